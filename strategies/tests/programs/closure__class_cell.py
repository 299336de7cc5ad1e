# __class__ and super() cells in methods, nested functions, comprehensions.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    def who(self): return __class__.__name__
    def f(self): return 'A.f'
    @classmethod
    def make(cls): return 'A.make ' + cls.__name__
    @staticmethod
    def st(): return __class__
class B(A):
    def f(self): return 'B.' + super().f()
    @classmethod
    def make(cls): return 'B.' + super().make()
    def nested(self):
        def inner(): return super(B, self).f()
        return inner()
    def comp(self): return [super(B, self).f() for _ in range(2)]
    def zero_comp(self): return [super().f() for _ in range(2)]
    def zero_gen(self): return list(super().f() for _ in range(2))
    def lam(self): return (lambda self: super().f())(self)
    def closure(self):
        def inner(me): return super().f()
        return inner(self)
    def noargs(): return super().f()
    def deleted(self):
        del self
        return super().f()
    def rebound(self):
        self = 5
        return super().f()
b = B()
print(b.who(), b.f(), B.make(), A.st() is A, b.nested(), b.comp(), b.lam(), b.closure())
for name in ('zero_comp', 'zero_gen', 'deleted', 'rebound'):
    show(getattr(b, name))
show(B.noargs)
show(lambda: super().f())
def outside(self): return super().f()
B.out = outside
show(b.out)
print(B.f.__code__.co_freevars, B.nested.__code__.co_freevars, B.who.__closure__[0].cell_contents if hasattr(B.who, '__closure__') else None)
class C(B):
    def f(self): return 'C.' + super().f()
class D(C):
    f = C.f
print(C().f(), D().f())
s = super(B, b)
print(s.f(), s.__self__ is b, s.__thisclass__, s.__self_class__, super(B, B).f is A.f)
show(lambda: super(B, 5))
show(lambda: super(5, b))
show(lambda: s.missing)
print(super(B).__self__, super(B).__get__(b).f())
