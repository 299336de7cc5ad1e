# Module objects and their attributes.
import math
import sys
import types


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(__name__, __doc__, type(sys), math.__name__, math.__doc__ is not None, repr(types.ModuleType('zz')), '__builtins__' in globals(), sorted(k for k in globals() if k.startswith('__') and k in ('__name__', '__doc__', '__spec__', '__loader__', '__file__', '__package__')))
m = types.ModuleType('m')
m.a = 1
m.__getattr__ = lambda name: f'dynamic {name}'
print(m.a, m.other, m.__name__, m.__doc__, vars(m) is m.__dict__, hasattr(m, 'zzz'))
m.__dir__ = lambda: ['q', 'b']
print(dir(m))
del m.a
print(m.a)
del m.__getattr__
show(lambda: m.a)
show(lambda: delattr(m, 'a'))
m.__name__ = 'renamed'
show(lambda: m.a)
print(repr(m))
x = 5
me = sys.modules['__main__']
print(me.x, me.__dict__ is globals(), getattr(me, 'x'))
me.y = 10
print(y)
globals()['z'] = 20
print(z, me.z)
del me.y
try:
    y
except NameError as e:
    print(e)
sys.modules['fake'] = m
import fake
print(fake is m)
sys.modules['fake2'] = None
show(lambda: __import__('fake2'))
from fake import __name__ as nm
print(nm)
show(lambda: math())
show(lambda: math + 1)
show(lambda: math[0])
show(lambda: iter(math))
class M(types.ModuleType):
    @property
    def p(self): return 'prop'
q = M('q')
print(q.p, q, isinstance(q, types.ModuleType))
import collections.abc as cabc
