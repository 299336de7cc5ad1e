# repr, comparison and deep nesting of recursive containers.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


l = []
l.append(l)
d = {}
d[1] = d
d[2] = [d, l]
t = ([],)
t[0].append(t)
print(l, d, t, [l, l], {'k': l})
a, b = [], []
a.append(b)
b.append(a)
print(a, b)
show(lambda: (l == l, a == a, d == d))
x, y = [], []
x.append(x)
y.append(y)
n = []
for _ in range(200):
    n = [n]
print(len(repr(n)), repr(n)[:5], n == [n[0]], str(n) == repr(n))
def deep(k):
    v = []
    for _ in range(k):
        v = [v]
    return v
show(lambda: hash(t))
for f in (lambda: repr(deep(20000))[:3] == '[[[', lambda: deep(20000) == deep(20000), lambda: x == y, lambda: x < y):
    # How deep the native stack reaches is not specified; a clean end is.
    try:
        print(f() in (True, False))
    except RecursionError:
        print(True)
from collections import deque, OrderedDict, defaultdict
q = deque([1])
q.append(q)
o = OrderedDict()
o['o'] = o
f = defaultdict(list)
f['f'].append(f)
print(q, o, f)
class R:
    def __init__(self): self.x = [self]
    def __repr__(self): return f'R({len(self.x)})'
print(R().x)
class RR:
    def __repr__(self): return repr([self])
show(lambda: repr(RR()))
s = {1}
fs = frozenset([frozenset(), frozenset([1])])
print(len(fs), frozenset() in fs, sorted(map(len, fs)))
del n
