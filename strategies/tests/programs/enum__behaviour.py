# enum: members, aliases, auto, flags, lookups, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f'{self.name}={self.value}'
print(list(Color), Color.CRIMSON is Color.RED, Color(2), Color['RED'], Color.RED.describe(), repr(Color.RED), str(Color.GREEN), len(Color), Color.RED in Color, list(Color.__members__))
show(lambda: Color(9)); show(lambda: Color['BLUE']); show(lambda: Color.BLUE); show(lambda: setattr(Color, 'RED', 5)); show(lambda: Color.RED < Color.GREEN); show(lambda: Color())
def dup():
    @unique
    class U(Enum):
        A = 1
        B = 1
show(dup)
def sub():
    class X(Color): pass
show(sub)
class N(IntEnum):
    A = auto(); B = auto(); C = 10; D = auto()
print(list(N), N.A + 1, N.B < 5, N(10), f'{N.A}', N.A == 1, sorted([N.C, N.A]))
class S(StrEnum):
    X = auto(); Y = 'why'
print(list(S), S.X + '!', S.Y == 'why', str(S.X))
class F(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(F.R | F.X, F.RW, ~F.R, F.R in F.RW, F(0), F(5), list(F.RW), bool(F(0)), F.R & F.W, F.RW ^ F.R, F.R.value, F.X.value)
show(lambda: F(64))
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | 4, IF.A | IF.B, IF(3), IF.A + 1)
class Planet(Enum):
    EARTH = (5, 6); MARS = (1, 2)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return self.mass / self.radius
print(Planet.EARTH.mass, Planet.MARS.density, Planet((1, 2)))
class Missing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'a' else None
print(Missing('a')); show(lambda: Missing('b'))
D = Enum('D', 'P Q'); print(list(D), D.P.value); print({Color.RED: 1}[Color.RED], hash(Color.RED) == hash(Color.RED), Color.RED != Color.GREEN)
