# int() of other objects, __int__, __index__, __trunc__.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class I:
    def __int__(self):
        return 12


class X:
    def __index__(self):
        return 34


class Bad:
    def __int__(self):
        return 'no'


class T:
    def __trunc__(self):
        return 5


class BadX:
    def __index__(self):
        return 1.5


show(lambda: int(3.99))
show(lambda: int(-3.99))
show(lambda: int(1e20))
show(lambda: int(-1e30))
show(lambda: int(True))
show(lambda: int(I()))
show(lambda: int(X()))
show(lambda: int(Bad()))
show(lambda: int(BadX()))
show(lambda: int(T()))
show(lambda: int(None))
show(lambda: int([]))
show(lambda: int(1j))
show(lambda: int(float('nan')))
show(lambda: int(float('inf')))
show(lambda: int(float('-inf')))
show(lambda: int(12, 10))
show(lambda: int('12', 'a'))
show(lambda: int('12', 10, 3))
show(lambda: int(x=1))
show(lambda: int('12', base=5))
show(lambda: int(base=5))
show(lambda: [10, 20, 30][X() - 33] if hasattr(X, '__sub__') else [1] * X().__index__())
show(lambda: list(range(50))[X()])
show(lambda: hex(X()) + bin(X()) + oct(X()))
show(lambda: hex(1.5))
show(lambda: bin('a'))
show(lambda: chr(BadX()))
show(lambda: 'ab' * X() == 'ab' * 34)
show(lambda: range(X()))
show(lambda: (round(17, -1), round(15, -1), round(25, -1), round(-15, -1), round(10**20 + 5, -1), round(5, 2), round(123, -5)))
show(lambda: ((5).__round__(), (5).__floor__(), (5).__ceil__(), (5).__trunc__(), (5).__index__()))
