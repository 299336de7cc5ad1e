# Sequence patterns: stars, lengths, which types count.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import array, collections
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): print('len'); return self.n
    def __getitem__(self, i):
        print('get', i)
        if isinstance(i, slice): return list(range(*i.indices(self.n)))
        if i >= self.n: raise IndexError(i)
        return i * 10
collections.abc.Sequence.register(Seq)
def f(x):
    match x:
        case []: return 'empty'
        case [a]: return ('one', a)
        case [1, *middle, 9]: return ('1..9', middle)
        case [a, b, *_, z] if a == z: return ('same ends', b)
        case [[a, b], [c, *d]]: return ('nested', a, b, c, d)
        case (a, b): return ('two', a, b)
        case [*head, 'end']: return ('end', head)
        case [*all]: return ('all', all)
        case _: return 'no sequence'
for x in ([], (), [5], (1, 9), [1, 2, 3, 9], [4, 5, 6, 4], [[1, 2], [3]], [(1, 2), (3, 4, 5)], (7, 8), ['a', 'b', 'end'], [1, 2, 3], 'ab', b'ab', bytearray(b'ab'), {1, 2}, {1: 2}, range(3), range(0), array.array('i', [1, 9]), collections.deque([1, 2, 9]), iter([1]), memoryview(b'ab'), None, 5):
    print(f(x))
for n in (0, 1, 2, 3):
    print(f(Seq(n)))
class Bad:
    def __len__(self): return 'x'
    def __getitem__(self, i): return 1
collections.abc.Sequence.register(Bad)
show(f, Bad())
class Sub(list):
    def __len__(self): return 1
    def __getitem__(self, i): return 'sub'
show(f, Sub([1, 2, 3]))
def star_only(x):
    match x:
        case [*_]: return 'any'
        case _: return 'none'
print(star_only([1]), star_only('a'), star_only(()))
match 1, 2:
    case x, *y: print(x, y)
match [1, 2, 3]:
    case [1, [2] | 2, 3 as c]: print(c)
