def plain(a): return ("plain", a)
def default(a, b=2): return ("default", a, b)
def star(*a): return ("star", a)
def kw(a, **k): return ("kw", a, k)
def gen(a):
    yield a
def closure(n):
    def inner(a): return ("closure", n, a)
    return inner
class C:
    def __init__(self, a): self.a = a
    def __repr__(self): return f"C({self.a})"
    def m(self, a): return ("m", a)
    @classmethod
    def cm(cls, a): return ("cm", a)
    @staticmethod
    def sm(a): return ("sm", a)
    def __call__(self, a): return ("__call__", a)
class N:
    def __new__(cls, a): return ("N.__new__", a)
class E: pass
class M(type):
    def __call__(cls, a): return ("meta call", a)
class T(metaclass=M): pass
def call(f, a): return f(a)
targets = [plain, default, star, kw, closure(1), closure(2), C, C(0).m, C.cm, C.sm, C(5), N, T, str, int, len, type, abs, [7, 8, 9].index, "a-b".split, {8: "d"}.get, lambda a: ("lambda", a), tuple]
for f in targets:
    arg = "-" if f == "a-b".split or getattr(f, "__name__", "") in ("split", "len", "tuple") else 8
    for _ in range(20):
        r = call(f, arg)
    print(r, end=" ")
print()
mixed = [plain, C.sm, closure(3), lambda a: a, str, C(1)]
print([call(mixed[i % 6], i) for i in range(30)][-7:])
print([next(call(gen, i)) for i in range(20)][-1])
for _ in range(20):
    try:
        call(E, 1)
    except TypeError as e:
        r = str(e)
print(r)
def changing(a): return "before"
for i in range(40):
    if i == 20:
        changing.__code__ = (lambda a, *c, **k: ("after", a, c, k)).__code__
    r = call(changing, i)
print(r)
def method_call(o): return o.go(1)
class A:
    def go(self, v): return "A.go"
class B(A):
    pass
class D:
    def __init__(self): self.go = lambda v: "instance attribute"
class F:
    go = staticmethod(lambda v: "static")
class G:
    @property
    def go(self): return lambda v: "property"
class H:
    def __getattr__(self, n): return lambda v: "getattr " + n
objs = [A(), B(), D(), F(), G(), H()]
print([[method_call(o) for _ in range(20)][-1] for o in objs])
print([method_call(objs[i % 6]) for i in range(12)][6:])
b = objs[1]
B.go = lambda self, v: "B.go added"
print([method_call(b) for _ in range(20)][-1])
b.go = lambda v: "own go"
print([method_call(b) for _ in range(20)][-1])
del b.go, B.go
print([method_call(b) for _ in range(20)][-1])
A.go = lambda self, v: "A.go replaced"
print([method_call(b) for _ in range(20)][-1])
B.__bases__ = (F,) if False else (A,)
del A.go
try:
    method_call(b)
except AttributeError as e:
    print(e)
class I:
    def __init__(self, v): self.v = v
def make(n): return [I(i).v for i in range(n)]
print(make(20)[-1])
I.__init__ = lambda self, v: setattr(self, "v", "new init")
print(make(20)[-1])
I.__new__ = lambda cls, v: "not an instance" if v > 100 else object.__new__(cls)
print(make(20)[-1])
del I.__init__
try:
    make(1)
except AttributeError as e:
    print(e)
