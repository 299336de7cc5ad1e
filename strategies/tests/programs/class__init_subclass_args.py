# __init_subclass__: keyword arguments, order, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append((cls.__name__, tag))
class A(Base, tag='a'): pass
class B(A): pass
class C(B, tag=3): pass
print(Base.registry)
def bad():
    class D(Base, other=1): pass
show(bad)
def bad2():
    class D(x=1): pass
show(bad2)
class Mixin:
    def __init_subclass__(cls, flag=False, **kw):
        super().__init_subclass__(**kw)
        cls.flag = flag
class E(Mixin, Base, tag='e', flag=True): pass
print(E.flag, Base.registry[-1], [c.__name__ for c in E.__mro__])
class Loud:
    def __init_subclass__(cls):
        print('loud', cls.__name__, [k for k in vars(cls) if not k.startswith('__')])
class F(Loud):
    x = 1
    def f(self): pass
type('G', (Loud,), {'y': 1})
class Fails:
    def __init_subclass__(cls): raise ValueError(cls.__name__)
def bad3():
    class H(Fails): pass
show(bad3)
print(Fails.__subclasses__())
print(type(Base.__dict__['__init_subclass__']).__name__)
class Static:
    @staticmethod
    def __init_subclass__(**kw): print('static', kw)
class J(Static, k=1): pass
show(lambda: object.__init_subclass__(1))
show(lambda: object.__init_subclass__(a=1))
