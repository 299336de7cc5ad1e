# namedtuple in all forms: fields, defaults, renaming, methods, subclassing.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

from collections import namedtuple
from typing import NamedTuple
P = namedtuple('P', 'x y')
p = P(1, y=2); print(p, p.x, p[1], tuple(p), p._asdict(), p._replace(x=5), P._make([3, 4]), P._fields, p == (1, 2), hash(p) == hash((1, 2)), p + (3,), P.__doc__, P.x.__doc__)
show(lambda: P(1)); show(lambda: P(1, 2, 3)); show(lambda: P(1, z=2)); show(lambda: setattr(p, 'x', 5)); show(lambda: p._replace(q=1)); show(lambda: P._make([1])); show(lambda: p.z); show(lambda: delattr(p, 'x'))
D = namedtuple('D', ['a', 'b', 'c'], defaults=[2, 3]); print(D(1), D._field_defaults, D(1, c=9))
print(namedtuple('R', 'a class a _x 1b', rename=True)._fields, namedtuple('C', 'a,b c')._fields, namedtuple('E', '')())
for bad in ('a a', '_x', 'class', '1a', 'a-b'): show(lambda: namedtuple('Bad', bad))
show(lambda: namedtuple('1x', 'a')); show(lambda: namedtuple('class', 'a')); show(lambda: namedtuple('N', 'a', defaults=[1, 2])); show(lambda: namedtuple('N', 5))
class Sub(P):
    __slots__ = ()
    @property
    def norm(self): return self.x + self.y
    def __str__(self): return f'Sub<{self.x}>'
s = Sub(3, 4); print(s, repr(s), s.norm, s._replace(x=1), type(s._replace(x=1)).__name__)
class T(NamedTuple):
    'doc of T'
    a: int
    b: str = 'dflt'
    def both(self): return (self.a, self.b)
t = T(1); print(t, t.both(), T._field_defaults, T.__annotations__, T.__doc__, t._replace(b='q'), isinstance(t, tuple))
show(lambda: T()); show(lambda: T('x', 1, 2))
match t:
    case T(a=1, b=b): print('matched', b)
match p:
    case P(x, y): print(x, y)
a, b = p; print(a, b, [*p], max(p), sorted([P(2, 1), P(1, 5)]))
print(P.__match_args__, p.__getnewargs__(), P.__module__, P.__qualname__, p.index(2), p.count(1))
