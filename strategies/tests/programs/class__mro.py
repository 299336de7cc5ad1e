class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B" + super().f()
class C(A):
    def f(self): return "C" + super().f()
class D(B, C):
    def f(self): return "D" + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], D.__bases__, D.__base__.__name__)
class X: pass
class Y: pass
class Z: pass
class A1(X, Y): pass
class B1(Y, Z): pass
class M(B1, A1, Z): pass
print([c.__name__ for c in M.mro()])
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def conflict():
    class P(X, Y): pass
    class Q(Y, X): pass
    class R(P, Q): pass
def order(): 
    class R(A, B): pass
def dup():
    class R(A, A): pass
def dup2(): type("T", (A, B, A), {})
def not_type():
    class R(5): pass
def layout():
    class R(int, str): pass
def final():
    class R(bool): pass
def final2():
    class R(type(None)): pass
def func():
    class R(lambda: 0): pass
def rng():
    class R(range): pass
def slots_layout():
    class S1: __slots__ = ("a",)
    class S2: __slots__ = ("b",)
    class R(S1, S2): pass
for f in (conflict, order, dup, dup2, not_type, layout, final, final2, rng, slots_layout): attempt(f)
B.__bases__ = (C,)
print([c.__name__ for c in D.__mro__], D().f())
attempt(lambda: setattr(A, "__bases__", (D,)))
attempt(lambda: setattr(A, "__bases__", ()))
attempt(lambda: delattr(A, "__bases__"))
print(A.__subclasses__(), issubclass(D, C), issubclass(C, D), isinstance(D(), A), D.__name__, D.__qualname__, D.__module__, D.__doc__)
class Mix1:
    def g(self): return ["Mix1"] + super().g()
class Base2:
    def g(self): return ["Base2"]
class Use(Mix1, Base2): pass
print(Use().g())
attempt(lambda: Mix1().g()) if False else None
try:
    Mix1().g()
except AttributeError as e:
    print(e)
print(type.mro(D) == list(D.__mro__), object.__bases__, object.__base__, type.__mro__)
class WithMro(type):
    def mro(cls):
        return [cls, X, object]
class Odd(A, metaclass=WithMro): pass
print(Odd.__mro__, hasattr(Odd, "f"))
