# AttributeError texts for values, classes, modules, builtins.
import math
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    color = 1
    __slots__ = ('slot',)
class D: pass
for v in [1, 1.5, 'a', b'', None, [], (), {}, set(), True, 1j, len, lambda: 1, int, A, A(), D(), math, range(1), iter([]), ..., type, Exception('e'), (i for i in []), A.__dict__, [].append, property()]:
    for op in (lambda: v.nope, lambda: setattr(v, 'nope2', 1), lambda: delattr(v, 'nope3')):
        try:
            op()
            print(type(v).__name__, 'ok')
        except Exception as e:
            print(type(v).__name__, type(e).__name__, e)
if hasattr(math, 'nope2'):
    del math.nope2
try:
    A().slot
except AttributeError as e:
    print(e, e.name, isinstance(e.obj, A), e.args)
try:
    D().thing
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
try:
    math.sinus
except AttributeError as e:
    print(e, e.name, e.obj is math)
try:
    undefined
except NameError as e:
    print(e, e.name)
try:
    D.x.y
except AttributeError as e:
    print(e)
try:
    None.x.y
except AttributeError as e:
    print(e)
try:
    from math import nothing
except ImportError as e:
    print(type(e).__name__, e.name, e.name_from if hasattr(e, 'name_from') else '', str(e).split(' (')[0])
try:
    import nothing_here
except ImportError as e:
    print(type(e).__name__, e, e.name, e.path)
def ro():
    A().__class__ = 5
show(ro)
def ro2():
    (1).real = 5
show(ro2)
def ro3():
    D().__class__ = A
show(ro3)
def ok():
    class E: pass
    d = D()
    d.__class__ = E
    return type(d).__name__
show(ok)
