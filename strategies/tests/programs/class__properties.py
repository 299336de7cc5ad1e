class T:
    def __init__(self, c=0): self._c = c
    @property
    def c(self):
        "the celsius"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self):
        print("deleting")
        del self._c
    @property
    def f(self): return self._c * 9 / 5 + 32
    k = property(lambda s: s._c + 273, doc="kelvin")
    wo = property(fset=lambda s, v: print("write only", v))
    none = property()
t = T(10)
print(t.c, t.f, t.k, T.c.__doc__, T.k.__doc__)
t.c = 20
t.wo = 3
print(t.c)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: setattr(t, "c", -300))
attempt(lambda: setattr(t, "f", 1))
attempt(lambda: delattr(t, "f"))
attempt(lambda: t.wo)
attempt(lambda: t.none)
attempt(lambda: setattr(t, "none", 1))
del t.c
attempt(lambda: t.c)
class S(T):
    @property
    def c(self): return "sub " + str(super().c)
    @T.c.getter
    def d(self): return "getter of copy"
s = S(5)
print(s.c, s.d)
attempt(lambda: setattr(s, "c", 1))
s.d = 9
print(s._c, type(T.c).__name__, T.c.fget.__name__, T.f.fset, T.c.__name__)
class G:
    def __getattr__(self, n): return f"getattr({n})"
    @property
    def p(self): return self.missing_inner
    @property
    def q(self): raise AttributeError("inside property")
g = G()
print(g.p, g.q)
class N:
    @property
    def p(self): return self.oops
attempt(lambda: N().p)
class Cls:
    @classmethod
    def make(cls, *a): return cls.__name__, a
    @staticmethod
    def st(*a): return a
    x = classmethod(lambda cls: cls.__name__)
class Cls2(Cls): pass
print(Cls.make(1), Cls2.make(2), Cls2().make(), Cls.st(1), Cls().st(2), Cls2.x(), Cls.__dict__["st"].__func__(3), Cls.make.__self__ is Cls)
print(Cls.__dict__["make"].__wrapped__.__name__, Cls.__dict__["st"](9), isinstance(Cls.__dict__["make"], classmethod))
from functools import cached_property
class CP:
    n = 0
    @cached_property
    def v(self):
        CP.n += 1
        return CP.n
c = CP()
print(c.v, c.v, c.__dict__, CP().v)
