# Set methods and operators: argument kinds, in-place forms, result classes.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class S(set): pass
class F(frozenset): pass
for mk in (set, frozenset, S, F):
    s = mk([1, 2, 3])
    print(type(s | {9}).__name__, type({9} | s).__name__, type(s.union([4])).__name__, type(s.copy()).__name__, type(s - {1}).__name__, type(s.intersection({1})).__name__)
    print(sorted(s.union()), sorted(s.union([4], (5,), {6: 7})), sorted(s.intersection([1, 2], {2})), sorted(s.difference([1], [2])), sorted(s.symmetric_difference([3, 4])), s.isdisjoint([4]), s.issubset(range(5)), s.issuperset([1]), s <= {1, 2, 3}, s < {1, 2, 3}, s >= {1}, s == {1, 2, 3}, s != frozenset([1, 2, 3]))
    for call in (lambda: s | [1], lambda: s & 'a', lambda: s - {1: 2}, lambda: s ^ (1,), lambda: s <= [1], lambda: s.union(5), lambda: s.union([[]]), lambda: s.intersection(5), lambda: s.issubset(5), lambda: s.isdisjoint(), lambda: [] in s, lambda: {1} in s, lambda: s < 5, lambda: s.__or__([1]), lambda: hash(s) is None):
        show(call)
s = {1, 2}
s |= {3}; s &= {2, 3, 4}; s ^= {4, 2}; s -= {4}; print(s)
def aug(op, v):
    s = {1, 2}
    exec(f's {op} v', {'s': s, 'v': v})
    return s
for op in ('|=', '&=', '^=', '-='):
    show(aug, op, {2, 3}); show(aug, op, frozenset([2])); show(aug, op, [2]); show(aug, op, {2: 3}.keys())
s = {1}
show(lambda: s.add([])); show(lambda: s.remove(9)); show(lambda: s.remove([])); show(lambda: s.remove({1})); show(lambda: s.discard({1})); show(lambda: set().pop()); show(lambda: s.update(5)); show(lambda: s.update([1], 5)); show(lambda: set(1)); show(lambda: set([1], [2])); show(lambda: frozenset(a=1)); show(lambda: S(a=1))
s = {1, 2, 3}; s.difference_update(s); print(s); s = {1, 2}; s.symmetric_difference_update(s); print(s); s = {1}; s.intersection_update([1], [2]); print(s); s.update([1], (2,), 'a'); print(len(s))
print({1, True, 1.0}, {0, False} , frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, len({float('nan'), float('nan')}))
f = frozenset([1, 2]); print(f is frozenset(f), f.copy() is f, f | f is f, frozenset() is frozenset(), hash(f) == hash(frozenset([2, 1])))
class C:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n): print('give', i); yield i
print({0}.intersection(C(4)), {0, 1}.issubset(C(5)), {7}.isdisjoint(C(2)), {1}.isdisjoint(C(5)))
