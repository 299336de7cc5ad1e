# bool: construction, arithmetic, logic, repr.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (bool(), bool(0), bool(1), bool(''), bool('a'), bool([]), bool([0]), bool({}), bool(0.0), bool(None), bool(0j)))
show(lambda: bool(1, 2))
show(lambda: bool(x=1))
show(lambda: (True + 1, True - True, True * 3, True / 2, True // 2, True % 2, True ** 2))
show(lambda: (True & False, True | False, True ^ True, True & 1, 1 | True, type(True & True), type(True & 1)))
show(lambda: (True and 5, 0 or 'x', None and 1, not 0, not 'a', 1 and 2 and 3, 0 or '' or []))
show(lambda: (True == 1, True < 2, False == 0.0, True in [1]))
show(lambda: (repr(True), str(False), f'{True:d}', f'{True:>6}', '%d %s %r' % (True, False, True), format(True), format(True, '')))
show(lambda: ([10, 20][True], 'ab' * True, 'ab'[False]))
show(lambda: (True.real, True.imag, True.numerator, True.bit_length(), True.conjugate()))
show(lambda: (isinstance(True, int), issubclass(bool, int), type(True).__mro__, bool.__bases__))
show(lambda: (int(True), float(True), complex(True), hash(True), hash(False)))
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class B:
    def __bool__(self):
        return 1
class E:
    def __bool__(self):
        raise ValueError('no truth')
show(lambda: (bool(L(0)), bool(L(3))))
show(lambda: bool(L(-1)))
show(lambda: bool(L('a')))
show(lambda: bool(B()))
show(lambda: bool(E()))
show(lambda: 1 if E() else 2)
show(lambda: not B())
show(lambda: (sorted([True, False, 2, -1]), sum([True, True, False]), max(True, 2), any([0, False]), all([])))
show(lambda: (bool.from_bytes(b'\x00'), (True).__and__(True), True.__or__(2), True.__xor__(1.5)))
