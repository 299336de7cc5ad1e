class Liar(list):
    def __len__(self): return 100
    def __iter__(self): return iter("iter")
    def __getitem__(self, i): return "item"
l = Liar([1, 2, 3])
print(len(l), list(l), l[0], list.__len__(l), bool(l), l + [4], sorted(l), [*l], max(l), l == [1, 2, 3])
class D(dict):
    def __getitem__(self, k): return "D"
    def keys(self): return ["only"]
    def __iter__(self): return iter(["it"])
d = D(a=1)
print(d["zz"], d.get("a"), list(d), {**d}, dict(d), "%(x)s" % d)
class S(str):
    def __str__(self): return "str!"
    def __repr__(self): return "repr!"
    def __len__(self): return 42
    def __eq__(self, o): return False
    __hash__ = str.__hash__
s = S("abc")
print(s, repr(s), len(s), s + "d", f"{s}", "%s" % s, "".join([s, s]), s == "abc", {"abc": 1}.get(s), s.upper())
class I(int):
    def __index__(self): return 0
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __bool__(self): return False
    def __add__(self, o): return "add"
i = I(2)
print([10, 20, 30][i], i == "x", i + 1, 1 + i, bool(i), i * 2, range(5)[i], int(i))
class F(float):
    def __float__(self): return 9.5
print(float(F(1.0)), F(1.0) + 1)
class T(tuple):
    def __iter__(self): return iter("xy")
    def __len__(self): return 0
a, b = T((1, 2))
print(a, b, T((1,)) + (2,), [*T((1,))], bool(T((1,))))
def f(*a): return a
print(f(*T((1, 2))))
class Once:
    used = False
    def __iter__(self):
        if Once.used: raise RuntimeError("iterated twice")
        Once.used = True
        return iter([1, 2])
print(list(Once()))
try:
    [*Once()]
except RuntimeError as e:
    print(e)
class Meta(type):
    def __hash__(cls): return 5
    def __eq__(cls, o): return True
class K(metaclass=Meta): pass
print({K: 1}.get(K), K == 5, K in [3], isinstance(3, K), isinstance(K(), K))
class DelSelf:
    def __init__(self): self.items = [1, 2, 3]
    def __iter__(self):
        for v in self.items:
            self.items = None
            yield v
print(list(DelSelf()))
class ExitDel:
    def __enter__(self): return self
    def __exit__(self, *a): del self.__class__.__exit__
with ExitDel(): pass
print(hasattr(ExitDel, "__exit__"))
def redefine():
    global redefine
    redefine = lambda: "second"
    return "first"
print(redefine(), redefine())
class Swap:
    def m(self):
        self.__class__ = Other
        return self.n()
    def n(self): return "Swap.n"
class Other:
    def n(self): return "Other.n"
print(Swap().m())
def code_swap():
    code_swap.__code__ = (lambda: "new code").__code__
    return "old code"
print(code_swap(), code_swap())
