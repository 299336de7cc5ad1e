class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(m, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def meta_method(cls): return "meta " + cls.__name__
    @property
    def prop(cls): return "prop of " + cls.__name__
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 7
    def __getitem__(cls, k): return k
    def __iter__(cls): return iter("it")
    def __contains__(cls, v): return v == 1
    def __getattr__(cls, n):
        if n.startswith("dyn"): return n
        raise AttributeError(n)
    def __instancecheck__(cls, o): return o == "inst"
    def __subclasscheck__(cls, c): return c is int
    def __add__(cls, o): return "added"
    def __bool__(cls): return False
    def __eq__(cls, o): return o == "eq"
    __hash__ = type.__hash__
class A(metaclass=Meta, flag=True):
    x = injected
    def __init__(self, v=0): self.v = v
a = A(5)
print(a.v, A, A.meta_method(), A.prop, len(A), A[1:2], list(A), 1 in A, A.dynamic, A.injected, A.x, type(A) is Meta)
print(isinstance("inst", A), isinstance(a, A), issubclass(int, A), A + 1, bool(A), A == "eq", A != "eq")
for f in (lambda: a.meta_method, lambda: A.nope, lambda: a.prop):
    try:
        f()
    except AttributeError as e:
        print(e)
class B(A, other=2): pass
print(type(B).__name__, B(k := 1).v)
class Other(type): pass
try:
    class C(A, metaclass=Other): pass
except TypeError as e:
    print(e)
class Both(Meta, Other): pass
class D(A, metaclass=Both): pass
print(type(D))
def func_meta(name, bases, ns, **kw):
    print("func meta", name, bases, kw)
    return "a string, not a class"
class E(metaclass=func_meta, z=1): pass
print(E)
class F(metaclass=lambda *a: 42): pass
print(F)
try:
    class G(unknown=1): pass
except TypeError as e:
    print(e)
try:
    type("H", (), {}, k=1)
except TypeError as e:
    print(e)
class BadPrepare(type):
    @classmethod
    def __prepare__(m, *a): return 5
try:
    class I(metaclass=BadPrepare): pass
except TypeError as e:
    print(e)
class Tracking(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("def", k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k == "magic": return "from missing"
        raise KeyError(k)
class T(type):
    @classmethod
    def __prepare__(m, *a): return Tracking()
class J(metaclass=T):
    p = 1
    def q(self): pass
    p = magic
print(J.p, type(J.__dict__).__name__)
