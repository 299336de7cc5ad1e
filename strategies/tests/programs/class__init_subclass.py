class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append(cls.__name__)
class A(Base, tag="a"): pass
class B(A): pass
class C(B, tag="c"): pass
print(Base.registry, A.tag, B.tag, C.tag, hasattr(Base, "tag"))
try:
    class D(Base, bad=1): pass
except TypeError as e:
    print(e)
class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else f"value of {self.name}"
class Uses:
    first = Desc()
    second = third = Desc()
    print("body ends")
    def __init_subclass__(cls): print("init_subclass", cls.__name__)
class Sub(Uses):
    fourth = Desc()
u = Sub()
print(u.first, u.third, u.fourth, Uses.first.name)
late = Desc()
Uses.late = late
print(hasattr(late, "name"))
class BadName:
    def __set_name__(self, owner, name): raise ValueError("in set_name")
try:
    class E:
        attr = BadName()
except Exception as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None), repr(e.__cause__))
T = type("T", (Uses,), {"dyn": Desc()})
print(T().dyn)
class Explicit:
    @classmethod
    def __init_subclass__(cls, **kw): print("explicit", cls.__name__, kw)
class F(Explicit, a=1, b=2): pass
class Order(type):
    def __new__(m, n, b, d):
        print("meta new before")
        c = super().__new__(m, n, b, d)
        print("meta new after")
        return c
class G(Uses, metaclass=Order):
    g = Desc()
try:
    object.__init_subclass__(5)
except TypeError as e:
    print(e)
