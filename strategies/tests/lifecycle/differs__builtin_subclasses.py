"""Subclasses of list, dict and str: CPython gives their instances inline values, here they have a dict."""

from watch import case


class ListChild(list):
    def __init__(self):
        self.x = 1

    def method(self):
        return 1


class DictChild(dict):
    def __init__(self):
        self.x = 1

    def method(self):
        return 1


class StrChild(str):
    def method(self):
        return 1


def store(o):
    o.x = 1


for o in ListChild(), DictChild():
    case("value", eval("lambda o: o.x"), o)
    case("method", eval("lambda o: o.method()"), o)
    case("store", type(store)(store.__code__.replace(), globals()), o)
case("list append", lambda o: o.append(1), ListChild())
case("dict get", lambda o: o.get(1), DictChild())
case("str method", lambda o: o.method(), StrChild())
case("str upper", lambda o: o.upper(), StrChild())
