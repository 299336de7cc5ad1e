class G:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name == "boom": raise AttributeError("custom message")
        if name == "other": raise ValueError("not an AttributeError")
        return "dyn_" + name
g = G()
print(g.real, g.anything, hasattr(g, "boom"), getattr(g, "boom", "default"))
for n in ("boom", "other"):
    try:
        getattr(g, n, 5) if n == "other" else g.boom
    except Exception as e:
        print(type(e).__name__, e)
class GA:
    x = 1
    def __getattribute__(self, name):
        print("getattribute", name)
        if name == "fallback": raise AttributeError(name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "from getattr " + name
    def m(self): return "m"
a = GA()
print(a.x, a.fallback, a.m(), a.nothing)
print(len([a]), hasattr(a, "x"))
class SA:
    def __setattr__(self, n, v):
        print("setattr", n, v)
        object.__setattr__(self, n, v * 2)
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)
s = SA()
s.x = 5
s.x += 1
setattr(s, "y", 1)
del s.x
print(s.__dict__)
try:
    del s.x
except AttributeError as e:
    print(e)
class Frozen:
    def __init__(self, v): object.__setattr__(self, "v", v)
    def __setattr__(self, n, v): raise AttributeError(f"frozen: {n}")
f = Frozen(1)
try:
    f.v = 2
except AttributeError as e:
    print(e, f.v)
class Special:
    pass
sp = Special()
sp.__len__ = lambda: 5
sp.__call__ = lambda: "called"
sp.__repr__ = lambda: "never"
for t in (lambda: len(sp), lambda: sp()):
    try:
        t()
    except TypeError as e:
        print(e)
Special.__len__ = lambda self: 9
Special.__call__ = lambda self, *a: a
print(len(sp), sp(1, 2))
class Proxy:
    def __init__(self, t): self.__dict__["t"] = t
    def __getattr__(self, n): return getattr(self.t, n)
    def __setattr__(self, n, v): setattr(self.t, n, v)
p = Proxy(g)
p.new = 3
print(g.new, p.real, p.zzz, vars(p).keys())
for t in (lambda: (5).x, lambda: setattr(5, "x", 1), lambda: setattr(int, "x", 1), lambda: [].foo, lambda: None.foo, lambda: g.__class__.nope, lambda: setattr(None, "a", 1), lambda: delattr([], "append"), lambda: setattr([], "append", 1), lambda: object().x, lambda: setattr(object(), "x", 1), lambda: getattr(g, 5), lambda: setattr(g, 5, 1)):
    try:
        t()
    except Exception as e:
        print(type(e).__name__, e)
class Mangle:
    __a = 1
    def __init__(self): self.__b = 2
    def get(self): return self.__a, self.__b, self.__c()
    def __c(self): return "c"
    __d__ = "not mangled"
m = Mangle()
print(m.get(), m.__dict__, Mangle.__d__, m._Mangle__a)
try:
    m.__a
except AttributeError as e:
    print(e)
m.__dict__ = {"swapped": 1}
print(m.swapped, dir(Special())[-1], "swapped" in dir(m))
