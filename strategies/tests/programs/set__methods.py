# add, discard, remove, pop, update, set algebra.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = {1, 2, 3}
print(s.add(4), s.add(1), s.discard(9), s.discard(4), s.remove(3), s, s.copy() is s)
show(lambda: s.remove(9))
show(lambda: s.remove([]))
show(lambda: s.discard([]))
show(lambda: s.add([]))
show(lambda: s.add())
show(lambda: s.remove('nope'))
show(lambda: set().pop())
show(lambda: ({7}.pop(), {'x'}.pop()))
show(lambda: s.pop(1))
show(lambda: (s.union([5], (6,)), s.intersection([1, 5]), s.difference([1]), s.symmetric_difference([1, 7]), s.union(), s.intersection(), s.difference()))
show(lambda: (s.intersection([1, 2], {2}), s.difference([1], [2]), s.union('') | set(), s.union(range(3), {9: 1})))
show(lambda: (s.issubset([1, 2, 3]), s.issuperset([1]), s.isdisjoint([5]), s.isdisjoint(s), set().issubset([]), s.issubset(s)))
show(lambda: s.union(5))
show(lambda: s.intersection(None))
show(lambda: s.update(5))
show(lambda: s.update([[]]))
show(lambda: s.issubset(5))
show(lambda: s.symmetric_difference([1], [2]))
print(s.update([10, 11], {12}), s.intersection_update({1, 10, 12, 99}), s.difference_update([10]), s.symmetric_difference_update([1, 50]), s)
s.clear()
print(s)
show(lambda: ({1, 2} | {3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} | frozenset([2]), frozenset([1, 2]) & {2}, frozenset([1]) - {1}))
show(lambda: ({1}.__or__([2]), {1}.__and__({1}), {1}.__contains__(1), {1}.__len__(), {1}.__eq__([1]), {1}.__le__({1})))
show(lambda: s.foo)
show(lambda: ({1, 2}.isdisjoint({3}), {1}.union({2}).union({3})))
big = set(range(1000))
big -= set(range(0, 1000, 2))
print(len(big), sum(big), 3 in big, 4 in big, big & {1, 2, 3}, len(big | set(range(10))))
for i in range(1, 1000, 2):
    big.discard(i)
print(big, len(big))
a = {1, 2, 3}
a.update(a)
a.difference_update(a)
print(a)
x = {'a': 1}.keys() | {'b'}
print(sorted(x), type(x))
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 5
    def __eq__(self, o): return self.n == o.n
print(len({K(1), K(2), K(1)}), len({K(i % 3) for i in range(30)}), K(2) in {K(2)}, K(3) in {K(2)})
