# Deep recursion is a RecursionError, caught and repeated.
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def down(n):
    return n if n == 0 else down(n - 1)
print(down(900), sys.getrecursionlimit())
def forever(n):
    return forever(n + 1) + 1
for _ in range(3):
    try:
        forever(0)
    except RecursionError as e:
        print(type(e).__name__, e)
class R:
    def __getattr__(self, n):
        return getattr(self, n + 'x')
    def __repr__(self):
        return repr(self)
    def __eq__(self, o):
        return o == self
    def __add__(self, o):
        return o + self
    def __call__(self):
        return self()
    def __iter__(self):
        yield from self
    __hash__ = None
r = R()
for f in (lambda: r.a, lambda: repr(r), lambda: r == R(), lambda: r + r, lambda: r(), lambda: list(r)):
    try:
        f()
        print('no error')
    except RecursionError as e:
        print(type(e).__name__)
def gen(n):
    if n:
        yield from gen(n - 1)
    yield n
print(sum(gen(200)))
def mutual_a(n): return mutual_b(n + 1)
def mutual_b(n): return mutual_a(n + 1)
try:
    mutual_a(0)
except RecursionError:
    print('mutual')
sys.setrecursionlimit(3000)
print(down(2500))
sys.setrecursionlimit(200)
try:
    down(2500)
except RecursionError as e:
    print(e)
show(lambda: sys.setrecursionlimit(1))
show(lambda: sys.setrecursionlimit(-5))
sys.setrecursionlimit(1000)
print(down(500), sorted([3, 1, 2], key=lambda v: down(50) + v))
show(lambda: sorted([1, 2], key=lambda v: forever(0)))
show(lambda: list(map(forever, [1])))
