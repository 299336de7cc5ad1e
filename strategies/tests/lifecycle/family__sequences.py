"""STORE_SUBSCR, UNPACK_SEQUENCE, FOR_ITER, SEND, LOAD_SUPER_ATTR."""

import itertools
from collections import OrderedDict, defaultdict, deque, namedtuple
from itertools import repeat

from watch import Site, case


class Items(list):
    pass


class Table(dict):
    pass


class Setitem:
    def __setitem__(self, key, value):
        pass


class Own:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def copy_of(f):
    return type(f)(f.__code__.replace(), f.__globals__, f.__name__, f.__defaults__, f.__closure__)


def store(a, k):
    a[k] = 1


for a, k in [
    ([1, 2], 0), ([1, 2], -1), ([1, 2], 9), ([1, 2], True), ([1, 2], slice(0, 1)), ({}, 1), ({}, "a"), ({}, []), (Items([1]), 0), (Table(), 1),
    (defaultdict(int), 1), (OrderedDict(), 1), (bytearray(b"ab"), 0), (deque([1]), 0), (Setitem(), 1), ((1,), 0), (None, 1), ([1], 10**30), (list, 1),
]:
    case(f"store {type(a).__name__}[{type(k).__name__}]", copy_of(store), a, k)
s = Site(store, "STORE_SUBSCR")
s.history("list", repeat(([1, 2], 0), 10))
s.history("out of range misses", repeat(([1, 2], 2), 10))
s.history("negative misses", repeat(([1, 2], -1), 10))
s.history("dict misses", repeat(({}, 2), 60))
s.history("unhashable", repeat(({}, []), 60))
s.history("own", repeat((Setitem(), 2), 60))
s.history("list", repeat(([1, 2], 0), 60))


def two(a):
    x, y = a


def three(a):
    x, y, z = a


Pair = namedtuple("Pair", "x y")
for a in [(1, 2), [1, 2], "ab", {1: 2, 3: 4}, range(2), Pair(1, 2), Items([1, 2]), {1, 2}, (1, 2, 3), [1], (i for i in range(2)), b"ab", 5, Own(2)]:
    case(f"two {type(a).__name__} {len(a) if hasattr(a, '__len__') else ''}", copy_of(two), a)
for a in [(1, 2, 3), [1, 2, 3], "abc", (1, 2), [1, 2, 3, 4], range(3)]:
    case(f"three {type(a).__name__} {len(a)}", copy_of(three), a)
s = Site(two, "UNPACK_SEQUENCE")
s.history("tuple", repeat(((1, 2),), 10))
s.history("list misses", repeat(([1, 2],), 60))
s.history("too long misses", repeat(([1, 2, 3],), 60))
s.history("text", repeat(("ab",), 60))
s.history("tuple", repeat(((1, 2),), 60))


def starred(a):
    x, *y = a


case("starred", starred, (1, 2, 3))


def loop(a):
    n = 0
    for _ in a:
        n += 1
    return n


def generator(n):
    while n:
        yield n
        n -= 1


makers = {
    "list": lambda: [1, 2, 3],
    "list subclass": lambda: Items([1, 2, 3]),
    "tuple": lambda: (1, 2, 3),
    "tuple subclass": lambda: Pair(1, 2),
    "range": lambda: range(3),
    "big range": lambda: range(10**30, 10**30 + 3),
    "big step": lambda: range(0, 10**30, 10**29),
    "reversed range": lambda: reversed(range(3)),
    "empty list": lambda: [],
    "generator": lambda: generator(3),
    "generator expression": lambda: (i for i in range(3)),
    "dict": lambda: {1: 2, 3: 4},
    "keys": lambda: {1: 2, 3: 4}.keys(),
    "items": lambda: {1: 2, 3: 4}.items(),
    "values": lambda: {1: 2, 3: 4}.values(),
    "set": lambda: {1, 2},
    "str": lambda: "abc",
    "bytes": lambda: b"abc",
    "enumerate": lambda: enumerate([1, 2]),
    "zip": lambda: zip([1, 2], [3, 4]),
    "map": lambda: map(abs, [1, 2]),
    "filter": lambda: filter(None, [1, 2]),
    "chain": lambda: itertools.chain([1], [2]),
    "reversed": lambda: reversed([1, 2]),
    "deque": lambda: deque([1, 2]),
    "own": lambda: Own(3),
    "list iterator": lambda: iter([1, 2]),
    "callable": lambda: iter(iter([1, 2, 3]).__next__, 3),
}
for title, make in makers.items():
    f = copy_of(loop)
    for _ in range(3):
        f(make())
    case(f"for {title}", f, make(), times=1)
