# lru_cache, cache, cached_property.
from functools import cache, cached_property, lru_cache


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


calls = []
@lru_cache(maxsize=2)
def sq(x):
    calls.append(x)
    return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), calls, sq.cache_info())
print(sq.cache_clear(), sq.cache_info(), sq.__name__, sq.__wrapped__(5), sq.cache_parameters())
@lru_cache
def add(a, b=1, *, c=0):
    calls.append((a, b, c))
    return a + b + c
calls.clear()
print(add(1), add(1, 1), add(1, b=1), add(a=1), add(1), add(1, c=2), add(1, c=2), len(calls), add.cache_info())
@lru_cache(maxsize=None, typed=True)
def t(x):
    calls.append(x)
    return type(x).__name__
calls.clear()
print(t(1), t(1.0), t(True), t(1), calls, t.cache_info())
@lru_cache(maxsize=0)
def none(x):
    return x
print(none(1), none(1), none.cache_info())
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
show(lambda: sq([1]))
show(lambda: sq())
show(lambda: lru_cache(maxsize='a'))
show(lambda: lru_cache(5)(abs)(-3))
@cache
def boom(x):
    calls.append('boom')
    raise ValueError(x)
calls.clear()
show(lambda: boom(1))
show(lambda: boom(1))
print(calls, boom.cache_info())
class C:
    n = 0
    @cached_property
    def v(self):
        """doc v"""
        C.n += 1
        return C.n
    @lru_cache
    def m(self, x):
        C.n += 10
        return C.n
c = C()
print(c.v, c.v, c.__dict__, C.v.__doc__, C.n, c.m(1), c.m(1), c.m(2))
del c.v
print(c.v)
c.v = 'set'
print(c.v, C().v, isinstance(C.__dict__['v'], cached_property))
class S:
    __slots__ = ()
    @cached_property
    def v(self):
        return 1
show(lambda: S().v)
def cp():
    class X:
        a = b = cached_property(lambda self: 1)
show(cp)
