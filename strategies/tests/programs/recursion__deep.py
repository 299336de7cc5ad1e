import sys
sys.setrecursionlimit(30000)
def depth(n):
    if n == 0:
        return 0
    return 1 + depth(n - 1)
print(depth(20000))
class Node:
    def __init__(self, value, rest): self.value, self.rest = value, rest
    def total(self): return self.value + (self.rest.total() if self.rest else 0)
n = None
for i in range(5000):
    n = Node(i, n)
print(n.total())
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(10001))
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
print(ack(2, 30))
def with_try(n):
    try:
        if n == 0: raise ValueError("bottom")
        with_try(n - 1)
    finally:
        done.append(n)
done = []
try:
    with_try(3000)
except ValueError as e:
    print(e, len(done), done[:3])
def chain(n):
    f = lambda: 0
    for _ in range(n):
        f = (lambda g: lambda: g() + 1)(f)
    return f
print(chain(3000)())
def walk(n):
    if n:
        yield from walk(n - 1)
    yield n
print(sum(walk(500)))
nested = []
for _ in range(2000):
    nested = [nested]
def levels(x): return 1 + levels(x[0]) if x else 1
print(levels(nested))
