# namedtuple: fields, defaults, methods, errors.
from collections import namedtuple


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p._fields, P._fields, len(p), tuple(p), p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), p._asdict(), p._replace(x=9), P._make([5, 6]), P.__doc__, P.x.__doc__)
x, y = p
print(x, y, p + (3,), p * 2, p[::-1], 1 in p, p.index(2), p.count(1), P(*[3, 4]), P(**{'x': 1, 'y': 2}), sorted([P(2, 1), P(1, 5)]), p < P(1, 3))
show(lambda: P(1))
show(lambda: P())
show(lambda: P(1, 2, 3))
show(lambda: P(1, 2, z=3))
show(lambda: P(1, x=2))
show(lambda: p.z)
show(lambda: p[5])
show(lambda: p._replace(z=1))
show(lambda: P._make([1]))
show(lambda: P._make([1, 2, 3]))
def setx():
    p.x = 5
show(setx)
D = namedtuple('D', ['a', 'b', 'c'], defaults=[10, 20])
print(D(1), D(1, 2), D(1, c=3), D._field_defaults, D.__new__.__defaults__)
show(lambda: D())
R = namedtuple('R', 'a, class, a, _x, ok', rename=True)
print(R._fields, R(1, 2, 3, 4, 5))
show(lambda: namedtuple('B', 'a class'))
show(lambda: namedtuple('B', 'a a'))
show(lambda: namedtuple('B', '_a'))
show(lambda: namedtuple('B', '1a'))
show(lambda: namedtuple('class', 'a'))
show(lambda: namedtuple('B', 'a', defaults=[1, 2]))
show(lambda: namedtuple(5, 'a'))
show(lambda: (namedtuple('E', [])(), namedtuple('E', '')._fields, namedtuple('M', 'a', module='mod').__module__))
class Q(namedtuple('Q', 'a b')):
    __slots__ = ()
    @property
    def total(self):
        return self.a + self.b
    def __str__(self):
        return f'Q<{self.a},{self.b}>'
q = Q(3, 4)
print(q, repr(q), q.total, q._replace(a=10).total, type(q._replace(a=1)), Q.__bases__[0].__name__, Q._make([1, 1]))
match p:
    case P(x=1, y=b):
        print('matched', b)
match q:
    case (a, b):
        print('seq', a, b)
print(P.__name__, P.__module__, P.__slots__, P.__match_args__, f'{p}', '%s %s' % p)
Rec = namedtuple('Rec', 'self_ref')
l = []
r = Rec(l)
l.append(r)
print(r)
