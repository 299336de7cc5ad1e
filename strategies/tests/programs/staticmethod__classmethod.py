# staticmethod and classmethod objects, and super.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    n = 'A'
    @staticmethod
    def s(x, y=2):
        """s doc"""
        return x, y
    @classmethod
    def c(cls, x=0):
        return cls.__name__, cls.n, x
    @classmethod
    def make(cls): return cls()
    def who(self): return 'A'
class B(A):
    n = 'B'
    @classmethod
    def c(cls, x=0): return ('B', super().c(x))
    def who(self): return 'B' + super().who()
    @staticmethod
    def s(x): return 'B.s', A.s(x)
print(A.s(1), A().s(1, 3), B.s(5), A.c(), B.c(9), B().c(), type(B.make()).__name__, B().who())
print(type(A.__dict__['s']), type(A.__dict__['c']), A.__dict__['s'].__func__(1), A.__dict__['c'].__func__(B), A.__dict__['s'](7), A.s.__doc__, A.__dict__['s'].__name__, A.__dict__['s'].__wrapped__ is A.s)
show(lambda: A.__dict__['c']())
show(lambda: (A.__dict__['s'].__get__(None, A)(1), A.__dict__['c'].__get__(None, B)(), A.__dict__['c'].__get__(B())()))
show(lambda: staticmethod())
show(lambda: classmethod())
show(lambda: staticmethod(5)())
show(lambda: A.s())
show(lambda: A.c(1, 2))
st = staticmethod(len)
print(st([1, 2]), callable(st), callable(classmethod(len)), repr(A.__dict__['s'])[:25], repr(A.c)[:16])
class D(B):
    def who(self): return 'D' + super(B, self).who()
    def bad(self): return super().nothing
    def direct(self): return super(A, self).__init__()
d = D()
print(d.who(), d.direct(), super(D, d).who(), super(B, B).c(4), super(D, D).s(1))
show(lambda: d.bad())
show(lambda: super(5, d))
show(lambda: super(D, 5))
show(lambda: super(D))
show(lambda: super(B, A()))
show(lambda: super(D, d).nope)
show(lambda: super().x)
def lonely(): return super()
show(lonely)
def lonely2(self): return super()
show(lonely2, 5)
sp = super(D, d)
print(sp.__self__ is d, sp.__thisclass__, sp.__self_class__, type(sp), repr(sp)[:28])
print(super(D).__get__(d).who())
show(lambda: super(D).__get__(None))
class X:
    def f(self): return ['X']
class Y(X):
    def f(self): return ['Y'] + super().f()
class Z(X):
    def f(self): return ['Z'] + super().f()
class W(Y, Z):
    def f(self):
        g = lambda: super(W, self).f()
        return ['W'] + g() + [super().f() for _ in range(1)]
print(W().f(), [k.__name__ for k in W.__mro__])
