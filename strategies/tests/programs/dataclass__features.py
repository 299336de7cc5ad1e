# dataclasses: fields, ordering, frozen, defaults, inheritance, replace, slots.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, FrozenInstanceError, InitVar, KW_ONLY
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list, repr=False)
p = P(1); print(p, p == P(1), p == P(2), p.z, P(1).z is P(1).z, asdict(p), astuple(p), [f.name for f in fields(P)])
show(lambda: P()); show(lambda: P(1, 2, 3, 4)); show(lambda: P(1, w=2)); show(lambda: hash(p)); show(lambda: p < P(2))
@dataclass(order=True, frozen=True)
class O:
    a: int
    b: str = field(default='b', compare=False)
print(O(1) < O(2), O(1, 'z') == O(1), hash(O(1)) == hash(O(1, 'q')), sorted([O(3), O(1)]), replace(O(1), a=5))
show(lambda: setattr(O(1), 'a', 2)); show(lambda: delattr(O(1), 'a')); show(lambda: O(1) < 5)
@dataclass
class Q(P):
    w: int = 5
    x: int = 9
    def __post_init__(self): self.total = self.x + self.y + self.w
print(Q(), Q(1, 2).total, [f.name for f in fields(Q)])
@dataclass
class I:
    a: int
    scale: InitVar[int] = 2
    _: KW_ONLY
    k: int = 7
    def __post_init__(self, scale): self.a *= scale
print(I(3), I(3, 5, k=1)); show(lambda: I(1, 2, 3))
@dataclass(slots=True)
class S:
    a: int = 1
show(lambda: setattr(S(), 'b', 1)); print(S.__slots__, S())
def mutable():
    @dataclass
    class B:
        a: list = []
show(mutable)
def order():
    @dataclass
    class B:
        a: int = 1
        b: int
show(order)
@dataclass(eq=False, repr=False)
class N: a: int
print(N(1) == N(1), 'N object' in repr(N(1)), is_dataclass(N), is_dataclass(5))
match P(4, 5):
    case P(a, b): print(a, b)
@dataclass
class Tree:
    v: int
    kids: list['Tree'] = field(default_factory=list)
t = Tree(1, [Tree(2)]); t.kids.append(t); print(t); 
