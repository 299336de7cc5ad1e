class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k):
        print("init", a, k)
A(1, b=2)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = object.__new__(cls)
        return cls.inst
    def __init__(self): self.n = getattr(self, "n", 0) + 1
print(Single() is Single(), Single().n)
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(Other())
class Sub(A):
    def __new__(cls): return A.__new__(A, "made A")
    def __init__(self): print("sub init: never")
print(type(Sub()).__name__)
class Tup(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __init__(self, *a): self.extra = len(a)
t = Tup(1, 2)
print(t, t.extra, type(t).__name__, t == (1, 2), t[0:1], type(t + (3,)).__name__)
class Str(str):
    def __new__(cls, v): return super().__new__(cls, v.upper())
print(Str("abc"), len(Str("x")), Str("a") == "A", {Str("k"): 1}["K"])
class BadInit:
    def __init__(self): return 5
class NoInit:
    def __new__(cls, a): return object.__new__(cls)
class OnlyInit:
    def __init__(self, a): self.a = a
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(BadInit)
attempt(lambda: type(NoInit(1)).__name__)
attempt(lambda: OnlyInit())
attempt(lambda: object.__new__(OnlyInit, 1).__dict__)
attempt(lambda: object.__new__(int))
attempt(lambda: object.__new__())
attempt(lambda: int.__new__(str))
attempt(lambda: object.__init__(object(), 1))
attempt(lambda: tuple.__new__(list))
class Both:
    def __new__(cls, *a): return object.__new__(cls, *a)
    def __init__(self, *a): pass
attempt(lambda: Both(1))
P = type("P", (A,), {"x": 1, "m": lambda self: self.x})
print(P().m(), P.__name__, P.__module__, P.__dict__["x"])
for bad in (lambda: type("X"), lambda: type(1, (), {}), lambda: type("X", 5, {}), lambda: type("X", (), 5), lambda: type("X", (5,), {}), lambda: type("X", (), {}, 1), lambda: type("a\0b", (), {})):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(5), type(type), type("Y", (), {}).__bases__, type("Z", (int,), {})(7))
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, *[2], k=3), callable(Call()), callable(5), callable(Call))
