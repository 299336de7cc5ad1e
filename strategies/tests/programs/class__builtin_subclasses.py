class L(list):
    def append(self, v):
        super().append(v * 2)
    def __getitem__(self, i): return super().__getitem__(i)
    def total(self): return sum(self)
l = L([1, 2])
l.append(3)
l.extend([4])
l += [5]
print(l, type(l).__name__, l.total(), type(l + [1]).__name__, type(l[:]).__name__, type(l * 2).__name__, type(l.copy()).__name__, isinstance(l, list), l == [1, 2, 6, 4, 5])
l.attr = "has dict"
print(l.attr, l.__dict__)
class D(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.log = []
    def __setitem__(self, k, v):
        self.log.append(k)
        super().__setitem__(k, v)
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("e", 4)
print(d, d.log, d.a, hasattr(d, "zz"), type(d.copy()).__name__, type(d | {}).__name__, D.fromkeys("xy").log, repr(d))
class I(int):
    def __repr__(self): return f"I({int(self)})"
    def double(self): return I(self * 2)
i = I(5)
print(i, i.double(), i + 1, type(i + 1).__name__, i == 5, {5: "x"}[i], [10, 20, 30, 40, 50, 60][i], f"{i}", f"{i:03}", "%d" % i, I("7"), i.bit_length(), hash(i) == 5)
class F(float):
    def __new__(cls, v): return super().__new__(cls, v)
    def __str__(self): return "F!"
print(F(1.5), repr(F(1.5)), F(1.5) + 1, f"{F(2.5)}", f"{F(2.5):.2f}", F(2) == 2)
class S(str):
    def shout(self): return S(self.upper() + "!")
    def __add__(self, o): return S(str.__add__(self, o))
s = S("hey")
print(s.shout(), type(s + "x").__name__, type(s.upper()).__name__, s + "y", "a" + s, len(s), s[0], s in {"hey"}, ",".join([s, s]), s == "hey", "%s" % s)
class T(tuple):
    x = property(lambda self: self[0])
    def __repr__(self): return "T" + super().__repr__()
t = T((1, 2))
a, b = t
print(t, t.x, a, b, t + (3,), type(t[:]).__name__, {t: 1}[(1, 2)], t == (1, 2), T("ab"))
class Se(set):
    def add(self, v): super().add(v.lower())
se = Se()
se.add("A")
print(se, type(se | {1}).__name__, se == {"a"})
class B(bytes): pass
print(B(b"ab"), B(b"ab") == b"ab", B(b"ab")[0], type(B(b"x") + b"y").__name__)
class E(Exception):
    def __init__(self, code, *a): super().__init__(code, *a); self.code = code
try: raise E(5, "x")
except E as e: print(e, e.code, repr(e))
for bad in (lambda: type("X", (list, dict), {}), lambda: type("X", (int, float), {}), lambda: type("X", (slice,), {}), lambda: type("X", (type(print),), {}), lambda: type("X", (type(lambda: 0),), {})):
    try: bad()
    except TypeError as e: print(e)
class Fs(frozenset): pass
print(Fs([1]), hash(Fs([1])) == hash(frozenset([1])), Fs([1]) == {1})
