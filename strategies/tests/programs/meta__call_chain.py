# Which metaclass methods a class call runs, and in which order.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

log = []
class Meta(type):
    def __call__(cls, *args, **kw):
        log.append(('call', cls.__name__, args))
        return super().__call__(*args, **kw)
    def __instancecheck__(cls, o):
        log.append(('instance', cls.__name__))
        return type.__instancecheck__(cls, o)
    def __subclasscheck__(cls, o):
        log.append(('subclass', cls.__name__))
        return type.__subclasscheck__(cls, o)
    def __getattr__(cls, name):
        return 'meta ' + name
    def __len__(cls): return 7
    def __iter__(cls): return iter('ab')
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return (cls.__name__, k)
    def __bool__(cls): return False
    def __repr__(cls): return f'<M {cls.__name__}>'
    def __or__(cls, o): return 'or'
    def __add__(cls, o): return 'add'
    def __hash__(cls): return 5
    def __eq__(cls, o): return NotImplemented
class A(metaclass=Meta):
    def __new__(cls, *a):
        log.append(('new', a))
        return super().__new__(cls)
    def __init__(self, *a):
        log.append(('init', a))
class B(A):
    def __new__(cls, *a): return 5
print(A(1), B(2), log) if False else None
a = A(1); b = B(2)
print(type(a) is A, b, log)
log.clear()
print(isinstance(a, A), isinstance(5, A), issubclass(B, A), log)
print(A.foo, len(A), list(A), 1 in A, 2 in A, A['k'], bool(A), A, A | int, A + 1, hash(A))
show(lambda: a.foo)
print({A: 1}[A], A == A, A != B)
class Sub(B): pass
print(Sub(1), Sub.__mro__)
show(lambda: int | A)
class Meta2(type): pass
def conflict():
    class X(A, metaclass=Meta2): pass
show(conflict)
class Both(Meta, Meta2): pass
class Y(A, metaclass=Both): pass
print(type(Y).__name__)
def func_meta(name, bases, ns): return (name, bases, sorted(k for k in ns if not k.startswith('__')))
class Z(metaclass=func_meta):
    q = 1
print(Z)
