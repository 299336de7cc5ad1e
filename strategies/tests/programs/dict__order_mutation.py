# Insertion order through updates, deletions, merges, and mutation while iterating.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

d = dict(a=1, b=2, c=3)
d['b'] = 20; del d['a']; d['a'] = 10
print(d, list(reversed(d)), d.popitem(), d)
d.update(z=1, b=5); d |= {'q': 0, 'z': 2}
print(d, d | {'b': 'new', 'first': 1}, {**d, 'b': 0}, {'x': 1} | d)
print(d.setdefault('b', 9), d.setdefault('n', 9), d, d.pop('b'), d.pop('nope', 'default'))
show(lambda: d.pop('nope'))
show(lambda: {}.popitem())
def during(change):
    d = {i: i for i in range(5)}
    out = []
    for k in d:
        out.append(k)
        change(d, k)
    return out, d
show(during, lambda d, k: d.__setitem__(k, 'same size'))
show(during, lambda d, k: d.pop(k))
show(during, lambda d, k: d.__setitem__(k + 10, 1))
show(during, lambda d, k: (d.pop(k), d.__setitem__(k + 100, 1)) if k == 2 else None)
show(during, lambda d, k: d.clear())
for view in (dict.keys, dict.values, dict.items):
    d = dict(a=1, b=2); v = view(d); it = iter(v)
    next(it); d['c'] = 3
    print(v, len(v), list(reversed(v)))
    show(lambda: next(it))
    show(lambda: next(it))
print(dict.fromkeys('abca'), dict.fromkeys('ab', []), dict([('a', 1), ('a', 2)], a=3), dict({'b': 1}, c=2), dict(zip('ab', (1, 2))))
print({1: 'a', 1.0: 'b', True: 'c'}, {0: 1, -0.0: 2, False: 3}, {(): 1, frozenset(): 2})
a, b = {'x': 1, 'y': 2}, {'y': 2, 'x': 1}
print(a == b, list(a) == list(b), a.items() == b.items(), a.keys() & {'x'}, a.items() ^ {('x', 1)}, a.keys() - 'x', a.keys() | [3] == {'x', 'y', 3})
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): print('eq', self.n, o.n); return self.n == o.n
    def __repr__(self): return f'K{self.n}'
e = {K(1): 1, K(2): 2}; e[K(3)] = 3
print(e[K(2)], K(9) in e, e)
