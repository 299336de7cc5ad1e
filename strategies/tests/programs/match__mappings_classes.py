class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class Plain: pass
def cls(v):
    match v:
        case Point(0, 0): return "origin"
        case P3(x, y, z=3): return f"p3 {x} {y}"
        case Point(x=0, y=yy): return f"on y at {yy}"
        case Point(x, y=(1 | 2) as y): return f"x={x} y={y}"
        case Point(): return "some point"
        case int(n) | float(n): return f"number {n}"
        case str("a" | "b" as s): return f"ab {s}"
        case list([a, *_]): return f"list starting {a}"
        case dict(d) if d: return f"dict {len(d)}"
        case bool(): return "never"
        case Plain(missing=_): return "has missing"
        case tuple() | set(): return "container"
        case _: return "unknown"
p = Plain()
q = Plain()
q.missing = None
for v in (Point(0, 0), P3(0, 1, 3), Point(0, 5), Point(4, 2), Point(4, 4), P3(9, 9, 9), 5, 2.5, True, "a", "c", [1, 2], [], {}, {1: 1}, p, q, (), {1}):
    print(cls(v))
def mp(v):
    match v:
        case {"type": "a", "value": x}: return "a", x
        case {"type": "b", **rest}: return "b", rest
        case {1: _, 2: y}: return "ints", y
        case {"n": {"m": [first, *_]}}: return "nested", first
        case {"k": None}: return "none"
        case {}: return "any mapping"
        case _: return "not a mapping"
for v in ({"type": "a", "value": 1, "extra": 2}, {"type": "b", "z": 1, "y": 2}, {"type": "b"}, {1: 0, 2: "two"}, {"n": {"m": "x"}}, {"n": {"m": [7]}}, {"k": None}, {}, [], 5):
    print(mp(v))
class Color:
    RED = 1
    class Deep:
        BLUE = "blue"
def dotted(v):
    match v:
        case Color.RED: return "red"
        case Color.Deep.BLUE: return "blue"
        case [Color.RED, *rest]: return rest
        case {Color.Deep.BLUE: x}: return x
print(dotted(1), dotted("blue"), dotted([1, 2]), dotted({"blue": 5}), dotted(3))
from collections import defaultdict
d = defaultdict(int)
match d:
    case {"absent": x}: print("no")
    case _: print("defaultdict not filled", len(d))
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def too_many():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def none_allowed():
    match Plain():
        case Plain(1): pass
def not_a_class():
    x = 5
    match 5:
        case x(): pass
def dup():
    match Point(1, 2):
        case Point(1, x=1): pass
def bad_args():
    class B: __match_args__ = ["x"]
    match B():
        case B(1): pass
def bad_args2():
    class B: __match_args__ = (1,)
    match B():
        case B(1): pass
def int2():
    match 5:
        case int(1, 2): pass
def dupkey():
    k = Color
    match {1: 2}:
        case {k.RED: _, Color.RED: _}: pass
for f in (too_many, none_allowed, not_a_class, dup, bad_args, bad_args2, int2, dupkey): attempt(f)
class Raises:
    @property
    def x(self): raise ValueError("getter")
try:
    match Raises():
        case Raises(x=1): pass
except ValueError as e: print(e)
class Meta(type):
    def __instancecheck__(cls, o): return o == 42
class Fake(metaclass=Meta): pass
match 42:
    case Fake(): print("instancecheck")
