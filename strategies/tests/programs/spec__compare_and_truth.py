def lt(a, b): return a < b
def eq(a, b): return a == b
def pick(x): return "T" if x else "F"
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
    def __lt__(self, o): return "lt result"
    def __eq__(self, o): return "eq result"
class Ln:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
nan = float("nan")
for a, b in [(1, 2), (1.5, 1.0), ("a", "b"), (1, 1.5), (2 ** 70, 2 ** 71), ((1,), (2,)), ([2], [1]), (B(1), 1), (nan, nan), (True, 2), ("é", "z"), (-1, 2 ** 64)]:
    for _ in range(20): r, s = lt(a, b), eq(a, b)
    print(r, s, end=" ")
print()
for x in [0, 1, "", "a", None, [], [0], {}, 0.0, nan, True, False, B(True), B(False), Ln(0), Ln(3), object(), 2 ** 70, print, ()]:
    for _ in range(20): r = pick(x)
    print(r, end="")
print()
print("".join(pick(x) for _ in range(5) for x in [0, 1, "", "a", None, [], B(True), Ln(0)]))
def count(items):
    n = 0
    for x in items:
        if x == 3: n += 1
        elif x < 2 and not x: n += 10
        while x > 90: x -= 1
    return n
print(count([1, 2, 3] * 20), count([0, 3.0, 1.5] * 20), count([True, False] * 20))
def loop_over(it):
    out = 0
    for v in it: out += 1
    return out
def gen(n):
    for i in range(n): yield i
print([loop_over(it) for it in ([1] * 30, (1,) * 30, range(30), gen(30), {i: i for i in range(30)}, set(range(30)), "x" * 30, iter([1] * 30), zip(range(30), range(30)), map(str, range(30)), reversed([1] * 30), enumerate("x" * 30), range(0, -30, -1))])
def is_none(x): return x is None, x is not None
print([is_none(x) for x in (None, 0, "") for _ in range(10)][::10])
for _ in range(20):
    for bad in [(1, "a"), (None, 1)]:
        try:
            lt(*bad)
        except TypeError as e:
            r = str(e)
print(r, lt(1, 2))
def string_eq(a): return a == "interned", a != "interned", a in ("x", "interned")
parts = ["inter", "ned"]
print([string_eq(s) for s in ("interned", "".join(parts), "other", 5, None) for _ in range(12)][::12])
