class A:
    __x = 1
    __y__ = 2
    _z = 3
    def __m(self): return "A.__m"
    def call(self): return self.__m()
    def set(self, v): self.__v = v
    def get(self): return self.__v
    def names(self, __arg, *, __kw=5):
        __local = __arg
        def inner(): return __local, __kw
        return inner(), sorted(locals())
    def kwcall(self): return f(__p=1)
    def imp(self):
        import math as __math
        return __math.floor(1.5)
    def glob(self):
        global __g
        __g = "global"
    def exc(self):
        try: raise ValueError("e")
        except ValueError as __e: return str(__e)
    def comp(self): return [__i for __i in range(2)]
    class __Inner: pass
    def inner_name(self): return self.__Inner.__name__
    def strings(self): return getattr(self, "__x", "strings are not mangled")
    def attr_of_other(self, o): return o.__x
    def delete(self):
        del self.__v
        return hasattr(self, "_A__v")
def f(**k): return k
class B(A):
    def __m(self): return "B.__m"
    def try_super(self):
        try: return super().__m()
        except AttributeError as e: return str(e)
class _C:
    __q = 1
    def r(self): return self.__q
class __:
    __w = 5
    def r(self): return self.__w
b = B()
print(b.call(), b.try_super(), A._A__x, A.__y__, b.names(7), b.kwcall(), b.imp(), b.exc(), b.comp(), b.inner_name(), b.strings(), b.attr_of_other(b))
b.set(9)
print(b.get(), b.__dict__, b.delete())
b.glob()
print(_A__g, _C().r(), __().r(), sorted(k for k in vars(_C) if "q" in k), "__w" in vars(__))
print(sorted(k for k in vars(A) if k.startswith("_A")))
class D:
    __slots__ = ("__s",)
    def __init__(self): self.__s = 1
print(D()._D__s)
def outer():
    class E:
        def m(self): return __free
    return E
__free = "not found under this name"
try:
    outer()().m()
except NameError as e:
    print(e)
