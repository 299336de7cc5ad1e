# abc: abstract methods, registration, errors.
import abc
from abc import ABC, ABCMeta, abstractmethod


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 0
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f'{self.name} {self.area()}'
class Half(Shape):
    def area(self):
        return super().area() + 1
class Full(Half):
    name = 'full'
class One(ABC):
    @abstractmethod
    def only(self): ...
show(lambda: Shape())
show(lambda: Half())
show(lambda: One())
show(lambda: (Full().describe(), isinstance(Full(), Shape), issubclass(Full, ABC), Shape.__abstractmethods__ == frozenset({'area', 'name'}), Full.__abstractmethods__, Half.__abstractmethods__))
show(lambda: (Shape.area.__isabstractmethod__, type(Shape), type(Shape) is ABCMeta, abc.ABC is ABC, Shape.__mro__))
class Other: pass
print(issubclass(Other, One), One.register(Other), issubclass(Other, One), isinstance(Other(), One), Other.__mro__)
@One.register
class Third: pass
print(isinstance(Third(), One), issubclass(int, One))
show(lambda: One.register(5))
show(lambda: One.register(ABC) if False else None)
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return hasattr(C, 'quack') or NotImplemented
        return NotImplemented
class Duck:
    def quack(self): ...
print(isinstance(Duck(), Hook), issubclass(int, Hook), Hook.register(int), issubclass(int, Hook))
class M(ABC):
    @classmethod
    @abstractmethod
    def c(cls): ...
    @staticmethod
    @abstractmethod
    def s(): ...
show(lambda: M())
class N(M):
    @classmethod
    def c(cls): return 'c'
    @staticmethod
    def s(): return 's'
print(N().c(), N.s(), abc.get_cache_token() is not None)
def late():
    class X(ABC): pass
    X.f = abstractmethod(lambda self: 1)
    abc.update_abstractmethods(X)
    return X()
show(late)
class Plain:
    @abstractmethod
    def f(self): return 'not enforced'
print(Plain().f())
One.register(Half)
show(lambda: (isinstance(5, One), One in One.__mro__))
show(lambda: issubclass(5, One))
def cyc():
    class A(ABC): pass
    class B(A): pass
    B.register(A)
show(cyc)
