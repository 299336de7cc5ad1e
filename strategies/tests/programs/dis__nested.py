# dis.dis of closures, generators, classes and comprehensions.
import dis

def outer(a):
    b = 1
    def inner(c, *, d=2):
        nonlocal b
        b += a
        return b + c + d
    return inner
def gen(n):
    x = yield n
    yield from range(x)
    return (i for i in range(3))
def comp(xs):
    return [x * 2 for x in xs if x], {k: v for k, v in xs}, {y for y in xs}
class C:
    z = 1
    def m(self):
        return super().m(), self.z
def imports():
    import math
    from os import path as p
    assert math, 'msg'
    global g
    g = p
for f in (outer, gen, comp, C, imports):
    print(f.__name__)
    dis.dis(f)
dis.dis(outer, depth=0)
