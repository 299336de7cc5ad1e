# min, max, sum, all, any, abs, divmod, round, pow.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (min(3, 1, 2), max([3, 1]), min('b', 'a'), max('abc'), min([1], key=None), max([1, -5], key=abs), min('aB', key=str.lower), max([], default=0), min((), default=None)))
show(lambda: (min([(1, 'b'), (1, 'a')]), max([(1, 'b'), (1, 'c')], key=lambda t: t[0]), min([2, 1, 1.0]), max(1, 1.0, True), max(0.0, -0.0), min({3: 1, 2: 9})))
show(lambda: min())
show(lambda: max())
show(lambda: min([]))
show(lambda: max(()))
show(lambda: min(5))
show(lambda: min(1, 'a'))
show(lambda: max([1, None]))
show(lambda: min(1, 2, default=3))
show(lambda: min([1], foo=1))
show(lambda: max([1, 2], key=5))
show(lambda: max([1, 2], [3]))
show(lambda: max(1, [3]))
show(lambda: (sum([]), sum([1, 2]), sum([1.5, 2]), sum((1, 2), 10), sum([[1], [2]], []), sum([True, True]), sum([0.1] * 10), sum({1: 2, 3: 4}), sum([1], start=5), sum([2**70, 1]), sum([1e16, 1, -1e16])))
show(lambda: sum(5))
show(lambda: sum())
show(lambda: sum(['a']))
show(lambda: sum(['a'], ''))
show(lambda: sum([b'a'], b''))
show(lambda: sum([bytearray(b'a')], bytearray()))
show(lambda: sum([1], 2, 3))
show(lambda: sum([1, 'a']))
show(lambda: sum([[1]]))
show(lambda: (all([]), all([1, 0]), all([1, 'a']), any([]), any([0, '']), any([0, 3]), all(x > 0 for x in [1, 2]), any({0: 1})))
show(lambda: all(5))
show(lambda: any())
show(lambda: all([1], [2]))
show(lambda: (abs(-3), abs(-2.5), abs(True), abs(3 + 4j), abs(-2**70)))
show(lambda: abs('a'))
show(lambda: abs())
show(lambda: abs(None))
show(lambda: (divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 2)))
show(lambda: divmod('a', 1))
show(lambda: divmod(1, 'a'))
show(lambda: divmod(1))
show(lambda: divmod(1, 0.0))
class D:
    def __divmod__(self, o):
        return 'dm', o
    def __rdivmod__(self, o):
        return 'rdm', o
    def __abs__(self):
        return 'abs'
    def __pow__(self, o, m=None):
        return 'pow', o, m
    def __rpow__(self, o):
        return 'rpow', o
show(lambda: (divmod(D(), 1), divmod(1, D()), abs(D()), pow(D(), 2), pow(D(), 2, 3), pow(2, D()), D() ** 5))
show(lambda: pow(2, D(), 3))
show(lambda: pow(1))
show(lambda: pow('a', 'b'))
show(lambda: (pow(2, -1.5), pow(0, 0), pow(0.0, 0), pow(-1, 0.5)))
