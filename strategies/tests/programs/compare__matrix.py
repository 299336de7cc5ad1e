# Equality and ordering between every pair of built-in values.
class A: pass
values = [0, 1, 1.0, 1.5, True, 2**70, 2.0**70, 1j, 'a', b'a', bytearray(b'a'), None, ..., [], [1], (), (1,), {}, {1: 2}, set(), {1}, frozenset(), frozenset([1]), range(1), range(0), slice(1), int, len, float('nan'), A, {}.keys(), {1: 2}.keys(), memoryview(b'a')]
for a in values:
    print(type(a).__name__, ''.join('=' if a == b else '.' for b in values), ''.join('!' if a != b else '.' for b in values))
for a in values:
    row = []
    for b in values:
        try:
            row.append('<' if a < b else '>' if a > b else '=' if a <= b else '-')
        except TypeError:
            row.append('x')
    print(type(a).__name__, ''.join(row))
mismatch = 0
for a in values:
    for b in values:
        try:
            if a == b and hash(a) != hash(b):
                mismatch += 1
        except TypeError:
            pass
print(mismatch, [type(v).__name__ for v in values if getattr(v, '__hash__', None) is None])
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 'a' < 'b' < 'c', 3 > 2 >= 2 != 1, 1 in [1] == True, (1 in [1]) == True, not 1 == 2)
