class Data:
    def __init__(self, name): self.name = name
    def __get__(self, obj, owner=None):
        return f"get {self.name} {obj is not None} {owner and owner.__name__}"
    def __set__(self, obj, value): print("set", self.name, value)
    def __delete__(self, obj): print("delete", self.name)
class NonData:
    def __get__(self, obj, owner=None): return "nondata"
class SetOnly:
    def __set__(self, obj, v): obj.__dict__["s"] = v * 2
class DelOnly:
    def __delete__(self, obj): print("del only")
class C:
    d = Data("d")
    n = NonData()
    s = SetOnly()
    x = DelOnly()
    plain = 1
c = C()
print(c.d, C.d)
c.d = 5
del c.d
c.__dict__["d"] = "in dict"
print(c.d)
print(c.n, C.n)
c.n = "instance wins"
print(c.n, c.__dict__)
del c.n
print(c.n)
c.s = 4
print(c.s, type(C.s).__name__)
del c.x
for f in (lambda: delattr(c, "s"), lambda: setattr(c, "x", 1), lambda: delattr(c, "plain"), lambda: delattr(c, "nope")):
    try:
        f()
    except AttributeError as e:
        print(e)
C.d = "replaced on class"
print(c.d)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing")
        v = obj.__dict__[self.n] = self.f(obj)
        return v
class L:
    @Lazy
    def v(self): return 42
l = L()
print(l.v, l.v)
class Sub(C):
    n = 5
print(Sub().n, super(Sub, Sub()).n)
def func(self, a): return self, a
class M: pass
m = M()
m.f = func
print(m.f(1, 2))
bound = func.__get__(m, M)
print(bound(3)[0] is m, func.__get__(None, M) is func, bound.__self__ is m, bound.__func__ is func)
M.g = func
print(m.g(4)[1], M.g(5, 6))
class Callable:
    def __call__(self, *a): return a
M.h = Callable()
print(m.h(1))
class Raises:
    def __get__(self, o, t): raise AttributeError("from descriptor")
class R:
    r = Raises()
    def __getattr__(self, n): return "fallback " + n
print(R().r)
class Meta(type):
    md = Data("meta")
class K(metaclass=Meta): pass
print(K.md)
K.md = 1
object.__setattr__(c, "z", 1)
print(object.__getattribute__(c, "z"), c.z, vars(c))
