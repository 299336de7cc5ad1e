"""Seed experiment: one BINARY_OP, and when it changes its member."""

from itertools import chain, cycle, islice, repeat

from watch import Site, show


def fresh():
    def add(x, y):
        return x + y

    # A code object of its own each time.
    add.__code__ = add.__code__.replace()
    return Site(add, "BINARY_OP")


INT, FLOAT, STR, LIST = (1, 2), (1.5, 2.5), ("a", "b"), ([1], [2])

s = fresh()
show("cold", s.function)
s.history("one int", [INT])
s.history("999 ints", repeat(INT, 999))
s.history("strings", repeat(STR, 1000))
s.history("ints again", repeat(INT, 60))
show("whole function", s.function)

s = fresh()
s.history("1 int, then strings", chain([INT], repeat(STR, 60)))

s = fresh()
s.history("int float str list int", chain(*(repeat(v, n) for v, n in ((INT, 1000), (FLOAT, 100), (STR, 100), (LIST, 100), (INT, 100)))))

s = fresh()
s.history("alternating", islice(cycle([INT, STR]), 700))

s = fresh()
s.history("3 to 1", islice(cycle([INT, INT, INT, STR]), 1200))

s = fresh()
s.history("int with float", repeat((1, 2.0), 10))

s = fresh()
s.history("three kinds", islice(cycle([INT, STR, FLOAT]), 1000))

s = fresh()
s.history("list and list", repeat(LIST, 300))

s = fresh()
s.history("errors", repeat((1, "a"), 70))
s.history("ints after errors", repeat(INT, 100))
