# set and frozenset: construction, int order, comparison, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (set(), {1}, {3, 1, 2}, set([5, 3, 5]), set('a'), set(range(10)), frozenset(), frozenset([1, 2]), {100, 1, 50}, {8, 1, 0, 16}, {-1, 0, 1}, {1, 1.0, True}))
print({i * 7 % 32 for i in range(20)}, set(range(0, 100, 9)), {2**40, 1, 2**20}, {33, 1, 65}, set(range(20, 0, -1)))
show(lambda: {[]})
show(lambda: {{}})
show(lambda: {{1}})
show(lambda: ({frozenset([1]): 1}, {frozenset({1})}, frozenset({1}) in {frozenset({1})}))
show(lambda: set(5))
show(lambda: set(None))
show(lambda: set(1, 2))
show(lambda: set([[1]]))
show(lambda: frozenset(5))
show(lambda: ({1, 2} == {2, 1}, {1} == frozenset([1]), {1} != {2}, {1} == [1], {1} < {1, 2}, {1} <= {1}, {1} < {1}, {1, 2} > {1}, {1, 3} < {1, 2}, {1, 3} > {1, 2}, {1} >= {2}))
show(lambda: {1} < [1, 2])
show(lambda: {1} > 5)
show(lambda: hash({1}))
show(lambda: (hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(frozenset()) == hash(frozenset([]))))
z = {1}
show(lambda: z[0])
show(lambda: {1} + {2})
show(lambda: {1} * 2)
show(lambda: {1} & [1])
show(lambda: {1} | None)
show(lambda: {1} - 'a')
show(lambda: {1} ^ 5)
show(lambda: [1] | {1})
show(lambda: (1 in {1}, 'a' in {1}, {1} in {frozenset([1])}, len({1, 2, 2}), bool(set()), min({3, 1}), sum({1, 2, 3}), sorted({3, 1, 2})))
show(lambda: [] in {1})
s = {1, 2}
t = s
s |= {3}
s &= {2, 3, 4}
s -= {4}
s ^= {2, 9}
print(s, t is s)
def bad():
    z = {1}
    z |= [1]
show(bad)
f = frozenset([1])
g = f
f |= {2}
print(f, g, type(f | {3}), type({3} | f), f.union([9]), f.copy() is f, frozenset(f) is f)
show(lambda: f.add(1))
show(lambda: f.clear())
class S(set):
    pass
print(S([1]), S([1]) | {2}, type(S([1]) | {2}), type(S([1]).copy()), S([1]) == {1}, repr(S()), repr(frozenset()))
print({*(), 1}, {x for x in range(5) if x % 2}, [*{3, 1, 2}], tuple({1}), set(reversed([1, 2])))
