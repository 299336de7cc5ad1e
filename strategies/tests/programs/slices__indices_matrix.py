# slice.indices and slicing every kind of sequence with every kind of bounds.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

bounds = [None, 0, 1, -1, 3, -3, 10, -10, 2**70, -2**70]
seqs = ['abcde', [0, 1, 2, 3, 4], (0, 1, 2, 3, 4), b'abcde', range(5)]
for step in (None, 1, 2, -1, -2, 2**70, -2**70):
    row = []
    for a in bounds:
        for b in bounds:
            s = slice(a, b, step)
            row.append(''.join('abcde'[s]))
            assert all(list(map(str, q[s])) == [str(q[i]) for i in range(*s.indices(5))] for q in seqs[1:4])
            assert list(range(5)[s]) == [0, 1, 2, 3, 4][s]
    print(step, ' '.join(x or '-' for x in row))
for s in (slice(None), slice(1, 2), slice(1, 2, 3), slice('a', None, ()), slice(5)):
    print(s, s.start, s.stop, s.step, s == slice(s.start, s.stop, s.step))
for a in ((5,), (0,), (-1,), ('a',), (2**70,), (1.5,)): show(lambda: slice(1, None, 2).indices(*a))
show(lambda: slice('a').indices(3)); show(lambda: slice(1, 2, 0).indices(3)); show(lambda: 'abc'[::0]); show(lambda: [1]['a':]); show(lambda: (1,)[1.0:]); show(lambda: range(3)[:'x']); show(lambda: slice()); show(lambda: slice(1, 2, 3, 4)); show(lambda: hash(slice(1, 2)) == hash(slice(1, 2))); show(lambda: slice(1) < slice(2)); show(lambda: slice(1) < 5); show(lambda: hash(slice([])))
class Ix:
    def __init__(self, n): self.n = n
    def __index__(self): print('index', self.n); return self.n
print('abcde'[Ix(1):Ix(4)], [0, 1, 2][Ix(-1)], range(10)[Ix(2)::Ix(3)])
class Log:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
l = Log(); print(l[1:2], l[:], l[::], l[1:2, ::3], l[...], l[()], l[1:], l[:-1:2], l[None:'a':[]]); l[1:2] = 5; del l[::2]; l[1, 2:3] = 6
