# Built-in exceptions have no place for weak references; Python subclasses have one unless their __slots__ leave it out.
import weakref


class Slotted(Exception):
    __slots__ = ("z",)


class Below(Slotted):
    pass


class Plain(ValueError):
    pass


class Asked(OSError):
    __slots__ = ("__weakref__",)


for k in (BaseException, Exception, ValueError, KeyError, OSError, StopIteration, Slotted, Below, Plain, Asked):
    try:
        e = k()
        print(k.__name__, weakref.ref(e)() is e)
    except TypeError as error:
        print(error)
    print(k.__weakrefoffset__ != 0)

for old, new in ((Below, Slotted), (Slotted, Below), (Plain, Asked)):
    o = old()
    try:
        o.__class__ = new
        print(type(o).__name__)
    except TypeError as error:
        print(error)


class Other(ValueError):
    pass


o = Plain()
o.__class__ = Other
print(type(o).__name__)
