# getattr, setattr, delattr, hasattr, vars, dir.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    cls = 'c'
    def __init__(self):
        self.x = 1
    def meth(self):
        return 'm'
    @property
    def p(self):
        raise AttributeError('inner')
    @property
    def q(self):
        raise ValueError('q')
a = A()
show(lambda: (getattr(a, 'x'), getattr(a, 'cls'), getattr(a, 'meth')(), getattr(a, 'nope', 'd'), getattr(a, 'p', 'd'), hasattr(a, 'x'), hasattr(a, 'nope'), hasattr(a, 'p'), getattr(1, 'real'), hasattr(1, 'foo')))
show(lambda: getattr(a, 'nope'))
show(lambda: getattr(a, 'p'))
show(lambda: getattr(a, 'q', 'd'))
show(lambda: hasattr(a, 'q'))
show(lambda: getattr(a, 5))
show(lambda: getattr(a))
show(lambda: getattr(a, 'x', 1, 2))
show(lambda: hasattr(a, 5))
show(lambda: hasattr(a))
show(lambda: (setattr(a, 'y', 2), a.y, setattr(a, 'with space', 3), getattr(a, 'with space'), sorted(a.__dict__)))
show(lambda: setattr(a, 5, 1))
show(lambda: setattr(a, 'x'))
show(lambda: setattr(a, 'p', 1))
show(lambda: setattr(5, 'x', 1))
show(lambda: setattr('abc', 'x', 1))
show(lambda: setattr(len, 'x', 1))
show(lambda: setattr(int, 'x', 1))
show(lambda: (delattr(a, 'y'), hasattr(a, 'y')))
show(lambda: delattr(a, 'y'))
show(lambda: delattr(a, 'p'))
show(lambda: delattr(a, 'meth'))
show(lambda: delattr(5, 'x'))
show(lambda: (delattr(A, 'cls'), hasattr(a, 'cls')))
show(lambda: delattr(A, 'cls'))
show(lambda: (vars(a), vars(a) is a.__dict__, sorted(k for k in vars(A) if not k.startswith('__'))))
show(lambda: vars(5))
show(lambda: vars([]))
show(lambda: vars(1, 2))
class S:
    __slots__ = ('x',)
show(lambda: vars(S()))
show(lambda: ([n for n in dir(a) if not n.startswith('__')], [n for n in dir(A) if not n.startswith('__')], dir(S())[-1], '__init__' in dir(a), '__class__' in dir(5)))
class D:
    def __dir__(self):
        return ['z', 'a']
show(lambda: dir(D()))
class D2:
    def __dir__(self):
        return 5
show(lambda: dir(D2()))
def f():
    zz = 1
    aa = 2
    return dir(), sorted(locals()), vars() == locals()
show(lambda: f())
a.__dict__['dyn'] = 5
print(a.dyn, a.__dict__, A.__dict__['meth'](a), type(A.__dict__))
a.__dict__ = {'new': 1}
print(a.new, hasattr(a, 'x'), vars(a))
def bad():
    a.__dict__ = 5
show(bad)
def badcls():
    A.__dict__['x'] = 1
show(badcls)
