# property: missing parts, copies, documentation, subclassing.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    def __init__(self): self._x = 1
    @property
    def ro(self):
        'doc of ro'
        return self._x
    @ro.setter
    def rw(self, v): self._x = v
    @rw.deleter
    def rw(self): self._x = None
    wo = property(None, lambda self, v: setattr(self, '_x', v), None, 'write only')
a = A()
print(a.ro, a.rw)
a.rw = 5
print(a.ro); del a.rw; print(a.ro)
show(lambda: setattr(a, 'ro', 1))
show(lambda: delattr(a, 'ro'))
show(lambda: a.wo)
a.wo = 8
print(a.ro)
print(A.ro.__doc__, A.wo.__doc__, A.rw.__doc__, A.ro.__name__, A.rw.fset.__name__)
print(A.ro.fget(a), A.ro.fset, A.ro.__get__(None, A) is A.ro, A.ro.__get__(a))
show(lambda: A.wo.__get__(a))
show(lambda: property().__get__(1))
show(lambda: property().__set__(1, 2))
show(lambda: property(1).__get__(1))
p = property()
show(lambda: p.__name__)
q = p.getter(lambda s: 1)
print(q is p, q.fget is not None, p.fget)
class Sub(property): pass
class B:
    @Sub
    def x(self): 'sub doc'; return 3
    @x.setter
    def x(self, v): pass
print(B().x, type(B.__dict__['x']).__name__, B.x.__doc__)
show(lambda: setattr(B.__dict__['x'], 'fget', 1))
class C(A):
    @A.ro.getter
    def ro(self): return 'overridden'
print(C().ro)
class D:
    @property
    def boom(self): raise AttributeError('inner')
    @property
    def deep(self): return self.missing
show(lambda: D().boom)
show(lambda: D().deep)
show(lambda: property(1, 2, 3, 4, 5))
show(lambda: property(fget=len, doc='d').__doc__)
print(property.__isabstractmethod__)
