# Calling int's dunder methods directly.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (5).__add__(3))
show(lambda: (5).__add__(1.5))
show(lambda: (5).__radd__(3))
show(lambda: (5).__sub__('a'))
show(lambda: ((5).__mul__(2), (5).__truediv__(2), (5).__floordiv__(2), (5).__mod__(3)))
show(lambda: ((5).__divmod__(3), (5).__rdivmod__(17)))
show(lambda: ((5).__pow__(2), (5).__pow__(2, 7), (5).__rpow__(2)))
show(lambda: ((5).__lt__(6), (5).__eq__(5), (5).__eq__('a'), (5).__ge__(5.0)))
show(lambda: ((5).__hash__(), (5).__bool__(), (0).__bool__()))
show(lambda: ((5).__and__(4), (5).__or__(2), (5).__xor__(1), (5).__lshift__(1), (5).__rshift__(1), (5).__invert__()))
show(lambda: ((5).__float__(), (5).__int__(), (5).__neg__(), (5).__pos__(), (-5).__abs__()))
show(lambda: ((5).__format__('x'), (5).__repr__(), (5).__str__()))
show(lambda: (5).__getnewargs__())
show(lambda: int.__add__('a', 1))
show(lambda: int.__add__())
show(lambda: (5).__add__())
show(lambda: (5).__add__(1, 2))
show(lambda: (5).foo)
show(lambda: (5).__len__())
show(lambda: int.real.__get__(7))
show(lambda: int.bit_length('a'))
def setit():
    x = 5
    x.foo = 1
show(setit)
show(lambda: int.foo)
def setcls():
    int.foo = 1
show(setcls)
show(lambda: (5).bit_length(1))
show(lambda: (5).real)
