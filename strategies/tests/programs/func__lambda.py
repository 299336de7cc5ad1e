f = lambda: None
print(f(), f.__name__, f.__qualname__)
print((lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8))
print((lambda *, k: k)(k=4), (lambda a, /, b: a + b)(1, b=2))
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
print((lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))
print((lambda: (yield 1))().__class__.__name__, list((lambda: (yield from (1, 2)))()))
print([*map(lambda t: t[0] if t else "empty", [(1,), ()])])
print((lambda: [x for x in range(3)])(), (lambda n: {k: (lambda: k)() for k in range(n)})(2))
d = {"add": lambda a, b: a + b, "neg": lambda a: -a}
print(d["add"](1, 2), d["neg"](5))
print((lambda x: (y := x + 1, y * 2))(3))
for bad in (lambda: (lambda x: x)(), lambda: (lambda: 0)(1), lambda: (lambda *, k: k)()):
    try:
        bad()
    except TypeError as e:
        print(e)
class C:
    m = lambda self, v: (self.__class__.__name__, v)
print(C().m(1), C.m.__name__, C.m.__qualname__)
