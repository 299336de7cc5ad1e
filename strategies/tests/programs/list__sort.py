# sort and sorted: key, reverse, stability, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted('banana'), sorted([(2, 'a'), (1, 'b'), (1, 'a')]), sorted([]), sorted({3: 1, 1: 2})))
show(lambda: (sorted(['bb', 'a', 'ccc', 'dd'], key=len), sorted(['bb', 'a', 'ccc', 'dd'], key=len, reverse=True), sorted('bAc', key=str.lower), sorted([1, -2, 3], key=abs, reverse=True)))
show(lambda: sorted([1, 'a']))
show(lambda: sorted([None, None]))
show(lambda: sorted([1, None]))
show(lambda: sorted([1j, 2j]))
show(lambda: sorted([[1], ['a']]))
show(lambda: sorted(5))
show(lambda: sorted())
show(lambda: sorted([1], 2))
show(lambda: sorted([1], key=5))
show(lambda: sorted([1, 2], key=lambda: 1))
show(lambda: sorted([1], foo=1))
show(lambda: [1].sort(1))
show(lambda: ([2, 1].sort(key=None), [2, 1].sort(reverse='x')))
show(lambda: (sorted([2, 1], reverse=[]), sorted([2, 1], reverse=1)))
recs = [(i % 5, i) for i in range(60)]
print(sorted(recs, key=lambda r: r[0]))
print(sorted(recs, key=lambda r: r[0], reverse=True)[:15])
print(sorted(recs, key=lambda r: -r[0])[:15])
a = [((i * 7919) % 1009) for i in range(300)]
b = sorted(a)
print(b == sorted(a, reverse=True)[::-1], all(b[i] <= b[i + 1] for i in range(299)), b[:5], b[-5:])
print(sorted([3, 1.5, True, -2, 10**30, 2.5, False]), sorted([0.0, -0.0, 0]), sorted([float('inf'), 1, float('-inf')]))
class R:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v > other.v
    def __repr__(self):
        return f'R{self.v}'
print(sorted([R(1), R(3), R(2)]), min(R(1), R(2)))
class NoLt:
    pass
show(lambda: sorted([NoLt(), NoLt()]))
m = [3, 1, 2]
def key(x):
    m.append(x)
    return x
show(lambda: m.sort(key=key))
print(m)
seen = []
def key2(x):
    seen.append(list(m))
    return x
m.sort(key=key2)
print(m, seen)
def boom(x):
    if x == 2:
        raise ZeroDivisionError('boom')
    return x
m = [3, 2, 1]
show(lambda: m.sort(key=boom))
print(m)
show(lambda: m.sort(key=lambda x: m.clear() or x))
