import sys
print(sys.getrecursionlimit())
def f(n):
    return f(n + 1)
def attempt(g, *a):
    try:
        g(*a)
    except RecursionError as e:
        print(type(e).__name__, str(e)[:34], isinstance(e, RuntimeError))
attempt(f, 0)
attempt(f, 0)
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
d = depth()
print(900 < d < 1001)
class R:
    def __repr__(self): return repr(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __eq__(self, o): return self == o
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __iter__(self): return iter(list(self))
    def __hash__(self): return hash(self)
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __getitem__(self, i): return self[i]
    def __str__(self): return str(self)
    def __lt__(self, o): return sorted([self, o])
r = R()
for g in (lambda: repr(r), lambda: r.a, lambda: r == r, r, lambda: r + 1, lambda: list(r), lambda: hash(r), lambda: bool(r), lambda: len(r), lambda: r[0], lambda: str(r), lambda: r < r):
    attempt(g)
sys.setrecursionlimit(150)
def count(n):
    return 0 if n == 0 else 1 + count(n - 1)
print(count(100))
attempt(count, 200)
sys.setrecursionlimit(5000)
print(count(4000))
for bad in (0, -1):
    try:
        sys.setrecursionlimit(bad)
    except ValueError as e:
        print(e)
def gen(n):
    yield n
    yield from gen(n + 1)
sys.setrecursionlimit(300)
attempt(lambda: list(gen(0)))
print("still alive", count(50))
