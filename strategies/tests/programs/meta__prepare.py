# metaclass __prepare__: the namespace that a class body fills.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Recorder(dict):
    def __init__(self):
        self.log = []
    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, bases, sorted(kw.items()))
        return Recorder()
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = ns.log
        return cls
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, type(ns).__name__, kw)
        super().__init__(name, bases, ns)
class A(metaclass=Meta, option=3):
    b = 1
    a = 2
    def f(self): pass
    b = 3
    for i in range(2): pass
print(A.order)
class B(A, other='x'):
    z: int = 1
print(B.order, B.z)
show(lambda: Meta('C', (), {}))
class BadPrepare(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 5
def bad():
    class X(metaclass=BadPrepare): pass
show(bad)
class Default:
    __missing__ = None
class Defaults(dict):
    def __missing__(self, key):
        if key.startswith('__'):
            raise KeyError(key)
        return 'default ' + key
class DM(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Defaults()
class D(metaclass=DM):
    x = unknown_name
    y = len
print(D.x, D.y)
show(lambda: type.__prepare__())
show(lambda: type.__prepare__('a', (), x=1))
class Raises(type):
    @classmethod
    def __prepare__(mcls, *a):
        raise LookupError('prepare')
def bad2():
    class X(metaclass=Raises): pass
show(bad2)
class NotMethod(type):
    __prepare__ = 5
def bad3():
    class X(metaclass=NotMethod): pass
show(bad3)
