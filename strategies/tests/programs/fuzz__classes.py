# Found by `gearbox fuzz`.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Made:
    def __new__(cls, *args):
        return "something else"


# A class that once had a `__new__` keeps looking it up.
print(Made(1))
del Made.__new__
attempt(lambda: type(Made()).__name__)
attempt(lambda: Made(1))


class Sub(Made):
    pass


attempt(lambda: Sub(1))


class Text(str):
    pass


class Number(int):
    def __new__(cls, *args):
        return super().__new__(cls, 5)


attempt(lambda: object.__new__(Text))
attempt(lambda: object.__new__(Number))
attempt(lambda: object.__new__(int))
attempt(lambda: type(1, x=2))
attempt(lambda: type(x=2))


# `__bases__` and `__class__` want the same layout.
class Plain:
    pass


class Other(Plain):
    pass


def set_bases(c, *bases):
    c.__bases__ = bases


attempt(lambda: set_bases(Plain, Other.__mro__[-1]))
attempt(lambda: set_bases(Other, object))
attempt(lambda: set_bases(Plain, type("Fresh", (), {})))


class Slots:
    __slots__ = ("x", "__dict__")


class Weak(Slots):
    pass


def set_class(o, c):
    o.__class__ = c


attempt(lambda: set_class(Slots(), Weak))
attempt(lambda: set_class(Weak(), Slots))
attempt(lambda: Slots.x())
attempt(lambda: Slots.x(1))
attempt(lambda: Plain.__dict__["__dict__"]())
attempt(lambda: int.real())
attempt(lambda: type("Bad", (tuple,), {"__slots__": ("x", "__dict__")}))
attempt(lambda: type("Bad", (int,), {"__slots__": ["__weakref__"]}))
attempt(lambda: type("Good", (tuple,), {"__slots__": ()}).__name__)


# An `__init__` that is a generator function.
class Lazy:
    def __init__(self, n=1):
        yield n


def make(n):
    for _ in range(n):
        try:
            Lazy()
        except TypeError as e:
            print(e)


make(3)
attempt(lambda: Lazy(2))


class Empty:
    __slots__ = ()


class Full(Empty):
    pass


attempt(lambda: set_bases(Full, object))
