class C: pass
c = C()
for n in "zebra": setattr(c, n, n)
print(list(c.__dict__), c.__dict__ is c.__dict__, vars(c) is c.__dict__)
del c.e
c.e = "again"
print(list(vars(c)))
d = c.__dict__
d["new"] = 1
print(c.new)
c.other = 2
print(d["other"], len(d))
del d["new"]
print(hasattr(c, "new"))
c.__dict__[5] = "int key"
print(c.__dict__[5], sorted(map(str, c.__dict__)))
c.__dict__ = e = {"fresh": 1}
c.y = 2
print(e, d == e, "other" in d)
for bad in (5, [], None):
    try:
        c.__dict__ = bad
    except TypeError as t:
        print(t)
del c.__dict__
print(c.__dict__)
class P:
    def __init__(self, a, b=0):
        self.a = a
        if b: self.b = b
p, q = P(1), P(1, 2)
print(vars(p), vars(q), p.__dict__ == {"a": 1})
p.__dict__.update(b=5, c=6)
print(p.b, p.c)
class Borg:
    shared = {}
    def __init__(self): self.__dict__ = self.shared
x, y = Borg(), Borg()
x.v = 1
print(y.v, x.__dict__ is y.__dict__)
class AttrDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
ad = AttrDict(a=1)
ad.b = 2
ad["c"] = 3
print(ad, ad.a, ad["b"], ad.c)
class Many:
    def __init__(self, n):
        for i in range(n): setattr(self, f"f{i}", i)
m = Many(100)
print(sum(vars(m).values()), m.f99, len(m.__dict__))
for i in range(0, 100, 2): delattr(m, f"f{i}")
print(len(m.__dict__), hasattr(m, "f2"), m.f3)
for k, v in list(vars(m).items())[:3]: print(k, v)
try:
    for k in m.__dict__: m.extra_attr = 1
except RuntimeError as e:
    print(e)
try:
    vars(5)
except TypeError as e:
    print(e)
print(C.__dict__ == C.__dict__, type(C.__dict__).__name__, "__dict__" in C.__dict__, "__dict__" in vars(P))
