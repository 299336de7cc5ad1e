class A:
    def hi(self): return "hi A"
a = A()
print(a.hi())
A.hi = lambda self: "patched"
print(a.hi())
A.extra = property(lambda self: f"extra of {type(self).__name__}")
print(a.extra)
setattr(A, "with space", 1)
print(getattr(a, "with space"), hasattr(a, "no"))
class B(A): pass
b = B()
print(b.hi(), b.extra)
B.__call__ = lambda self, x: x * 2
print(b(21))
B.__add__ = lambda self, o: ("added", o)
print(b + 1)
b.__add__ = lambda o: "instance attribute is ignored"
print(b + 2)
del B.__add__
try:
    b + 3
except TypeError as e:
    print(e)
B.__str__ = lambda self: "str of B"
print(b, f"{b}", repr(b)[:10])
del B.__str__
B.__eq__ = lambda self, o: True
print(b == 5, b != 5, b.__hash__ is None)
B.__hash__ = lambda self: 1
print({b: 1}[b])
B.__len__ = lambda self: 0
print(bool(b), len(b))
B.__bool__ = lambda self: True
print(bool(b))
B.__iter__ = lambda self: iter("xyz")
print(list(b), "y" in b)
B.__contains__ = lambda self, v: v == 7
print(7 in b, "y" in b)
B.__getattr__ = lambda self, n: f"no {n}"
print(b.whatever)
del B.__getattr__
print(hasattr(b, "whatever"))
B.__enter__ = lambda self: "entered"
B.__exit__ = lambda self, *a: True
with b as v:
    print(v)
    raise ValueError
def add_method(cls):
    def decorate(f):
        setattr(cls, f.__name__, f)
        return f
    return decorate
@add_method(A)
def late(self, n=1): return n + 1
print(b.late(), a.late(5))
import types
b.bound = types.MethodType(lambda self, x: (type(self).__name__, x), b)
print(b.bound(9))
A.__name__, A.__qualname__ = "Renamed", "Q.Renamed"
print(A, type(a).__name__)
B.__doc__ = "new doc"
print(B.__doc__)
A.__slots__ = ("ignored",)
a.free = 1
print(a.free, A.__dict__["__slots__"])
for f in (lambda: setattr(int, "x", 1), lambda: delattr(A, "nothing"), lambda: A.__dict__.__setitem__("k", 1), lambda: setattr(A, "__class__", int)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
order = type("O", (), {"z": 1, "a": 2, "m": 3})
print([k for k in vars(order) if not k.startswith("__")])
copy = type("Copy", A.__bases__, dict(A.__dict__))
print(copy().hi(), copy is A)
