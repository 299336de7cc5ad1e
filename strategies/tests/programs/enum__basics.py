# enum: members, lookup, IntEnum, StrEnum, Flag, IntFlag, errors.
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def hi(self): return self.name.lower()
    @property
    def up(self): return self.name + '!'
print(Color.RED, repr(Color.RED), Color.BLUE.value, Color(2), Color['GREEN'], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.hi(), Color.RED.up, Color, Color.__members__)
print(Color.RED in Color, 1 in Color, 9 in Color, hash(Color.RED) == hash('RED'), {Color.RED: 1}[Color.RED], Color.RED == 1, isinstance(Color.RED, Color), type(Color.RED), f'{Color.RED}', '%s' % Color.RED)
show(lambda: Color(9)); show(lambda: Color['X']); show(lambda: Color.X)
def f(): Color.RED = 5
show(f)
def f(): del Color.RED
show(f)
def f():
    class X(Color): pass
show(f)
def f():
    class X(Enum):
        A = 1
        A = 2
show(f)
class N(IntEnum):
    A = 1
    B = 2
print(N.A, repr(N.A), N.A + 1, N.A < N.B, N(2), f'{N.A}', [10, 20, 30][N.A], N.A == 1, str(N.B), '%d' % N.B, N.A.name, sorted([N.B, N.A]), max(N))
class S(StrEnum):
    X = auto()
    Y = 'why'
print(S.X, repr(S.X), S.Y + '!', S.X == 'x', S('why'), f'{S.X:>5}')
show(lambda: S('no'))
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.X, repr(P.R | P.X), P.RW, P(0), repr(P(0)), P.R in P.RW, list(P.RW), ~P.R, P.R & P.W, P.R ^ P.RW, bool(P.R & P.W), len(P.RW), list(P), P.RW.value, P(7))
show(lambda: P(8)); show(lambda: P.R | 1)
class I(IntFlag):
    A = 1
    B = 2
print(I.A | I.B, repr(I.A | I.B), I.A | 8, repr(I.A | 8), I(3), ~I.A, repr(~I.A), I.A + 1, repr(I(0)))
@unique
class U(Enum):
    A = 1
def f():
    @unique
    class V(Enum):
        A = 1
        B = 1
show(f)
F = Enum('F', 'a b c')
print(list(F), F.a.value, F.__name__, F.__module__)
F = Enum('F', {'x': 5})
print(list(F))
class Planet(Enum):
    E = (1, 2)
    M = (3, 4)
    def __init__(self, mass, r):
        self.mass = mass
        self.r = r
    @classmethod
    def _missing_(cls, v): return cls.E if v == 'earth' else None
print(Planet.E.mass, Planet.M.value, Planet('earth'), repr(Planet((3, 4))))
class St(str, Enum):
    A = 'a'
print(St.A, repr(St.A), St.A == 'a', f'{St.A}', St.A.upper())
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED, Color.RED.name, reversed(Color).__next__(), bool(Color.RED))
class W(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name * 2
    A = auto()
    B = auto()
print(W.A.value, W.B.value)
class Vec(tuple, Enum):
    Z = (0, 0)
print(Vec.Z, repr(Vec.Z), Vec.Z[0])
