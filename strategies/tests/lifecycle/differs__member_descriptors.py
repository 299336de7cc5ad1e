"""Member descriptors of builtin classes: CPython reads the field (LOAD_ATTR_SLOT), here they are computed and stay generic."""

from watch import case


def function():
    pass


class Holder:
    prop = property(function)
    cls = classmethod(function)
    static = staticmethod(function)


case("range.start", lambda o: o.start, range(3))
case("slice.start", lambda o: o.start, slice(3))
case("function.__globals__", lambda o: o.__globals__, function)
case("code.co_name", lambda o: o.co_name, function.__code__)
case("property.fget", lambda o: o.fget, Holder.__dict__["prop"])
case("classmethod.__func__", lambda o: o.__func__, Holder.__dict__["cls"])
case("staticmethod.__wrapped__", lambda o: o.__wrapped__, Holder.__dict__["static"])
