# copy and deepcopy: hooks, memo, slots, cycles.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import copy
class A:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'A({self.v!r})'
class H(A):
    def __copy__(self): return H(('copied', self.v))
    def __deepcopy__(self, memo): return H(('deep', copy.deepcopy(self.v, memo)))
class S:
    __slots__ = ('x', 'y')
class G:
    def __getstate__(self): return {'state': 1}
    def __setstate__(self, s): self.restored = s
class R:
    def __init__(self, n): self.n = n
    def __reduce__(self): return (R, (self.n + 1,))
class L(list): pass
a = A([1, [2]]); c = copy.copy(a); d = copy.deepcopy(a)
print(c.v is a.v, d.v is a.v, d.v, copy.copy(H(1)), copy.deepcopy(H([1])))
s = S(); s.x = [1]; t = copy.copy(s); u = copy.deepcopy(s); print(t.x is s.x, u.x is s.x, hasattr(t, 'y'))
print(copy.copy(G()).restored, copy.copy(R(1)).n, copy.deepcopy(R(5)).n)
l = L([1, [2]]); l.attr = 'kept'; m = copy.deepcopy(l); print(type(m).__name__, m, m.attr, m[1] is l[1])
cyc = [1]; cyc.append(cyc); dc = copy.deepcopy(cyc); print(dc[1] is dc, dc is cyc)
shared = [0]; two = copy.deepcopy([shared, shared]); print(two[0] is two[1])
for v in (1, 'a', (1, 2), (1, [2]), frozenset([1]), None, len, int, range(3), b'x', 1.5, {1: [2]}, {1, 2}, slice(1)):
    print(repr(v), copy.copy(v) is v, copy.deepcopy(v) is v, copy.deepcopy(v) == v)
show(lambda: copy.copy((i for i in ()))); show(lambda: copy.deepcopy(iter([1]).__class__)); show(lambda: copy.copy(a.missing))
x = A(1); x.self = x; y = copy.deepcopy(x); print(y.self is y)
print(copy.replace(slice(1), stop=2) if hasattr(slice, '__replace__') else 'no replace')
class Rep:
    def __init__(self, a=1): self.a = a
    def __replace__(self, **k): return Rep(**k)
print(copy.replace(Rep(), a=7).a); show(lambda: copy.replace(5, a=1))
