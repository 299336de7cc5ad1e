# Attribute lookup on classes: data descriptors of the metaclass win, others lose.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Data:
    def __get__(self, o, t): return ('data', o if o is None else o.__name__)
    def __set__(self, o, v): print('set', o.__name__, v)
    def __delete__(self, o): print('delete', o.__name__)
class NonData:
    def __get__(self, o, t): return ('nondata', o.__name__)
class M(type):
    data = Data()
    nondata = NonData()
    plain = 'meta plain'
    only = 'meta only'
    @property
    def prop(cls): return cls.__name__.lower()
class C(metaclass=M):
    data = 'class data'
    nondata = 'class nondata'
    plain = 'class plain'
c = C()
print(C.data, C.nondata, C.plain, C.only, C.prop)
print(c.data, c.nondata, c.plain)
show(lambda: c.only)
show(lambda: c.prop)
C.data = 5
del C.data
print(C.__dict__['data'])
C.only = 'own'
print(C.only, M.only)
del C.only
print(C.only)
show(lambda: delattr(C, 'only'))
show(lambda: setattr(C, 'prop', 1))
class Inst:
    def __get__(self, o, t): return (o is None, t.__name__)
class D(metaclass=M):
    i = Inst()
print(D.i, D().i)
print('only' in dir(D), 'plain' in dir(D), hasattr(D, 'only'), hasattr(D(), 'only'))
show(lambda: type(D).__dict__['only'])
show(lambda: D.missing)
show(lambda: D().missing)
