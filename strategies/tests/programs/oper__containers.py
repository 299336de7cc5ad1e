class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop, i.step)
        if i >= self.n: raise IndexError("end")
        return i * 10
s = Seq(3)
print(list(s), 20 in s, 5 in s, s[1], s[1:2], s[::3], s[-5], max(s), [*s], tuple(reversed(s)), list(enumerate(s)), bool(s), bool(Seq(0)))
class Map:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
    def __contains__(self, k): print("contains", k); return k in self.d
    def __iter__(self): return iter(sorted(self.d))
    def __len__(self): return len(self.d)
m = Map()
m["a"] = 1
m[1, 2] = 3
m["a"] += 5
print("a" in m, "b" not in m, m["a"], m[1, 2])
del m[1, 2]
print(list(m), len(m))
class It:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
it = It()
print(next(it), list(it), list(it), next(it, "end"))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
class BadIter:
    def __iter__(self): return 5
class BadNext:
    def __iter__(self): return self
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
for f in (lambda: list(NoIter()), lambda: list(BadIter()), lambda: list(BadNext()), lambda: 1 in NoContains(), lambda: 1 in NoIter(), lambda: iter(5), lambda: next(5), lambda: next([]), lambda: 1 in 5, lambda: len(5), lambda: m["zz"], lambda: reversed(It()), lambda: reversed({1}), lambda: object()[0], lambda: iter(It, 5)): attempt(f)
def setitem(o):
    o[0] = 1
def delitem(o):
    del o[0]
for o in (5, "s", (1,), s, None, It()):
    attempt(lambda: setitem(o))
    attempt(lambda: delitem(o))
class Len:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in (0, 5, True, -1, 1.5, "a", 2 ** 100):
    attempt(lambda: len(Len(v)))
class Idx:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
print([10, 20, 30][Idx(1)], "abc"[Idx(-1)], list(range(Idx(3))), hex(Idx(255)), [1] * Idx(2), bytes(Idx(2)), (1, 2, 3)[Idx(0):Idx(2)], 1 << 3, round(2.567, Idx(1)))
attempt(lambda: [1][Idx("a")])
attempt(lambda: [1][Idx(5)])
attempt(lambda: range(Idx(1.5)))
count = iter(lambda c=[0]: c.append(0) or len(c), 4)
print(list(count))
class Hint:
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return 10
print(list(Hint()))
class Cls:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Cls[int], Cls[1, 2], type("S", (Cls,), {})["x"])
attempt(lambda: int[str])
attempt(lambda: Seq[0])
print(list[int], dict[str, int], tuple[int, ...])
class Miss(dict):
    def __missing__(self, k): return k * 2
print(Miss()[4], Miss(a=1)["a"], 4 in Miss())
