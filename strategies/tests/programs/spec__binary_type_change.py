# One site sees many operand types, each long enough to be specialized for.
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    __radd__ = __add__
    def __mul__(self, o): return V(self.n * o.n)
    def __sub__(self, o): return V(self.n - o.n)
    def __repr__(self): return f"V({self.n})"
class MyInt(int):
    def __add__(self, o): return "MyInt.add"
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
cases = [(1, 2), (1.5, 2.5), ("a", "b"), ([1], [2]), (1, 2.5), (2.5, 1), (2 ** 60, 2 ** 60), (V(1), V(2)), (1, V(3)), ((1,), (2,)), (True, 1), (MyInt(1), 2), (2, MyInt(1)), (1j, 2), (b"a", b"b"), (2 ** 47 - 1, 1)]
for a, b in cases:
    for _ in range(20):
        r = add(a, b)
    print(r, end=" ")
print()
for a, b in [(5, 3), (5.5, 3.0), (5, 3.5), (V(5), V(3)), ({1, 2}, {2}), (0, 2 ** 62), (-2 ** 47, 1), (True, True)]:
    for _ in range(20):
        r, m = sub(a, b), None if isinstance(a, set) else mul(a, b)
    print(r, m, end=" ")
print()
for i in range(60):
    a, b = cases[i % len(cases)]
    r = add(a, b)
print(r)
for _ in range(3):
    for bad in [(1, "a"), ("a", 1), (None, 1), ([], ())]:
        try:
            add(*bad)
        except TypeError as e:
            print(e)
    print(add(1, 2), add("x", "y"))
def accumulate(items, total):
    for x in items:
        total += x
    return total
print(accumulate(range(100), 0), accumulate([0.5] * 50, 0), accumulate("abc" * 10, ""), accumulate([[1]] * 5, []), accumulate([1] * 30 + [0.5] + [2 ** 70], 0))
