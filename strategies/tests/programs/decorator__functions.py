import functools

def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        result = f(*args, **kw)
        print("ret", result)
        return result
    return wrapper

def repeat(n):
    def deco(f):
        def inner(*a):
            return [f(*a) for _ in range(n)]
        return inner
    return deco

@trace
def add(a, b=1):
    "adds"
    return a + b

print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(1, 1))

@repeat(2)
@trace
def sq(x):
    return x * x

print(sq(3))

class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)

@Count
def hello(name):
    return "hi " + name

print(hello("a"), hello("b"), hello.n)

def register(table):
    return lambda f: table.setdefault(f.__name__, f)

table = {}
@register(table)
def one(): return 1
@register(table)
class Two: pass
print(sorted(table))

@lambda f: f.__name__.upper()
def shout(): pass
print(shout)

@(yes := (lambda f: (f, "tagged")))
def tagged(): pass
print(tagged[1], yes.__name__)

decos = [trace, repeat(3)]
@decos[1]
def three(): return 3
print(three())

@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50))

class K:
    @trace
    def m(self, v):
        return v
    @staticmethod
    @trace
    def s(v):
        return v
    def __repr__(self):
        return "K()"
K().m(1)
K.s(2)
try:
    @None
    def f(): pass
except TypeError as e:
    print(e)
