"""The golden assertions that are about one code object: seeds, co_code, replace(), __code__."""

from itertools import repeat

from watch import Site, case, call, show, sites


def add(x, y):
    return x + y


cold = add.__code__.co_code
show("cold", add)
print(add.__code__._co_code_adaptive == cold, len(add.__code__._co_code_adaptive) == len(cold))
call(add, 1, 2, times=1)
show("once", add)
call(add, 1, 2, times=1)
show("twice", add)
print(add.__code__.co_code == cold, add.__code__.co_code is add.__code__.co_code)
print(add.__code__._co_code_adaptive == cold)

# A copy starts anew, and the original stays warm.
copied = add.__code__.replace()
show("copy", copied)
show("original", add)
print(copied == add.__code__, copied.co_code == add.__code__.co_code)


def other(x, y):
    return x + y


# Assigning __code__ shares the state.
other.__code__ = add.__code__
print(other(3, 4))
show("shared", other)
call(other, "a", "b", times=5)
show("shared misses", add)


# One way: RESUME, LOAD_CONST, JUMP_BACKWARD.
def loop(n):
    text = "text"
    big = 100000
    none = None
    pair = (1, 2)
    while n:
        n -= 1
    return text


show("cold loop", loop)
loop(0)
show("never turned", loop)
loop(1)
show("turned once", loop)
loop(5000)
show("turned often", loop)


# Closures of one MAKE_FUNCTION site share a version: one call site serves all of them.
def make(n):
    def closure(x):
        return n + x

    return closure


def use(f):
    return f(1)


s = Site(use, "CALL")
s.history("closures", ((make(n),) for n in range(200)))

# Functions from different code do not.
s.history("another", repeat((lambda x: x,), 60))


class Point:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


class Child(Point):
    pass


# Class attribute writes: the versions of the class and of its subclasses go, each site misses 53 times.
first = lambda p: p.x
second = lambda p: p.x
child = lambda p: p.x
p, q = Point(1), Child(2)
a, b, c = Site(first, "LOAD_ATTR"), Site(second, "LOAD_ATTR"), Site(child, "LOAD_ATTR")
a.history("first", repeat((p,), 10))
b.history("second", repeat((p,), 10))
c.history("child", repeat((q,), 10))
Point.note = "changed"
a.history("first", repeat((p,), 60))
b.history("second", repeat((p,), 60))
c.history("child", repeat((q,), 60))
Child.note = "changed too"
a.history("parent not touched", repeat((p,), 60))
c.history("child", repeat((q,), 60))
Point.get = Point.get
a.history("same object stored", repeat((p,), 60))
del Point.note
a.history("deleted", repeat((p,), 60))

# Counters of every family in a fresh function.
def everything(o, a, i, t):
    a[i] = o.x + a[i]
    o.x = len(a)
    x, y = t
    if x in a or x < y:
        return print(o, sep=o)
    if o:
        for z in a:
            yield from z


show("fresh", everything)
