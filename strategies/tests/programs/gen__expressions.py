g = (x * x for x in range(4))
print(next(g), list(g), list(g))
print(sum(x for x in range(5)), max((len(w), w) for w in ["a", "bbb", "cc"]), sorted(x % 3 for x in range(5)), "".join(c.upper() for c in "abc"))
print(any(x > 3 for x in [1, 5, 1 // 1]), all(x for x in (1, 0, 2)), dict((k, v) for k, v in zip("ab", (1, 2))), set(x % 2 for x in range(9)), tuple(i for i in "xy"))
src = [1, 2, 3]
g = (x for x in src)
src = "rebinding does not matter"
print(list(g))
n = 10
g = (x * n for x in range(3))
n = 100
print(list(g))
g = (x for x in [1, 2, 3] if x > lim)
lim = 1
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(next(g, "exhausted after the error"))
def f():
    return (yield_ for yield_ in (1, 2))
print(list(f()))
g1 = (i for i in range(3))
g2 = ((a, b) for a in g1 for b in range(2))
print(list(g2), list(g1))
print(list((x, y) for x in range(3) if x for y in range(x)))
def counter():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    return (inc() for _ in range(3))
print(list(counter()))
fs = list(lambda: i for i in range(3))
print([f() for f in fs])
print(next((x for x in "abc" if x > "a"), None), next((x for x in ""), "default"))
def primes():
    def sieve(it):
        p = next(it, None)
        if p is None:
            return
        yield p
        yield from sieve(x for x in it if x % p)
    return sieve(iter(range(2, 60)))
print(list(primes()))
a = (x for x in range(3))
print([*a], *(x for x in "z"), {**{k: v for k, v in ((i, i) for i in range(2))}})
x, *y = (i for i in range(4))
print(x, y)
g = (print(i) or i for i in range(3))
for v in g:
    if v == 1:
        g.close()
print(list(g))
print(type(g).__name__, g.gi_code.co_name, (i for i in ()).__class__ is type(g))
class C:
    m = 3
    g = list(v for v in range(m))
print(C.g)
total = 0
print(list(total := total + v for v in range(4)), total)
