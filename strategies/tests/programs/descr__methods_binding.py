# How functions, builtins, partials, classes and callables bind.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import functools
class Callable:
    def __call__(self, *a): return ('callable', len(a))
def f(*a): return ('f', len(a))
class A:
    func = f
    lam = lambda *a: ('lam', len(a))
    builtin = len
    klass = int
    call = Callable()
    part = functools.partial(f, 1)
    static = staticmethod(f)
    cls = classmethod(f)
    partm = functools.partialmethod(f, 1, 2)
    nested = classmethod(functools.partial(f, 1))
    def __len__(self): return 9
a = A()
print(a.func(), a.lam(), a.call(), a.static(), a.cls(), a.partm(), a.nested())
show(lambda: a.builtin())
show(lambda: a.builtin([1]))
show(lambda: a.klass())
m = a.func
print(m.__self__ is a, m.__func__ is f, m == a.func, m is a.func, hash(m) == hash(a.func))
print(A.func is f, A.cls.__self__ is A, a.cls == A.cls)
import types
bound = types.MethodType(f, 5)
print(bound(), bound.__self__, types.MethodType(len, [1, 2])())
show(lambda: types.MethodType(5, 1))
show(lambda: types.MethodType(f, None))
show(lambda: types.MethodType(f))
g = f.__get__(3)
print(g(), type(g).__name__, f.__get__(None, int) is f)
show(lambda: f.__get__(None))
show(lambda: f.__get__(None, None))
a.own = f
print(a.own())
print(str.upper.__get__('x')(), ''.upper.__self__ == '')
show(lambda: str.upper.__get__(5))
show(lambda: str.upper(5))
show(lambda: A.func.missing)
m2 = a.func
show(lambda: setattr(m2, 'attr', 1))
f.attr = 'set'
print(m2.attr)
