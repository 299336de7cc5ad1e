from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): return "base area"
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Half(Shape):
    def area(self): return super().area()
class Sq(Half):
    name = "square"
class One(ABC):
    @abstractmethod
    def only(self): ...
for c in (Shape, Half, One):
    try:
        c()
    except TypeError as e:
        print(e)
print(Sq().describe(), sorted(Shape.__abstractmethods__), Sq.__abstractmethods__, isinstance(Sq(), Shape))
class Reg(ABC): pass
@Reg.register
class Virtual: pass
print(isinstance(Virtual(), Reg), issubclass(Virtual, Reg), Reg in Virtual.__mro__, issubclass(int, Reg))
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        return hasattr(c, "quack") or NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Hook), issubclass(int, Hook))
class Stat(ABC):
    @staticmethod
    @abstractmethod
    def s(): ...
    @classmethod
    @abstractmethod
    def c(cls): ...
print(sorted(Stat.__abstractmethods__), Stat.s.__isabstractmethod__)
class Impl(Stat):
    s = staticmethod(lambda: "s")
    c = classmethod(lambda cls: "c")
print(Impl.s(), Impl().c())
