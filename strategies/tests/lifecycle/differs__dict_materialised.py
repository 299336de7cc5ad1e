"""Instances whose __dict__ was asked for: CPython links the dict to the inline values, here the values move."""

from itertools import repeat

from watch import Site, case


class Holder:
    plain = 5

    def __init__(self):
        self.x = 1

    def method(self):
        return 1


def store(o):
    o.x = 1


touched = Holder()
touched.__dict__
case("value", lambda o: o.x, touched)
case("method", lambda o: o.method(), touched)
case("class value", lambda o: o.plain, touched)
case("store", store, touched)
s = Site(lambda o: o.x, "LOAD_ATTR")
s.history("inline", repeat((Holder(),), 10))
s.history("touched", repeat((touched,), 10))


class Other:
    pass


# Assigning __class__ asks for the dict, too.
turncoat = Holder()
turncoat.__class__ = Other
case("value after assigning __class__", eval("lambda o: o.x"), turncoat)
