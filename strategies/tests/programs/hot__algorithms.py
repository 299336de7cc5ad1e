# Ordinary algorithms that run hot: sieve, matrices, strings, closures.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, f in enumerate(flags) if f]
def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
def lcs(a, b):
    prev = [0] * (len(b) + 1)
    for ch in a:
        cur = [0]
        for j, d in enumerate(b):
            cur.append(prev[j] + 1 if ch == d else max(cur[j], prev[j + 1]))
        prev = cur
    return prev[-1]
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n:
        return 1
    count = 0
    free = ~(cols | d1 | d2) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
def tokenize(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(s) and s[j].isdigit():
                j += 1
            out.append(('num', int(s[i:j])))
            i = j
        else:
            out.append(('op', c))
            i += 1
    return out
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    def norm2(self): return self.x * self.x + self.y * self.y
print(len(sieve(5000)), sieve(5000)[-3:], matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
m = [[1, 1], [1, 0]]
p = [[1, 0], [0, 1]]
for _ in range(90):
    p = matmul(p, m)
print(p, lcs('the quick brown fox' * 2, 'a lazy dog jumped over' * 2), max(range(1, 1500), key=collatz), queens(6))
print(tokenize('12 + (345*6)-7/x')[:6], len(tokenize('1+2*3-4' * 100)))
c = counter()
for i in range(500):
    c(i)
print(c(), c.__closure__[0].cell_contents)
v = Vec(0.0, 0.0)
for i in range(400):
    v = v + Vec(i, -i) * 0.5
print(v.x, v.y, v.norm2())
memo = {}
def grid(a, b):
    if (a, b) in memo:
        return memo[a, b]
    r = 1 if a == 0 or b == 0 else grid(a - 1, b) + grid(a, b - 1)
    memo[a, b] = r
    return r
print(grid(30, 30), len(memo))
