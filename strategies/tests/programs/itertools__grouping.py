# groupby, accumulate, tee.
import operator
from itertools import accumulate, groupby, islice, tee


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print([(k, list(g)) for k, g in groupby('aaabbca')], [(k, len(list(g))) for k, g in groupby([1, 1, 2, 3, 3])], [(k, list(g)) for k, g in groupby([])])
print([(k, list(g)) for k, g in groupby(range(10), key=lambda x: x // 4)], [k for k, _ in groupby('aabbcc')], {k: list(g) for k, g in groupby(sorted(['x1', 'y1', 'x2']), lambda s: s[0])})
groups = [(k, g) for k, g in groupby('aabb')]
print([(k, list(g)) for k, g in groups])
g = groupby('aaab')
k, first = next(g)
print(k, next(first), next(first))
k2, second = next(g)
print(k2, list(first), list(second))
show(lambda: next(g))
show(lambda: groupby(5))
show(lambda: groupby('a', 5) and list(groupby('a', 5)))
show(lambda: groupby())
show(lambda: (list(accumulate([1, 2, 3])), list(accumulate([])), list(accumulate('abc')), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=5)), list(accumulate([1, 2, 3], lambda a, b: a - b, initial=0)), list(accumulate([5], None))))
show(lambda: accumulate(5))
show(lambda: list(accumulate([1, 'a'])))
show(lambda: list(accumulate([1, 2], 5)))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), list(b))
x, y, z = tee(iter('abc'), 3)
print(list(x), next(y), list(z), list(y), tee([], 0), len(tee('a', 4)))
show(lambda: tee(5))
show(lambda: tee([], -1))
show(lambda: tee())
def gen():
    for i in range(4):
        print('made', i)
        yield i
p, q = tee(gen())
print(next(p), next(q), next(q))
print(list(p))
print(list(q))
it1, it2 = tee(range(100))
print(sum(it1), sum(islice(it2, 10)), next(it2))
