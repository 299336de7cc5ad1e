# functools: singledispatch, partial, reduce, cached_property, total_ordering, lru_cache, wraps.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import functools
@functools.singledispatch
def f(x, *rest): return 'object'
@f.register
def _(x: int, *rest): return 'int'
@f.register(list)
def _(x, *rest): return ('list', rest)
@f.register(str)
@f.register(bytes)
def _(x, *rest): return 'text'
print(f(1), f(True), f([1], 2), f('a'), f(b'a'), f(1.5), f.dispatch(bool)(1), sorted(t.__name__ for t in f.registry)); show(lambda: f())
class C:
    @functools.singledispatchmethod
    def m(self, x): return 'any'
    @m.register
    def _(self, x: int): return 'int'
    @functools.cached_property
    def prop(self): print('computed'); return 5
c = C(); print(c.m(1), c.m('a'), c.prop, c.prop, c.__dict__); del c.prop; print(c.prop)
p = functools.partial(pow, 2); print(p(5), p.func, p.args, functools.partial(p, 3)(), functools.partial(print, 'a', sep='-').keywords); show(lambda: functools.partial()); show(lambda: functools.partial(5)); show(lambda: p())
q = functools.partial(lambda *a, **k: (a, k), 1, x=2); print(q(3, y=4), q(x=9), repr(functools.partial(int, base=2)))
print(functools.reduce(lambda a, b: a + b, 'abc'), functools.reduce(max, [], 5), functools.reduce(pow, [2, 3, 2])); show(lambda: functools.reduce(max, [])); show(lambda: functools.reduce(5, [1, 2]))
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(2))
@functools.lru_cache(maxsize=2)
def sq(n): print('run', n); return n * n
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__(4)); show(lambda: sq([]))
@functools.cache
def fact(n): return n * fact(n - 1) if n else 1
print(fact(20), fact.cache_info().misses)
def deco(f):
    @functools.wraps(f)
    def w(*a): 'wrapper doc'; return f(*a)
    return w
@deco
def named(a: int) -> str:
    'doc of named'
print(named.__name__, named.__doc__, named.__wrapped__.__name__, named.__annotations__)
