class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1
    def __reversed__(self): return iter(range(1, self.n + 1))
    def __contains__(self, v): return 0 < v <= self.n
c = Countdown(3)
print(list(c), list(c), list(reversed(c)), 2 in c, 9 in c, [a + b for a in c for b in c], sum(c), dict(zip(c, "abc")))
class Poly:
    def __init__(self, *k): self.k = k
    def __call__(self, x, /, **kw):
        r = 0
        for c in self.k: r = r * x + c
        return (r, kw) if kw else r
    def __getattr__(self, n):
        if n.startswith("d"): return lambda: n
        raise AttributeError(n)
p = Poly(1, 2, 3)
print(p(2), p(2, a=1), list(map(p, range(3))), callable(p), p.deriv(), sorted([3, 1], key=p))
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __imatmul__(self, o):
        self.rows = (self @ o).rows
        return self
    def __iter__(self): return iter(self.rows)
    def __eq__(self, o): return self.rows == o.rows
    def __repr__(self): return f"Matrix({self.rows})"
m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 5
m @= Matrix([[0, 1], [1, 0]])
print(m, m[1, 0], m @ m, [*m], m == Matrix([[5, 1], [4, 3]]), m != m)
class LinkedList:
    class Node:
        __slots__ = "value", "next"
        def __init__(self, v, n=None): self.value, self.next = v, n
    def __init__(self, it=()):
        self.head = None
        for v in reversed(list(it)): self.head = self.Node(v, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return sum(1 for _ in self)
    def __bool__(self): return self.head is not None
    def reverse(self):
        prev, node = None, self.head
        while node: node.next, prev, node = prev, node, node.next
        self.head = prev
        return self
l = LinkedList("abc")
print(list(l), len(l), list(l.reverse()), bool(LinkedList()), max(l), "b" in l)
class Ctx:
    stack = []
    def __enter__(self): self.stack.append(len(self.stack)); return self
    def __exit__(self, *e): self.stack.pop()
with Ctx() as a, Ctx() as b: print(a.stack, a is not b)
class Fluent:
    def __init__(self): self.ops = []
    def __getattr__(self, n):
        def call(*a): self.ops.append((n, a)); return self
        return call
print(Fluent().select("x").where(1, 2).limit().ops)
