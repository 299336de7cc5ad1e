# One attribute site over instances whose layout, class and dict change under it.
class A:
    def __init__(self): self.x, self.y = 1, 2
class B:
    def __init__(self): self.y, self.x = 3, 4
class S:
    __slots__ = ("x",)
    def __init__(self): self.x = 5
class P:
    @property
    def x(self): return 6
class K:
    x = 7
class G:
    def __getattr__(self, n): return 8
class GA:
    def __getattribute__(self, n): return 9
def get(o): return o.x
def put(o, v): o.x = v
def many(o, n=20):
    for _ in range(n): r = get(o)
    return r
print([many(c()) for c in (A, B, S, P, K, G, GA)])
print([get(c()) for _ in range(5) for c in (A, B, S, P, K, G, GA)])
a = A()
many(a)
a.z = 10
print(many(a))
del a.x
try:
    get(a)
except AttributeError as e:
    print(e)
A.x = "class attr"
print(many(a))
a.x = "instance again"
print(many(a))
A.x = property(lambda self: "data descriptor wins")
print(many(a), a.__dict__["x"])
del A.x
print(many(a))
a.__dict__ = {"x": "new dict"}
print(many(a))
a.__dict__["x"] = "through dict"
print(many(a))
a.__dict__.clear()
try:
    get(a)
except AttributeError as e:
    print(e)
a.__class__ = K
print(many(a))
K.x = "changed on class"
print(many(a), many(K()))
del K.x
try:
    get(a)
except AttributeError as e:
    print(e)
objs = [A(), B(), S(), K()]
for i in range(40):
    put(objs[i % 4], i)
print([o.x for o in objs])
for o in (P(), object(), 5):
    for _ in range(3):
        try:
            put(o, 1)
        except AttributeError as e:
            r = str(e)
    print(r)
K.__setattr__ = lambda self, n, v: object.__setattr__(self, n, v * 100)
for i in range(20): put(objs[3], i)
print(objs[3].x)
del K.__setattr__
for i in range(20): put(objs[3], i)
print(objs[3].x)
many_attrs = A()
for i in range(40): setattr(many_attrs, f"a{i}", i)
print(many(many_attrs), many_attrs.a39, len(many_attrs.__dict__))
import math, string
def mod(m): return m.digits if m is string else m.pi
print([round(mod(math), 2) for _ in range(20)][-1], [mod(string) for _ in range(20)][-1])
