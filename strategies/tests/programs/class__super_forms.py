class A:
    v = "A.v"
    def __init__(self, *a): self.log = ["A", *a]
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    def __getitem__(self, k): return ("A", k)
    def __repr__(self): return "<A>"
class B(A):
    v = "B.v"
    def __init__(self, x):
        super().__init__(x)
        self.log.append("B")
    def m(self): return super().m() + "|" + super(B, self).m()
    @classmethod
    def c(cls): return super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return super().p + "|B"
    def __getitem__(self, k): return super().__getitem__(k)
    def get_v(self): return super().v
    def rep(self): return repr(super()).replace("object>>", "object>>"), super().__repr__()
    def missing(self): return super().nope
    def cls_attr(self): return super().__class__, super().__thisclass__.__name__, super().__self__ is self
    def item(self): return super()[0]
    def setv(self): super().z = 1
b = B(1)
print(b.log, b.m(), B.c(), b.c(), B.s(), b.p, b[3], b.get_v(), b.rep(), b.cls_attr())
for f in (b.missing, b.item, b.setv):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class C(B):
    def m(self):
        f = super().m
        return f()
    def loop(self): return [super(C, self).m() for _ in range(2)]
    def inner(self):
        def g(): return super(C, self).get_v()
        return g()
c = C(2)
print(c.m(), c.loop(), c.inner(), super(B, c).m(), super(C, C).c(), super(C, c).p)
unbound = super(B)
print(repr(unbound), unbound.__get__(b, B).m())
for bad in (lambda: super(B, 5), lambda: super(5, b), lambda: super(C, b), lambda: super(B, A), lambda: super(1, 2, 3)):
    try:
        bad()
    except TypeError as e:
        print(e)
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __missing__(self, k): return "missing " + k
d = D(a=1)
d["b"] = 2
print(d, d["zz"], d.get("zz"))
class I(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __add__(self, o): return I(super().__add__(o))
print(I(1), I(1) + 1, type(I(1) + 1).__name__, 1 + I(5))
class Diamond:
    def __init__(self, **kw):
        print("Diamond", kw)
        super().__init__(**kw)
class L(Diamond):
    def __init__(self, *, l, **kw):
        print("L", l)
        super().__init__(**kw)
class R(Diamond):
    def __init__(self, *, r, **kw):
        print("R", r)
        super().__init__(**kw)
class LR(L, R): pass
LR(l=1, r=2)
try:
    LR(l=1, r=2, extra=3)
except TypeError as e:
    print(e)
