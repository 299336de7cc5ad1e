# float() on text and other objects.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: float())
show(lambda: float('1.5'))
show(lambda: float('  -2.5e3\n'))
show(lambda: float('1_000.5'))
show(lambda: float('.5'))
show(lambda: float('5.'))
show(lambda: (float('1e400'), float('-1e400'), float('1e-400')))
show(lambda: (float('inf'), float('-INF'), float('Infinity'), float('+nan'), float('NaN')))
show(lambda: float('\u0661.5'))
show(lambda: float(b'2.5'))
show(lambda: (float(10**20), float(-3), float(True)))
show(lambda: float(''))
show(lambda: float('abc'))
show(lambda: float('1e'))
show(lambda: float('1__0'))
show(lambda: float('1_'))
show(lambda: float('_1'))
show(lambda: float('1 2'))
show(lambda: float('0x10'))
show(lambda: float('1.5.2'))
show(lambda: float('--1'))
show(lambda: float('.'))
show(lambda: float('infin'))
show(lambda: float(None))
show(lambda: float([]))
show(lambda: float(1j))
show(lambda: float(10**400))
show(lambda: float('1', 2))
show(lambda: float(x=1))
show(lambda: float('1\x00'))
class F:
    def __float__(self):
        return 2.5
class X:
    def __index__(self):
        return 7
class Bad:
    def __float__(self):
        return 1
show(lambda: float(F()))
show(lambda: float(X()))
show(lambda: float(Bad()))
show(lambda: float(object))
show(lambda: (float.from_number(3), float.from_number(F())))
show(lambda: float.from_number('3'))
show(lambda: float('179769313486231580793728971405301e276'))
show(lambda: (float('2.2250738585072011e-308'), float('4.9e-324'), float('2.4e-324')))
show(lambda: float('0.1000000000000000055511151231257827021181583404541015625'))
