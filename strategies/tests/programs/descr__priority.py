# Data and non-data descriptors against instance attributes.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Data:
    def __get__(self, o, t=None): return 'data get'
    def __set__(self, o, v): o.__dict__['log'] = v
class SetOnly:
    def __set__(self, o, v): o.__dict__['setonly'] = ('via', v)
class DelOnly:
    def __delete__(self, o): print('deleted')
class GetOnly:
    def __get__(self, o, t=None): return 'get only'
class A:
    data, setonly, delonly, getonly = Data(), SetOnly(), DelOnly(), GetOnly()
a = A()
a.__dict__.update(data=1, delonly=3, getonly=4)
print(a.data, a.delonly, a.getonly, type(a.setonly).__name__)
a.setonly = 5
print(a.setonly)
a.data = 9
print(a.log, a.__dict__['data'])
show(lambda: setattr(a, 'delonly', 1))
show(lambda: delattr(a, 'data'))
del a.delonly
del a.getonly
print(a.getonly)
show(lambda: delattr(a, 'getonly'))
print(A.data, A.getonly, type(A.setonly).__name__)
class Raises:
    def __get__(self, o, t): raise AttributeError('inside')
class B:
    r = Raises()
    def __getattr__(self, n): return 'fallback ' + n
print(B().r)
show(lambda: B.r)
class BadGet:
    __get__ = 5
class C:
    x = BadGet()
show(lambda: C().x)
class NoneGet:
    __get__ = None
class D:
    x = NoneGet()
show(lambda: D().x)
class InstGet: pass
ig = InstGet()
ig.__get__ = lambda *a: 'never'
class E:
    x = ig
print(E().x is ig)
