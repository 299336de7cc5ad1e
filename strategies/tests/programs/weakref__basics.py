# weakref: ref, proxy, WeakValueDictionary, WeakKeyDictionary, WeakSet while objects live.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import weakref
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'A({self.v})'
    def m(self): return ('m', self.v)
a = A(1); r = weakref.ref(a)
print(r() is a, r == weakref.ref(a), r is weakref.ref(a), hash(r) == hash(a), type(r).__name__, weakref.getweakrefcount(a), r.__callback__)
p = weakref.proxy(a); print(p.v, p.m(), type(p).__name__); p.v = 5; print(a.v)
for bad in (5, 'a', None, (1,), [1], {}): show(lambda: weakref.ref(bad))
show(lambda: weakref.ref()); show(lambda: weakref.ref(a, 1, 2));
class L(list): pass
l = L([1]); print(weakref.ref(l)() is l, list(weakref.proxy(l)), len(weakref.proxy(l)))
f = lambda: 1; print(weakref.ref(f)() is f, weakref.ref(A)() is A)
d = weakref.WeakValueDictionary(); d['k'] = a; print(d['k'] is a, list(d), len(d), 'k' in d, d.get('z'), list(d.values())); show(lambda: d['z']); show(lambda: d.__setitem__('x', 5))
k = weakref.WeakKeyDictionary(); k[a] = 'value'; print(k[a], len(k), list(k.keys()), k.get(A(2), 'none'))
s = weakref.WeakSet([a]); s.add(a); print(len(s), a in s, list(s), A(3) in s)
class S: __slots__ = ('x',)
class W: __slots__ = ('x', '__weakref__')
show(lambda: weakref.ref(S())); w = W(); print(weakref.ref(w)() is w)
m = weakref.WeakMethod(a.m); print(m()() , m == weakref.WeakMethod(a.m))
class R(weakref.ref):
    extra = 'sub'
print(R(a).extra, R(a)() is a, R(a) == r)
fin = weakref.finalize(a, print, 'finalized', a.v); print(fin.alive, fin.peek()[1:3]); print(fin.detach() is not None, fin.alive)
b = A(1); print(weakref.ref(b) == r, weakref.ref(b) != weakref.ref(a))
