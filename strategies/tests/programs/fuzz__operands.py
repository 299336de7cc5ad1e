# Found by `gearbox fuzz`.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args)


def store(o, k):
    o[k] = 1


def delete(o, k):
    del o[k]


class Half:
    def __setitem__(self, k, v):
        print("set", k)


class None_:
    pass


for o in (b"", "", (), range(2), set(), None_(), 5, None, Half()):
    for k in (0, 2**70, "a"):
        attempt(lambda: store(o, k))
        attempt(lambda: delete(o, k))


class Pair:
    def __set__(self, o, v):
        print("set", v)


class Owner:
    pair = Pair()


attempt(lambda: delattr(Owner(), "pair"))


# Fewer parameters than defaults.
def f(a=1, b=2, c=3):
    pass


f.__code__ = (lambda: 0).__code__
attempt(lambda: f(1, 2))
f.__code__ = (lambda a, *, k=1: 0).__code__
attempt(lambda: f(1, 2, 3, k=4))

attempt(lambda: float(bytearray(b"xyz")))
attempt(lambda: float(b"xyz"))
attempt(lambda: float(memoryview(b"xyz")).real)
for x in (0, 0.0, -0.0, 1, 2.5, -3, float("inf"), 2**70, True):
    for w in (1 + 2j, -2j, 2j, complex(-0.0, 1), complex(3, -0.0), complex("inf"), 1e308j):
        print(x / w, w / x if x else "", end=" ")
    print()
attempt(lambda: 1 / 0j)
attempt(lambda: 1.5 / complex(0, -0.0))


# More defaults than parameters: the last ones count.
def g(a):
    return a


g.__defaults__ = (1, 2, 3)
print(g(), g(0))


class C:
    def m(self, a):
        return a


C.m.__defaults__ = (1, 2, 3, 4)
print(C().m(), C().m(0))
for _ in range(3):
    print(g(), C().m())
import collections

attempt(lambda: collections.deque([1]).pop(1))
attempt(lambda: collections.deque.pop(collections.deque([1]), 1))
attempt(lambda: collections.OrderedDict(a=1).pop())
print(collections.OrderedDict(a=1, b=2).pop("a"), collections.OrderedDict().pop("x", 5), collections.OrderedDict().pop(key="x", default=6))
attempt(lambda: collections.OrderedDict().pop("x"))
attempt(lambda: collections.OrderedDict().pop("x", 1, 2))
