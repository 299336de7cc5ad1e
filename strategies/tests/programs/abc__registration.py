# abc: abstract methods, registration, __subclasshook__, virtual subclasses.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import abc
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): return 'base f'
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
    def concrete(self): return 'concrete'
show(lambda: Base()); print(sorted(Base.__abstractmethods__))
class Half(Base):
    def f(self): return 'half ' + super().f()
show(lambda: Half())
class Full(Half):
    p = 1
    @classmethod
    def c(cls): return cls.__name__
print(Full().f(), Full().c(), Full().concrete(), Full.__abstractmethods__)
class V: pass
print(Base.register(V) is V, isinstance(V(), Base), issubclass(V, Base), V.__mro__, Base.__subclasses__())
show(lambda: Base.register(5)); show(lambda: V.register(Base)); show(lambda: issubclass(5, Base)); show(lambda: isinstance(5, Base))
class Hook(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is Hook: return any('quack' in k.__dict__ for k in c.__mro__) or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): pass
class Sub(Hook): pass
print(isinstance(Duck(), Hook), issubclass(int, Hook), isinstance(Duck(), Sub), issubclass(Sub, Hook))
class One(abc.ABC):
    @abc.abstractmethod
    def only(self): pass
show(lambda: One())
One.only.__isabstractmethod__ = False
show(lambda: One())
class Later(One): pass
Later.only = lambda self: 1
show(lambda: Later()); abc.update_abstractmethods(Later); show(lambda: Later().only())
class Multi(One, Hook):
    def only(self): return 'multi'
print(Multi().only(), type(Multi).__name__, [k.__name__ for k in Multi.__mro__])
def cycle():
    Full.register(Base)
show(cycle)
print(getattr(Base.f, '__isabstractmethod__'), hasattr(Base.concrete, '__isabstractmethod__'))
