# Subclasses of int keep their type only where Python says so.
class N(int):
    def __new__(cls, v, tag='t'):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def __repr__(self):
        return f'N({int(self)})'


n = N(5, 'five')
print(n, repr(n), str(n), n.tag, type(n + 1), type(+n), type(-n), type(abs(n)), type(int(n)))
print(n == 5, hash(n) == hash(5), {5: 'x'}[n], [1, 2, 3, 4, 5, 6][n], n * 2, 2 ** n, n / 2)
print(isinstance(n, int), '%d' % n, f'{n:03d}', f'{n}', f'{n!r}')


class Flip(int):
    def __add__(self, other):
        return 'add'

    def __radd__(self, other):
        return 'radd'

    def __lt__(self, other):
        return 'lt'

    def __bool__(self):
        return False

    def __neg__(self):
        return 'neg'


f = Flip(3)
print(f + 1, 1 + f, f < 1, 1 < f, 1 > f, bool(f), not f, -f, f - 1, sum([f]), 1.5 + f)
print(int.__add__(f, 1), int.from_bytes(b'\x01'), N.from_bytes(b'\x02'), type(N.from_bytes(b'\x02')))
try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
