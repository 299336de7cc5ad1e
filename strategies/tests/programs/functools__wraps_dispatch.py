# wraps, total_ordering, singledispatch.
from functools import singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def deco(f):
    @wraps(f)
    def inner(*a, **k):
        """inner doc"""
        return 'wrapped', f(*a, **k)
    return inner
@deco
def hello(x: int) -> str:
    """hello doc"""
    return x
print(hello(1), hello.__name__, hello.__doc__, hello.__qualname__, hello.__wrapped__(2), hello.__annotations__, hello.__module__, hello.__dict__.keys())
def plain(): pass
update_wrapper(plain, hello, assigned=('__doc__',), updated=())
print(plain.__name__, plain.__doc__, plain.__wrapped__ is hello)
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2), V(1) == V(1), sorted([V(2), V(1)])[0].n, max(V(1), V(9)).n)
show(lambda: V(1) <= 5)
show(lambda: V(1) > 'a')
show(lambda: V(1) == 5)
@total_ordering
class G:
    def __init__(self, n): self.n = n
    def __ge__(self, o): return self.n >= o.n
print(G(1) < G(2), G(2) > G(1), G(1) <= G(1))
def bad():
    @total_ordering
    class X: pass
show(bad)
@singledispatch
def kind(x, y=None):
    return 'object'
@kind.register
def _(x: int, y=None):
    return 'int', y
@kind.register(list)
def kind_list(x, y=None):
    return 'list', len(x)
@kind.register(str)
@kind.register(bytes)
def _(x, y=None):
    return 'textual'
print(kind(1), kind(True, 2), kind([1]), kind('a'), kind(b'a'), kind(1.5), kind(None), kind_list('abc'))
print(kind.dispatch(bool) is kind.dispatch(int), kind.dispatch(float)(1), sorted(k.__name__ for k in kind.registry), kind.__name__)
show(lambda: kind())
show(lambda: kind.register(5))
@kind.register
def _(x: int | float, y=None):
    return 'number'
print(kind(1.5), kind(2))
class M:
    @singledispatchmethod
    def show(self, v):
        return 'any'
    @show.register
    def _(self, v: int):
        return 'int!'
print(M().show(1), M().show('a'))
