"""When a site that cannot specialize tries again, and what winds counters."""

from itertools import cycle, islice, repeat

from watch import Site, call, case, show


def floor(x, y):
    return x // y


s = Site(floor, "BINARY_OP")
s.history("7 // 2", repeat((7, 2), 9000))


def subtract(x, y):
    return x - y


s = Site(subtract, "BINARY_OP")
s.history("first raises", repeat((None, 2), 30))
s.history("then ints", repeat((5, 2), 40))
s.history("raising misses", repeat((None, 2), 60))
s.history("ints once more", repeat((5, 2), 60))


# Failing out of the cool-down: (0, 1) is left, the next execution tries again.
def multiply(x, y):
    return x * y


s = Site(multiply, "BINARY_OP")
s.history("ints", repeat((2, 3), 10))
s.history("52 lists", repeat(([0], 3), 52))
s.history("one more list", repeat(([0], 3), 1))
s.history("one more list", repeat(([0], 3), 1))
s.history("lists", repeat(([0], 3), 100))


# Hits leave the counter alone, errors inside a hit too.
def item(d, k):
    return d[k]


s = Site(item, "BINARY_OP")
s.history("dict", repeat(({1: 2}, 1), 100))
s.history("missing keys", repeat(({1: 2}, 5), 100))
s.history("unhashable keys", repeat(({1: 2}, []), 100))
s.history("two misses", repeat(([1, 2], 1), 2))
s.history("hits do not refill", repeat(({1: 2}, 1), 100))

# Conditions that look like errors but are misses.
s = Site(lambda a, i: a[i], "BINARY_OP")
s.history("list", repeat(([1, 2], 1), 10))
s.history("out of range", repeat(([1, 2], 2), 10))
s.history("negative", repeat(([1, 2], -1), 10))
s.history("big", repeat(([1, 2], 10**30), 10))
s.history("out of range until retry", repeat(([1, 2], 2), 30))

s = Site(lambda a, b: a / b, "BINARY_OP")
s.history("float by int", repeat((1.5, 2), 10))
s.history("by zero", repeat((1.5, 0), 10))
s.history("negative", repeat((1.5, -2), 10))


# An attribute that exists nowhere.
class Empty:
    pass


def absent(o):
    return o.nothing


s = Site(absent, "LOAD_ATTR")
s.history("absent", repeat((Empty(),), 250))
full = Empty()
full.nothing = 1
s.history("now present", repeat((full,), 120))

# Period of alternation, by another family.
s = Site(lambda x: 1 if x else 2, "TO_BOOL")
s.history("alternating truth", islice(cycle([(True,), (None,)]), 700))
s = Site(lambda x, y: x < y, "COMPARE_OP")
s.history("alternating comparison", islice(cycle([(1, 2), (1.0, 2.0)]), 700))


# Module code that runs again goes on from its state.
code = compile("x = a + b", "<module>", "exec")
for n in range(4):
    exec(code, {"a": 1, "b": 2})
    show(f"executed {n + 1}", code)


# Class bodies and loops in code that runs once.
class Body:
    total = 0
    for i in range(5):
        total = total + i


print(Body.total)


def recursion(n):
    return 0 if n == 0 else n + recursion(n - 1)


print(recursion(1))
show("recursion 1", recursion)
print(recursion(5))
show("recursion 5", recursion)
case("nested", lambda n: [i * i for i in range(n)], 10, times=1)
