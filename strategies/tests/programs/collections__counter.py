# Counter.
from collections import Counter


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


c = Counter('abracadabra')
print(c, c['a'], c['zz'], 'zz' in c, c.most_common(2), c.most_common(), c.most_common(0), sum(c.values()), c.total(), sorted(c.elements()), len(c), list(c))
print(Counter(), Counter(a=1, b=-1), Counter({'x': 3}), Counter([1, 1, 2]), Counter(None), isinstance(c, dict), type(c['nope']))
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=0)
print(a + b, a - b, a & b, a | b, +Counter(x=1, y=-1), -Counter(x=1, y=-1), a == b, a == Counter(a=3, b=1, z=0), a <= b, a < Counter(a=5, b=5), a >= Counter(a=1))
a.update('aab')
print(a, a.update({'q': 5}), a, a.subtract({'a': 10}), a, a.subtract('b'), a, a.subtract(), a.update(), a.pop('q'), a)
a['n'] += 1
del a['not there']
del a['n']
print(a, list(a.elements()), a.copy(), type(a.copy()), dict(a), a.items(), a.get('zz'), a.setdefault('k', 9), a.clear(), a)
show(lambda: Counter(5))
show(lambda: Counter([[]]))
show(lambda: Counter(1, 2))
show(lambda: Counter.fromkeys('ab'))
show(lambda: Counter('a') + 5)
show(lambda: Counter('a') < 5)
show(lambda: Counter('a').most_common('x'))
show(lambda: Counter('a').update(5))
i = Counter('aab')
i += Counter('b')
print(i)
i -= Counter('aa')
print(i)
i |= Counter('zz')
i &= Counter('zzzbb')
print(i)
words = 'the cat and the dog and the bird'.split()
wc = Counter(words)
print(wc.most_common(3), max(wc, key=wc.get), {k: v for k, v in wc.items() if v > 1}, Counter(map(len, words)), sorted(wc, key=lambda w: (-wc[w], w)))
class C(Counter):
    def __missing__(self, k):
        return 'missed'
print(C('a')['q'], C('a'), type(C('a').copy()), Counter(a=1.5))
print(Counter('ab') == {'a': 1, 'b': 1}, Counter(a=0) == Counter(), Counter({1: 2, 'x': 3}), Counter((i % 3 for i in range(10))))
