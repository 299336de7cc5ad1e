# dataclasses: fields, ordering, frozen, slots, InitVar, helpers.
import dataclasses
from dataclasses import dataclass, field, replace, asdict, astuple, fields, InitVar
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    """pt"""
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
p = P(1)
print(p, p == P(1), p != P(2), P.__match_args__, P.__init__.__annotations__, P.__doc__, P.__hash__)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = 'q'
print(F(1) < F(2), sorted([F(3), F(1)]), hash(F(1)) == hash(F(1)), F.__doc__)
def s():
    F(1).a = 5
show(s)
def s():
    del F(1).a
show(s)
show(lambda: P())
show(lambda: replace(p, y=9))
show(lambda: asdict(P(1, 2, [P(3)])))
show(lambda: astuple(P(1, 2, [P(3)])))
show(lambda: [f.name for f in fields(P)])
@dataclass(slots=True)
class S:
    q: float = 1.5
    def m(self): return __class__
print(S(), S.__slots__, S().m() is S)
def s():
    S().zz = 1
show(s)
@dataclass
class I:
    a: int
    b: InitVar[int] = 3
    c: int = field(init=False)
    def __post_init__(self, b):
        self.c = self.a + b
print(I(1), I(1, 5))
def bad():
    @dataclass
    class X:
        a: list = []
show(bad)
def bad():
    @dataclass
    class X:
        a: int = 1
        b: int
show(bad)
@dataclass(kw_only=True)
class K(P):
    z: int = 3
print(K(1, z=4))
C = dataclasses.make_dataclass('C', ['x', ('y', int), ('z', int, 5)])
print(C(1, 2), fields(P)[0])
match p:
    case P(x, y): print('m', x, y)
@dataclass
class Node:
    v: int
    n: 'Node' = None
n = Node(1); n.n = n
print(n)
