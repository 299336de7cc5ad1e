class A:
    attr = "A"
    def m(self): return "A.m"
class B(A):
    def m(self): return "B>" + super().m()
    def a(self): return super().attr
class C(B): pass
def run(o, n=20):
    for _ in range(n): r = o.m(), o.a()
    return r
b, c = B(), C()
print(run(b), run(c))
A.m = lambda self: "A.m new"
A.attr = "A new"
print(run(b), run(c))
class X:
    attr = "X"
    def m(self): return "X.m"
class Y(X): pass
B.__bases__ = (Y,)
print(run(b), run(c))
C.m = lambda self: "C.m"
print(run(c))
del C.m
print(run(c))
del X.attr
try:
    run(b)
except AttributeError as e:
    print(e)
X.attr = property(lambda self: type(self).__name__)
print(run(b), run(c))
def class_attr(k): return k.attr
class P: attr = 1
class Q(P): pass
print([class_attr(P) for _ in range(20)][-1], [class_attr(Q) for _ in range(20)][-1])
P.attr = 2
print(class_attr(P), class_attr(Q))
Q.attr = 3
print(class_attr(P), [class_attr(Q) for _ in range(20)][-1])
del Q.attr
print([class_attr(Q) for _ in range(20)][-1])
class Meta(type):
    attr = property(lambda cls: "meta property")
class R(metaclass=Meta): attr = "hidden"
print([class_attr(R) for _ in range(20)][-1])
def static(o): return o.s(1), o.c()
class S:
    @staticmethod
    def s(v): return v
    @classmethod
    def c(cls): return cls.__name__
class T(S): pass
print([static(S()) for _ in range(20)][-1], [static(T()) for _ in range(20)][-1], [static(T) for _ in range(20)][-1])
S.s = classmethod(lambda cls, v: (cls.__name__, v))
print(static(T()))
def isinst(o): return isinstance(o, A), isinstance(o, (int, str)), type(o) is int
print([isinst(o) for o in (A(), b, 1, True, "s", None) for _ in range(10)][::10])
def ops(o): return o + o, -o, len(o), o[0], o == o
class Op:
    def __add__(s, o): return "add"
    def __neg__(s): return "neg"
    def __len__(s): return 1
    def __getitem__(s, i): return "item"
    def __eq__(s, o): return "eq"
o = Op()
print([ops(o) for _ in range(20)][-1])
Op.__add__ = lambda s, o: "add2"
Op.__neg__ = lambda s: "neg2"
Op.__len__ = lambda s: 2
Op.__getitem__ = lambda s, i: "item2"
Op.__eq__ = lambda s, o: "eq2"
print([ops(o) for _ in range(20)][-1])
o.__add__ = lambda o: "not looked at"
print(ops(o))
del Op.__neg__
try:
    ops(o)
except TypeError as e:
    print(e)
