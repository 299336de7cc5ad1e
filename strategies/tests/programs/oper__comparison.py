class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.v == o.v
    def __lt__(self, o):
        if not isinstance(o, V): return NotImplemented
        return self.v < o.v
    def __repr__(self): return f"V({self.v})"
print(V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) != 1, V(1) < V(2), V(2) > V(1), V(1) is V(1))
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: V(1) <= V(2))
attempt(lambda: V(1) < 5)
attempt(lambda: 5 > V(1))
attempt(lambda: hash(V(1)))
attempt(lambda: {V(1): 1})
attempt(lambda: {V(1)})
print(sorted([V(3), V(1), V(2)]), max([V(1), V(5)]), V(2) in [V(1), V(2)], [V(1)] == [V(1)], (V(1), 2) < (V(1), 3), [V(1)].index(V(1)))
class H(V):
    def __hash__(self): return hash(self.v)
print({H(1): "a"}[H(1)], len({H(1), H(1), H(2)}), hash(H(5)) == hash(5))
class Rich:
    def __lt__(self, o): print("lt", end=" "); return "LT"
    def __le__(self, o): print("le", end=" "); return []
    def __gt__(self, o): print("gt", end=" "); return None
    def __ge__(self, o): print("ge", end=" "); return 0
    def __eq__(self, o): print("eq", end=" "); return "EQ"
    def __ne__(self, o): print("ne", end=" "); return "NE"
r = Rich()
print(r < 1, r <= 1, r > 1, r >= 1, r == 1, r != 1, 1 < r, 1 <= r, 1 > r, 1 >= r, 1 == r, 1 != r)
class Sub(Rich): pass
class Over(Rich):
    def __gt__(self, o): print("Over.gt", end=" "); return "over"
print(r < Sub(), r < Over())
print(not r, r in [1], r in [r], [r].count(1))
class Eq:
    def __eq__(self, o): raise ValueError("eq raised")
try:
    Eq() == 1
except ValueError as e:
    print(e)
x = Eq()
print(x in [x], [x] == [x], x is x)
try:
    x in [1]
except ValueError as e:
    print(e)
class Hash:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
for h in (1, -1, 2 ** 61 - 1, 2 ** 61, 2 ** 64, -2, True):
    print(hash(Hash(h)), end=" ")
print()
for h in ("a", None, 1.5):
    try:
        hash(Hash(h))
    except TypeError as e:
        print(e)
class NoHash:
    __hash__ = None
attempt(lambda: hash(NoHash()))
attempt(lambda: hash([]))
attempt(lambda: {[]: 1})
attempt(lambda: {}[{}])
attempt(lambda: hash((1, [])))
attempt(lambda: {{1}})
attempt(lambda: {} in {})
attempt(lambda: [] in set())
from functools import total_ordering
@total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(T(1) <= T(1), T(2) >= T(1), T(1) > T(2), T(1) != T(2))
class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a.__eq__(b), a.__ne__(a), (1).__eq__("x"), (1).__lt__(2), object.__eq__(1, 1))
attempt(lambda: a < b)
