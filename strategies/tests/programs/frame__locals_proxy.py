# FrameLocalsProxy (PEP 667): running functions, suspended and running generators, closures.
import sys, types
def f(a, b=2):
    c = 3
    def inner(): return c
    p = sys._getframe().f_locals
    print(type(p).__name__, type(p).__module__, str(p), len(p))
    p['a'] = 10; p['c'] = 30; p['new'] = 'x'
    print(a, c, inner(), p['new'], list(p), p.keys(), p.values(), p.items())
    print('a' in p, 'zz' in p, 1 in p, p.get('a'), p.get('q'), p.get('q', 5), sys._getframe().f_locals == p, p == dict(p), p != dict(p), p == 5)
    def t(g):
        try: print(repr(g()))
        except BaseException as e: print(type(e).__name__, e)
    t(lambda: p['zz']); t(lambda: p.pop('a')); t(lambda: p.pop('new')); t(lambda: p.popitem()); t(lambda: p.clear()); t(lambda: p.__delitem__('a'))
    t(lambda: p.setdefault('a', 1)); t(lambda: p.setdefault('n2', 1)); t(lambda: p.update(b=7)); t(lambda: p.update({'b': 8, 'k': 9})); t(lambda: p.update(5)); t(lambda: p.update([('b', 9)]))
    print(b)
    t(lambda: p | {'z': 1}); t(lambda: {'z': 1} | p); t(lambda: p | 5)
    t(lambda: p.__ior__({'b': 1})); print(b)
    t(lambda: hash(p)); t(lambda: list(reversed(p))); t(lambda: p.copy()); t(lambda: type(p.copy())); t(lambda: type(p)()); t(lambda: type(p)(5)); t(lambda: p < p); t(lambda: p[1]); t(lambda: p.__setitem__(1, 2)); t(lambda: p[1]); t(lambda: {**p} == dict(p)); t(lambda: type(p)(sys._getframe()))
    t(lambda: p['t'] is t)
    def d(): del p['a']
    t(d)
    q = 5
    del q
    t(lambda: p['q']); t(lambda: 'q' in p)
    p['q'] = 6
    print(q)
    match p:
        case {'a': x}: print('mapping', x)
    from collections.abc import Mapping, MutableMapping
    print(isinstance(p, Mapping), isinstance(p, MutableMapping))
    t(lambda: p.pop())
    return p
p = f(1)
print([m for m in dir(p) if m not in dir(object)])
def g(n):
    while n:
        x = yield n
        n -= 1
k = g(3)
fr = k.gi_frame
print(fr.f_locals)
next(k); print(fr.f_locals); k.gi_frame.f_locals['n'] = 10; print(next(k), k.gi_frame.f_locals)
k.close(); print(k.gi_frame)
def h():
    me = yield 1
    print(sorted(me.gi_frame.f_locals))
    me.gi_frame.f_locals['me'] = 'changed'
    yield me
k = h(); next(k); print(k.send(k))
print(hasattr(types, 'FrameLocalsProxyType'))
ge = (i*j for i in [1,2,3] for j in (1,2))
print(next(ge), next(ge), ge.gi_frame.f_locals)
def outer():
    v = 1
    def gen():
        nonlocal v
        yield v
        yield v
    x = gen(); next(x); x.gi_frame.f_locals['v'] = 99
    print(v, next(x))
outer()
