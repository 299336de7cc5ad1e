# Decorators: order, targets, expressions, classes, what they see.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

log = []
def deco(n):
    log.append(('make', n))
    def apply(f):
        log.append(('apply', n, getattr(f, '__name__', f)))
        return f
    return apply
@deco(1)
@deco(2)
def f(a=log.append('default')): return 'f'
print(log, f()); log.clear()
@deco('c')
class K:
    log.append('body')
    @deco('m')
    def m(self): return 'm'
    @staticmethod
    @deco('s')
    def s(): return 's'
print(log, K().m(), K.s()); log.clear()
@lambda g: 'replaced'
def g(): pass
print(g)
@(decos := [deco('list')])[0]
def h(): pass
print(log, decos[0].__name__)
class Reg:
    def __init__(self): self.items = {}
    def __call__(self, name=None):
        def add(f): self.items[name or f.__name__] = f; return f
        return add
    def __getattr__(self, n): return lambda f: (n, f.__name__)
reg = Reg()
@reg()
def one(): return 1
@reg('second')
def two(): return 2
@reg.anything
def three(): pass
print(sorted(reg.items), three)
def count(f):
    def wrapper(*a, **k):
        wrapper.calls += 1
        return f(*a, **k)
    wrapper.calls = 0
    return wrapper
@count
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), fib.calls)
def bad():
    @5
    def x(): pass
show(bad)
def bad2():
    @undefined_decorator
    def x(): pass
show(bad2)
def bad3():
    @(lambda f: f.nothing)
    class X: pass
show(bad3)
@property
def prop(self): return 1
print(type(prop).__name__, prop.fget(None))
def outer():
    @deco('inner')
    def nested(): return nested.__qualname__
    return nested()
print(outer())
