# Lazily evaluated annotations.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def f(x: undefined_later, y: int = 3) -> 'str': return x
class C:
    a: undefined_in_class
    b: int = 5
    def m(self, q: C) -> D: ...
print(f(1), C.b, hasattr(C, 'a'))
show(lambda: f.__annotations__)
show(lambda: C.__annotations__)
undefined_later = 'now defined'
undefined_in_class = list
class D: pass
print(f.__annotations__, C.__annotations__, C.m.__annotations__)
f.__annotations__['extra'] = 1
print(f.__annotations__, (lambda: 1).__annotations__)
def g(a: print('never printed until asked') or 5): pass
print('before')
print(g.__annotations__)
print(g.__annotations__)
x: int = 3
y: 'quoted'
import sys
print(sys.modules['__main__'].__annotations__, x)
show(lambda: __annotations__)
show(lambda: y)
def h():
    z: this_is_never_evaluated = 1
    w: int
    return z
print(h())
def i():
    w: int
    return w
show(lambda: i())
print(f.__annotate__ is not None, (lambda: 1).__annotate__, f.__annotate__(1)['y'])
class E(C):
    pass
print(E.__annotations__, type(C.__annotations__))
(k): str = 'paren'
C.new: int = 7
print(k, C.new, 'new' in C.__annotations__)
d = {}
d['key']: int = 5
print(d, sorted(sys.modules['__main__'].__annotations__))
