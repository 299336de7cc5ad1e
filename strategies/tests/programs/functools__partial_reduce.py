# reduce, partial, partialmethod, cmp_to_key.
import functools
import operator
from functools import cmp_to_key, partial, partialmethod, reduce


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (reduce(operator.add, [1, 2, 3]), reduce(operator.add, [], 5), reduce(lambda a, b: a * b, range(1, 6)), reduce(operator.add, [1], 5), reduce(lambda a, b: f'({a}{b})', 'abcd'), reduce(max, [3], None or 1)))
show(lambda: reduce(operator.add, []))
show(lambda: reduce(operator.add))
show(lambda: reduce(operator.add, 5))
show(lambda: reduce(5, [1, 2]))
show(lambda: reduce(operator.add, [1, 'a']))
def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, sorted(kw.items())
p = partial(f, 1, c=30)
print(p(), p(5), p(5, 6, 7), p(c=99, z=1), p.func is f, p.args, p.keywords)
q = partial(p, 20, x=5)
print(q(), q.func is f, q.args, q.keywords, q(y=1))
show(lambda: partial())
show(lambda: partial(5))
show(lambda: partial(f)())
show(lambda: (partial(int, base=2)('101'), partial(print, 'a', sep='-')('b')))
print(partial(max, 5)(3), list(map(partial(pow, 2), range(4))), partial(int, base=2)('11'))
class C:
    def m(self, a, b):
        return a, b
    half = partialmethod(m, 1)
    kw = partialmethod(m, b=9)
    st = partial(f, 'static')
print(C().half(2), C().kw(5), C().st()[0])
def cmp(a, b):
    return (a > b) - (a < b)
print(sorted([3, 1, 2], key=cmp_to_key(cmp)), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max([1, 5, 3], key=cmp_to_key(cmp)))
K = cmp_to_key(cmp)
show(lambda: (K(1) < K(2), K(1) == K(1), K(3) >= K(2), K(5).obj))
show(lambda: K(1) < 5)
show(lambda: hash(K(1)))
show(lambda: cmp_to_key())
show(lambda: sorted([1, 2], key=cmp_to_key(lambda a, b: 'x')))
p.extra = 'attr'
print(p.extra, p.__dict__, type(p), callable(p), functools.partial is partial)
from functools import Placeholder
print(partial(pow, Placeholder, 3)(2), partial(f, Placeholder, 7)('first'))
show(lambda: partial(f, Placeholder))
