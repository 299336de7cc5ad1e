class A:
    x = 1
    def __init__(self, y):
        self.y = y
    def m(self, y):
        self.z = y
        return self.z + self.y
a = A(3)
b = a.m(5)
def g():
    try:
        x = yield b
        yield x
    finally:
        pass
it = g()
l = [b]
for q in range(5):
    l.append(q)
d = {1: 2, 'a': l}
s = {3,1,2}
t = (1, *l)
k = [i*i for i in range(10) if i % 2]
(a, *c) = k
try:
    zzz
except:
    w = 1
try:
    1/0
except (ZeroDivisionError, TypeError) as e:
    w = 2
nope
class B:
    if x:
        y: dict[str, list[int]] | None
    def f(self, a: "q" = 1, *, b: (1, 2), c: -x ** 2, d: a[1:2, ...], e: lambda: 0, f: x if y else z, g: {1: 2}, h: not a or b < c): pass
