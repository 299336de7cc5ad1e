# copy and deepcopy: built-in types, hooks, memo, recursion.
import copy


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, [2, 3], {'k': [4]}, (5, [6]), {7}]
b, c = copy.copy(a), copy.deepcopy(a)
print(b == a, b is a, b[1] is a[1], c == a, c[1] is a[1], c[2]['k'] is a[2]['k'], c[3] is a[3], c[3][1] is a[3][1], c[4] is a[4])
t = (1, 'a', (2,))
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.copy('s') == 's', copy.copy(None), copy.deepcopy(5), copy.copy(len) is len, copy.deepcopy(int) is int, copy.copy(range(3)), copy.deepcopy({1: {2: 3}}), copy.copy(frozenset([1])), copy.copy({1, 2}), copy.copy(bytearray(b'x')))
l = [1]
l.append(l)
m = copy.deepcopy(l)
print(m, m[1] is m, m is l)
d = {}
d['d'] = d
e = copy.deepcopy(d)
print(e['d'] is e)
shared = [0]
x, y = copy.deepcopy([shared, shared])
print(x is y)
class P:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, list(kids)
p = P(1, [P(2), P(3)])
q, r = copy.copy(p), copy.deepcopy(p)
print(type(q) is P, q.v, q.kids is p.kids, r.kids is p.kids, [k.v for k in r.kids], r.kids[0] is p.kids[0])
p.me = p
print(copy.deepcopy(p).me is not p, copy.deepcopy(p).v)
class H:
    def __init__(self, v): self.v = v
    def __copy__(self): return H(('copied', self.v))
    def __deepcopy__(self, memo): return H(('deep', self.v, type(memo).__name__))
print(copy.copy(H(1)).v, copy.deepcopy(H(1)).v, copy.deepcopy([H(2)])[0].v)
class S:
    __slots__ = ('a', 'b')
s = S()
s.a = [1]
print(copy.copy(s).a is s.a, copy.deepcopy(s).a is s.a, hasattr(copy.copy(s), 'b'))
class L(list):
    pass
k = L([1, [2]])
k.attr = {'x': []}
k2 = copy.deepcopy(k)
print(type(k2), k2, k2.attr, k2.attr is k.attr, type(copy.copy(k)), copy.copy(k).attr is k.attr)
class G:
    def __init__(self): self.z = 1
    def __getstate__(self): return {'z': 'state'}
    def __setstate__(self, st): self.z = ('set', st)
print(copy.copy(G()).z, copy.deepcopy(G()).z)
class Red:
    def __reduce__(self): return (list, ([1, 2],))
print(copy.copy(Red()), copy.deepcopy(Red()))
show(lambda: copy.copy(x for x in []))
show(lambda: copy.deepcopy(copy))
show(lambda: copy.copy())
class BadC:
    def __copy__(self): raise ValueError('no copy')
show(lambda: copy.copy(BadC()))
from collections import OrderedDict, deque, defaultdict
print(copy.deepcopy(deque([[1]])), copy.copy(OrderedDict(a=1)), copy.deepcopy(defaultdict(list, {1: [2]})), copy.copy(slice(1, 2)), copy.replace(__import__('collections').namedtuple('N', 'a b')(1, 2), b=9))
memo = {}
z = [1]
w = copy.deepcopy(z, memo)
print(memo[id(z)] is w, copy.Error.__name__, issubclass(copy.Error, Exception))