s = Site(loop, "FOR_ITER")
s.history("list", (([1, 2],) for _ in range(10)))
s.history("tuple misses", (((1, 2),) for _ in range(10)))
s.history("range misses", ((range(3),) for _ in range(20)))
s.history("generator misses", ((generator(3),) for _ in range(20)))
s.history("set", (({1, 2, 3},) for _ in range(20)))
s.history("list", (([1, 2],) for _ in range(40)))


# FOR_ITER_GEN: a finished generator misses; errors pass through.
def raising(n):
    for i in range(n):
        yield i
    raise ValueError


used = generator(2)
list(used)
f = copy_of(loop)
s = Site(f, "FOR_ITER")
s.history("generators", ((generator(3),) for _ in range(5)))
s.history("finished", repeat((used,), 10))
s.history("raising", ((raising(3),) for _ in range(10)))


# Generators that are resumed from native code.
def pull(g, n):
    total = 0
    for _ in range(n):
        total += next(g)
    return total


case("next()", pull, generator(40), 30, times=1)


def delegate(it):
    yield from it


def drain(f, make, times=2):
    for _ in range(times):
        list(f(make()))


for title in ("list", "tuple", "range", "generator", "generator expression", "own", "dict", "str", "list iterator"):
    f = copy_of(delegate)
    drain(f, makers[title])
    case(f"yield from {title}", f, (), times=0)


def returns(n):
    x = yield n
    return x


def outer(n):
    for _ in range(n):
        r = yield from returns(_)
    return r


print(list(outer(5)))
case("yield from result", outer, 0, times=0)
g = outer(4)
print(next(g), g.send("a"), g.send("b"))
case("send", outer, 0, times=0)

s = Site(delegate, "SEND")
s.history("never run by a call", repeat(([],), 3))
drain(delegate, makers["generator"], 3)
print(s)
drain(delegate, makers["list"], 5)
print(s)
drain(delegate, makers["list"], 30)
print(s)


class Base:
    value = 1

    def m(self):
        return 1

    @classmethod
    def c(cls):
        return 2

    @property
    def p(self):
        return 3

    @staticmethod
    def s():
        return 4


class Child(Base):
    def method(self):
        return super().m()

    def explicit(self):
        return super(Child, self).m()

    def attribute(self):
        return super().value

    def prop(self):
        return super().p

    def bound(self):
        return super().m

    def stored(self):
        s = super()
        return s.m()

    def static(self):
        return super().s()

    @classmethod
    def cls_method(cls):
        return super().c()

    def missing(self):
        return super().nothing

    def missing_call(self):
        return super().nothing()

    def wrong(self):
        return super(Child, 5).m()

    def not_a_class(self):
        return super(7, self).m()


o = Child()
for name in ("method", "explicit", "attribute", "prop", "bound", "stored", "static", "cls_method", "missing", "missing_call", "wrong", "not_a_class"):
    f = getattr(o, name)
    case(f"super {name}", f, times=3)


def shadowed(self):
    return super(Child, self).m()


s = Site(shadowed, "LOAD_SUPER_ATTR")
s.history("builtin", repeat((o,), 10))


class Other:
    def __init__(self, *a):
        pass

    def m(self):
        return 0


# A name that the compiler sees would not become LOAD_SUPER_ATTR.
globals()["super"] = Other
s.history("shadowed", repeat((o,), 60))
del globals()["super"]
s.history("restored", repeat((o,), 60))
