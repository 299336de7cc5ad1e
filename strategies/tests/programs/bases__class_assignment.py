# o.__class__ = C: which layouts fit.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A: pass
class B: pass
class E: __slots__ = ()
class P: __slots__ = ('a',)
class Q: __slots__ = ('a',)
class R: __slots__ = ('b',)
class W: __slots__ = ('__weakref__',)
class D: __slots__ = ('__dict__',)
class PP(P): __slots__ = ()
class PD(P): pass
class L(list): pass
class L2(list): pass
class LE(list): __slots__ = ()
class I(int): pass
class I2(int): pass
class X(Exception): pass
class Y(X): pass
all_classes = [A, B, E, P, Q, R, W, D, PP, PD, L, L2, LE, I, I2, X, Y, int, list, object, type]
for x in all_classes:
    line = []
    for y in all_classes:
        try:
            o = x() if x is not type else type('K', (), {})
            o.__class__ = y
            line.append('ok' if type(o) is y else 'no')
        except TypeError as e:
            line.append(str(e).replace('__class__ assignment', ''))
    print(x.__name__, line)
a = A(); a.x = 1
a.__class__ = B
print(a.x, type(a).__name__, isinstance(a, B), a.__dict__)
show(lambda: setattr(a, '__class__', 5))
show(lambda: delattr(a, '__class__'))
import types
class Mod(types.ModuleType):
    def __getattr__(self, n): return 'dynamic ' + n
m = types.ModuleType('m')
m.x = 1
m.__class__ = Mod
print(m.x, m.anything)
class Lies:
    @property
    def __class__(self): return int
print(isinstance(Lies(), int), type(Lies()).__name__, issubclass(Lies, int))
