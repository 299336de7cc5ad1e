class C:
    """Docstring."""
    count = 0
    items = []
    def __init__(self, v):
        self.v = v
        C.count += 1
    def m(self, x): return self.v + x
    def chain(self):
        self.v += 1
        return self
c = C(1)
print(c.m(2), C.m(c, 3), c.chain().chain().v, C.count, C.__doc__, c.__doc__)
c.count = 9
print(c.count, C.count, C(0).count)
c.items.append(1)
print(C.items, c.__dict__, vars(C)["count"])
C.later = lambda self: "added later"
print(c.later())
m = c.m
c.v = 100
print(m(1), m.__self__ is c, m == c.m, m is c.m, hash(m) == hash(c.m), m.__name__, m.__doc__)
del C.count
print(c.count, hasattr(C, "count"))
class Empty: pass
e = Empty()
e.a, e.b = 1, 2
print(e.__dict__, Empty.__name__, e.__class__ is Empty, repr(e).split(" at ")[0], Empty)
e.__class__ = C
print(type(e).__name__, e.later())
try:
    e.__class__ = int
except TypeError as t: print(t)
try:
    e.__class__ = 5
except TypeError as t: print(t)
C.count = 50
C.__name__ = "Renamed"
print(C, C.__qualname__, type(c).__name__)
for bad in (5, "a\0"):
    try:
        C.__name__ = bad
    except (TypeError, ValueError) as t: print(t)
class Outer:
    class Inner:
        class Deep: pass
    def make(self):
        class Local: pass
        return Local
print(Outer.Inner.Deep, Outer().make())
def f():
    class L: pass
    return L
print(f(), f() is f())
class Cond:
    if True:
        a = 1
    else:
        b = 2
    for i in range(2):
        exec(f"v{i} = {i}")
    try: 1 / 0
    except ZeroDivisionError as z: msg = str(z)
    with_lambda = (lambda: __qualname__)
print(Cond.a, hasattr(Cond, "b"), Cond.i, Cond.v1, Cond.msg, hasattr(Cond, "z"), Cond.__qualname__)
print(sorted(Cond.__dict__))
class Static:
    __module__ = "elsewhere"
    __qualname__ = "Custom.Name"
    __doc__ = "assigned"
print(Static, Static.__doc__, Static.__firstlineno__)
class A(C, object): pass
print(A.__bases__[1], A.__doc__, A(3).m(4))
print(C.__dict__["m"] is C.m, isinstance(c, (int, C)), isinstance(c, int | C), issubclass(bool, int))
for bad in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, (int, 5)), lambda: isinstance("a", (int, 5)), lambda: issubclass(int, "x")):
    try: print(bad())
    except TypeError as t: print(t)
print(C.__weakref__ is not None, C.__static_attributes__)
