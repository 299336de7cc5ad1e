# __class__ inside methods and zero-argument super.
class A:
    def who(self):
        return __class__.__name__
    @classmethod
    def make(cls):
        return __class__, cls
    @staticmethod
    def s():
        return __class__.__name__

class B(A):
    def who(self):
        return super().who() + __class__.__name__

print(B().who(), B.make(), B.s())

class C(B):
    def who(self):
        f = lambda: super(C, self).who()
        return [super(__class__, self).who() for _ in range(1)], f()
    def nested(self):
        def inner():
            return __class__.__name__
        return inner()

print(C().who(), C().nested())

def no_class():
    try:
        super()
    except RuntimeError as e:
        print("RuntimeError:", e)
no_class()

class D:
    def m():
        super()
    def n(self):
        del self
        super()
    def star(*args):
        return super().__repr__()[:8]

for f in (D.m, lambda: D().n()):
    try:
        f()
    except RuntimeError as e:
        print("RuntimeError:", e)
try:
    print(D().star())
except Exception as e:
    print(type(e).__name__, e)
try:
    D.n.__call__(5)
except (RuntimeError, TypeError) as e:
    print(type(e).__name__, e)
class E(A):
    def who(self):
        return super().who()
try:
    E.who(A())
except TypeError as e:
    print("TypeError:", e)
class Meta(type):
    def __new__(m, name, bases, ns):
        print("__classcell__" in ns)
        return super().__new__(m, name, bases, ns)
class F(metaclass=Meta):
    def f(self):
        return __class__
class G(metaclass=Meta):
    pass
print(F().f())
