# The attributes of functions and bound methods.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
    """doc of f"""
    return a
def outer():
    x = 1
    y = 2
    def inner():
        return x
    return inner, lambda: (x, y)
class C:
    def m(self): """m doc"""
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__closure__, f.__dict__, f.__code__.co_name, f.__globals__ is globals(), f.__type_params__, f.__builtins__ is not None)
i, l = outer()
print(i.__qualname__, l.__qualname__, l.__name__, i.__closure__[0].cell_contents, len(l.__closure__), i.__code__.co_freevars, outer.__code__.co_cellvars)
i.__closure__[0].cell_contents = 'changed'
print(i(), l())
print(C.m.__qualname__, C().m.__func__ is C.m, C().m.__self__.__class__, C.c.__self__, C.s.__qualname__, C().m.__doc__, C().m.__name__, C().m == C().m, C.c == C.c)
c = C()
print(c.m == c.m, c.m is c.m, hash(c.m) == hash(c.m), repr(C.m)[:17], repr(c.m)[:20], type(c.m).__name__, c.m.__module__, C().m.__eq__(5))
f.attr = 'x'
f.__dict__['other'] = 1
print(f.attr, f.other, sorted(f.__dict__), vars(f) is f.__dict__)
del f.attr
show(lambda: f.attr)
f.__name__ = 'g'
f.__qualname__ = 'Q.g'
f.__doc__ = None
print(f.__name__, f.__qualname__, f.__doc__, repr(f)[:14])
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {'d': 1, 'e': 6}
show(lambda: (f(1), f(1, 5, 6, 7)))
f.__defaults__ = None
show(lambda: f(1, d=1))
show(lambda: f())
f.__annotations__ = {'z': int}
print(f.__annotations__)
def s(attr, v):
    setattr(f, attr, v)
for attr, v in [('__name__', 5), ('__qualname__', None), ('__defaults__', [1]), ('__kwdefaults__', 5), ('__code__', 5), ('__dict__', 5), ('__globals__', {}), ('__closure__', None), ('__annotations__', 5)]:
    show(s, attr, v)
def cm():
    c.m.x = 1
show(cm)
def k(x): return x * 2
def k2(x): return x + 100
k.__code__ = k2.__code__
print(k(1), k.__name__)
show(lambda: setattr(k, '__code__', i.__code__))
show(lambda: c.m.nope)
show(lambda: f.nope)
del f.__defaults__
del f.__doc__
print(f.__defaults__, f.__doc__)
