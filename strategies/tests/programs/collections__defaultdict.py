# defaultdict.
from collections import defaultdict


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d['a'].append(1)
d['a'].append(2)
d['b']
print(d, d.default_factory, len(d), 'c' in d, d.get('c'), d == {'a': [1, 2], 'b': []}, dict(d), isinstance(d, dict))
c = defaultdict(int)
for ch in 'abracadabra':
    c[ch] += 1
print(c, sorted(c.items()), defaultdict(int, {'x': 1}, y=2), defaultdict(None, [(1, 2)]), defaultdict())
show(lambda: defaultdict()['x'])
show(lambda: defaultdict(None)[1, 2])
show(lambda: defaultdict(5))
show(lambda: defaultdict(int)[[]])
show(lambda: defaultdict(lambda: 1 / 0)['x'])
show(lambda: defaultdict(lambda x: x)['k'])
n = defaultdict(lambda: defaultdict(int))
n['a']['b'] += 5
print(n['a']['b'], type(n['a']), list(n), c.copy() == c, type(c.copy()), c.copy().default_factory)
class K(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
k = K()
print(k[3], k['ab'], k, type(k | {1: 2}))
m = defaultdict(int, a=1) | {'b': 2}
print(m, type(m), {'b': 2} | defaultdict(int, a=1), m.pop('a'), m.setdefault('z', 5), m)
m.default_factory = str
print(repr(m['new']), m.default_factory, c.__missing__('fresh'), c['fresh'], m.default_factory())
m.default_factory = None
show(lambda: m['gone'])
r = defaultdict(list)
r['self'] = r
print(r)
print(defaultdict.fromkeys('ab', 1), defaultdict(set, {1: {2}}), sorted(defaultdict(int, b=1, a=2)))
