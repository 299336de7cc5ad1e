import a.b.c as d, e.f, g as h
from . import x
from ..p import (q, r as s)
from t import *
def f():
    try: a
    except* V as e: b
    except* (T, U): c
    else: d
    finally: ee
    with a as b, c as (d, e), f: pass
    with (a as b, c): return 1
    try: return x
    except (A, B) as e: return e
    except: raise
    finally: return 2
def g(*args, a, b=1, **kw):
    x, *y, z = args
    [p, q] = r = s
    del x, y[0], z.w, (p, q)
    x[1:2] = y[a:b]; x[a:b:c] = 1; x[a:b] += 1; x.y += 2; x[0] -= 3; x @= y
    x[:] = 1; x[1:2, ...] = 3; z = x[::2]; z = x[a:]
    f(*a, b, *c, d=1, **e, f=2, **g); f(**k); f(*a); f(a, *b); f(a, **b)
    x.f(*a); x.f(a=1); x.g(1, k=2).h()
    super().f(1); super().x; super(A, b).y; super(A, b).z()
    return [1, 2, 3], (1, 2), {1, 2, 3}, {'a': 1, **b, 'c': 2}, [*a, 1], {*a}, (*a, b), [1, 2], {1: 2}
def h(n):
    a = yield
    b = yield 1
    c = yield from d
    lambda x, *y, z=1, **k: (x, y)
    lambda: (yield)
    return (yield a)
class K(A, metaclass=M, **kw):
    """Doc."""
    x: int = 1
    y: 'str'
    z = [i for i in x if i for j in i]
    def __init__(self): self.a = 1; self.b.c = 2; self.__p = 3; __class__
    @property
    @d(1)
    def p(self): return super().p
    @staticmethod
    def q(a, /, b, *, c): nonlocal_ = lambda: a + b
    class Inner:
        __slots__ = ()
        def m(self): return __q
    if x:
        w: int
assert x, y
assert (a and b) or c
def c1():
    x = 1
    def i():
        nonlocal x
        x += 1
        return lambda: x
    def j():
        global y
        y = x
        del y
    z = [x for x in range(3)]
    zz = [lambda: x for x in range(3)]
    q = {k: v for k, v in a.items() if k if v}
    s = {x + y for x in a for y in [x]}
    g = (x for x in a for y in b)
    w = [y := 1, y**2]
    ww = [last := i for i in a]
    return [[x for x in y] for y in z]
def chained(a, b, c):
    if a < b < c: x
    while a in b is not c: y
    return a < b <= c != d and not a or b
def f3(x):
    if not (a and (b or c)): y
    x = a if b else c if d else e
    while x and y or z:
        if x: break
        elif y: continue
        else: pass
    else: w
    for i, (j, k) in x:
        if i: break
    else: z
    return f"{x}{y!r}{z:>{w}}" f"a{{}}" "b", f"{x=}", f"{x = !s:3}", "%s-%r" % (x, y), f"", f"abc"
try:
    import q
except ImportError:
    q = None
if __debug__: pass
x: int
y: str = 'a'
(z): int = 1
a.b: int
a[0]: int = 2
print(any(x for x in y), all(x for x in y), tuple(x for x in y))
global_ = 1 if a else 2
r = [1] * 20 + [x for x in (1, 2, 3) if x in [4, 5] or x in {6, 7}]
big = [a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]
bigd = {'a':1,'b':1,'c':a,'d':1,'e':1,'f':1,'g':1,'h':1,'i':1,'j':1,'k':1,'l':1,'m':1,'n':1,'o':1,'p':1,'q':1,'r':1}
f(a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,i=9,j=10,k=11,l=12,m=13,n=14,o=15,p=16,q=17)
t"hello {x!r:>3} {y} z"
def f(x):
    for i in [a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a]: pass
def g(x):
    for i in [1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6]: pass
def h(x):
    y = [1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6]
def j(x):
    return x in [1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6]
def k(x):
    return x in {1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6}
def l(x):
    return {1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6}
def m(x):
    return (1,-2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6)
def n(x):
    return [y for y in [1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4,5,6]]
