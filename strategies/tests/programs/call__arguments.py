def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw

print(f(1, c=3))
print(f(1, 2, 3, 4, c=5, e=6))
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))
print(f(*(1,), *[7, 8], c=0, **{"d": 1}, **{"q": 2}))
print(f(b=1, a=2, c=3))
def p(a, b=1, /, c=2, *, d=3):
    return a, b, c, d
print(p(1), p(1, 2), p(1, 2, c=5, d=6), p(1, 2, 3))
def pk(a, /, **kw):
    return a, kw
print(pk(1, a=2))
def kwonly(*, x, y=1):
    return x, y
print(kwonly(x=1), kwonly(y=2, x=3))
def star(*args):
    return args
print(star(), star(1), star(*"ab", *[]), type(star(*[1])))
def mutable(v, acc=[]):
    acc.append(v)
    return acc
print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)
def kwd(**kw):
    kw["new"] = 1
    return kw
src = {"a": 1}
print(kwd(**src), src, kwd(b=1, a=2))
def late(x=(lambda: "default evaluated once")()):
    return x
print(late(), f.__defaults__, f.__kwdefaults__, p.__defaults__)
f.__defaults__ = (20, 30)
print(f(c=1))
f.__kwdefaults__ = {"c": 1, "d": 9}
print(f())
try:
    f.__kwdefaults__ = None
    f()
except TypeError as e:
    print(e)
class M:
    def m(self, a, b=1, *c, **d):
        return a, b, c, d
m = M().m
print(m(1), m(1, 2, 3, k=4), M.m(M(), 5), m(*[1], **{"b": 7}))
print(star(*(x for x in range(3)), *range(2)), dict(a=1, **{"b c": 2}))
