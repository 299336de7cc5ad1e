x: int = 1
y: undefined_name
z: "string annotation"
def f(a: undefined, b: int = 2, *args: str, c: float, **kw: dict) -> list: ...
print("annotations are not evaluated yet")
try:
    f.__annotations__
except NameError as e:
    print(e)
undefined = "now defined"
print(f.__annotations__)
try:
    __annotations__
except NameError as e:
    print(e)
undefined_name = 5
print(__annotations__ if "__annotations__" in globals() else "no module annotations yet")
import sys
print(sys.modules["__main__"].__annotations__)
class C:
    a: int
    b: "C" = None
    c: list[C]
    def m(self) -> C: return self
    d: Later
print(hasattr(C, "a"), C.b)
class Later: pass
print(C.__annotations__, C.m.__annotations__)
class D(C):
    e: int
class E(C): pass
print(D.__annotations__, E.__annotations__)
def g(): 
    local: print("never evaluated")
    (paren): int = 5
    return paren
print(g(), g.__annotations__)
def h(v: print("not at definition")): pass
print("defined h")
h.__annotations__
h.__annotations__ = {"replaced": 1}
print(h.__annotations__)
del h.__annotations__
print(h.__annotations__)
try:
    h.__annotations__ = 5
except TypeError as e:
    print(e)
class F:
    if 1:
        cond: int = 3
    else:
        never: str
    for i in range(2):
        loop: int
print(F.__annotations__)
lst = [1]
lst[0]: int = 7
C.attr: str = "set"
print(lst, C.attr, C.__annotations__.keys())
print(f.__annotate__(1) == f.__annotations__, callable(f.__annotate__))
try:
    f.__annotate__(2)
except NotImplementedError as e:
    print("NotImplementedError", e)
def closure():
    T = "enclosed"
    def inner(v: T): pass
    return inner
print(closure().__annotations__)
class Meth:
    K = "class var"
    def m(self, v: K): pass
print(Meth.m.__annotations__, (lambda: 0).__annotations__)
