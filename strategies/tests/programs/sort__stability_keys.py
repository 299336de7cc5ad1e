# Sorting: stability, reverse, keys, comparison errors, mixed kinds.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

data = [('b', 2), ('a', 1), ('b', 1), ('a', 2), ('c', 0)]
print(sorted(data, key=lambda t: t[0]), sorted(data, key=lambda t: t[0], reverse=True), sorted(data, key=lambda t: -t[1]))
print(sorted('bAcB'), sorted('bAcB', key=str.lower), sorted('bAcB', key=str.lower, reverse=True), sorted([3, 1.5, True, -2]), sorted([], key=5), sorted({3: 1, 1: 2}), sorted([[2], [1, 5], [1]]))
class N:
    calls = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): N.calls += 1; return self.v < o.v
    def __repr__(self): return f'N{self.v}'
print(sorted(map(N, [3, 1, 2])), N.calls, sorted(map(N, range(8))), N.calls)
class OnlyGt:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f'G{self.v}'
print(sorted([OnlyGt(2), OnlyGt(1)]))
show(lambda: sorted([object(), object()])); show(lambda: sorted([1, 'a'])); show(lambda: sorted(['a', 1])); show(lambda: sorted([1, None])); show(lambda: sorted([1j, 2j])); show(lambda: sorted([{}, {}])); show(lambda: sorted(5)); show(lambda: sorted()); show(lambda: sorted([1], lambda x: x)); show(lambda: sorted([1], key=len)); show(lambda: sorted([2, 1], key=None, reverse=2))
show(lambda: sorted([2, 1], reverse='a')); show(lambda: sorted([2, 1], reverse=None))
class Raises:
    def __lt__(self, o): raise KeyError('lt')
x = [Raises(), Raises()]; y = x[:]
show(lambda: x.sort()); print(x == y)
nan = float('nan'); print(sorted([3, nan, 1]), sorted([nan, 2, 1]))
words = ['banana', 'kiwi', 'apple', 'fig', 'pear']
words.sort(key=len); print(words); words.sort(key=len, reverse=True); print(words)
big = [(i * 7919) % 101 for i in range(300)]; s = sorted(big); print(s == sorted(big[::-1]), s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])))
pairs = sorted(((v % 10, i) for i, v in enumerate(big)), key=lambda p: p[0]); print(all(a[1] < b[1] for a, b in zip(pairs, pairs[1:]) if a[0] == b[0]))
rev = sorted(pairs, key=lambda p: p[0], reverse=True); print(all(a[1] < b[1] for a, b in zip(rev, rev[1:]) if a[0] == b[0]))
import functools
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), sorted(['a', 'B'], key=functools.cmp_to_key(lambda a, b: 0)))
class Falsy:
    def __lt__(self, o): return []
print(len(sorted([Falsy(), Falsy(), Falsy()])))
class I(int):
    def __lt__(self, o): return int(self) > int(o)
print(sorted([I(1), I(3), I(2)]), sorted([1, I(3), 2]))
