# property objects: getter, setter, deleter, doc, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __init__(self): self._x = 1
    @property
    def x(self):
        """the x"""
        return self._x
    @x.setter
    def x(self, v):
        self._x = v
    @x.deleter
    def x(self):
        self._x = None
    @property
    def ro(self): return 'ro'
    wo = property(None, lambda self, v: print('wrote', v))
    named = property(lambda self: 5, doc='given doc')
    empty = property()
c = C()
c.x = 10
print(c.x, C.x.__doc__, C.named.__doc__, C.ro.__doc__, type(C.x), C.x.fget.__name__, C.x.fset is not None, C.ro.fset, C.x.__name__, C.x.__isabstractmethod__)
del c.x
print(c.x)
c.wo = 'v'
def s1(): c.ro = 1
def d1(): del c.ro
def s2(): c.empty = 1
for f in (s1, d1, s2):
    show(f)
show(lambda: c.wo)
show(lambda: c.empty)
show(lambda: (C.x.__get__(c), C.x.__get__(None, C) is C.x, C.x.__set__(c, 7), c.x, C.ro.__get__(c, C)))
show(lambda: C.ro.__set__(c, 1))
show(lambda: C.ro.__delete__(c))
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(foo=1))
show(lambda: C.x.nope)
def setfget(): C.x.fget = 1
show(setfget)
class S(C):
    @C.x.getter
    def x(self): return 'sub getter'
    @property
    def ro(self): return super().ro + '!'
s = S()
s.x = 4
print(s.x, s._x, s.ro)
c.__dict__['ro'] = 'dict value'
print(c.ro)
class E:
    @property
    def bad(self): raise ValueError('in getter')
    @property
    def attr(self): return self.missing
    def __getattr__(self, n): return f'fallback {n}'
show(lambda: E().bad)
show(lambda: E().attr)
p = property(lambda self: 1)
p.__doc__ = 'set doc'
print(p.__doc__, callable(p), isinstance(p, property))
show(lambda: p.__name__)
class P(property):
    def __get__(self, o, t=None): return 'overridden' if o is not None else self
class U:
    v = P(lambda self: 1)
print(U().v, type(U.v).__name__)
