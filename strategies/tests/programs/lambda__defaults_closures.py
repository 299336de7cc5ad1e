# Lambdas and defaults: evaluation time, shared defaults, keyword-only, annotations, introspection.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def f(a, b=[], *, c={}): b.append(a); c[a] = len(b); return b, c
print(f(1), f(2), f(3, []), f.__defaults__, f.__kwdefaults__)
x = 1
g = lambda y=x: y
x = 2; print(g(), (lambda: x)(), (lambda *a, k=x, **kw: (a, k, kw))(1, z=3))
f.__defaults__ = ('changed',); show(lambda: f(5)); f.__defaults__ = None; show(lambda: f(5)); f.__kwdefaults__ = {'c': {}, 'zz': 1}; print(f(1, [])); show(lambda: setattr(f, '__defaults__', 5)); show(lambda: setattr(f, '__kwdefaults__', 5)); del f.__kwdefaults__; show(lambda: f(1, []))
fs = [(lambda n: lambda m=n: (n, m))(i) for i in range(3)]; print([h() for h in fs], [h('m') for h in fs])
print((lambda a, /, b, *c, d, e=5, **k: (a, b, c, d, e, k))(1, 2, 3, d=4, z=6), (lambda: (yield))().__class__.__name__, (lambda a: lambda b: lambda c: a + b + c)(1)(2)(3))
k = lambda: 0; k.attr = 5; print(k.__name__, k.__qualname__, k.__dict__, k.__module__, k.__doc__, k.__code__.co_argcount)
def outer():
    inner = lambda: 1
    return inner.__qualname__, (lambda: (lambda: 0))().__qualname__
print(outer())
def ordered(a=print('first'), b=print('second'), *, c=print('third')): pass
class C:
    n = 3
    f = lambda self, n=n: n
    try: g = [lambda: n for _ in 'a'][0]
    except NameError: pass
print(C().f()); show(lambda: C.g())
print(sorted([3, -1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])), (lambda *, a: a)(a=1), (lambda a, b=2: (a, b))(*[1], **{'b': 3}), [f(2) for f in [lambda v, p=p: v ** p for p in range(4)]])
fact = (lambda s: lambda n: s(s, n))(lambda s, n: 1 if n < 2 else n * s(s, n - 1)); print(fact(10))
print((lambda x: (y := x * 2) + y)(3), (lambda: [z := 1, z])(), [(lambda: i)() for i in range(3)])
