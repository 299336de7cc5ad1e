def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return "done"
g = count(2)
print(next(g), next(g), next(g, "default"), list(g), next(g, None))
g = count(1)
next(g)
try:
    next(g)
except StopIteration as e:
    print("value", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value, e.args)
print(g.__name__, g.__qualname__, iter(g) is g, type(g).__name__, g.gi_running, g.gi_frame, g.gi_suspended)
def empty():
    return
    yield
print(list(empty()), sum(count(5)), max(count(4)), *count(3))
def echo():
    got = "start"
    while True:
        got = yield got
        print("got", got)
e = echo()
print(next(e), e.send("a"), e.send(None), next(e))
f = echo()
try:
    f.send("early")
except TypeError as err:
    print(err)
def expr():
    x = (yield 1) + (yield 2)
    y = yield
    z = [(yield x), (yield y)]
    return x, y, z
g = expr()
print(next(g), g.send(10), g.send(20), g.send("y"), g.send("p"))
try:
    g.send("q")
except StopIteration as s:
    print(s.value)
def lazy():
    print("body starts")
    yield
g = lazy()
print("made")
next(g)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda v: v < 30, fib())))
def pipeline(src):
    evens = (v for v in src if v % 2 == 0)
    return (v * v for v in evens)
print(list(pipeline(range(10))))
def rec(n):
    if n:
        yield from rec(n - 1)
        yield n
        yield from rec(n - 1)
print(list(rec(3)))
a = b = count(3)
print([(x, y) for x, y in zip(a, b)])
def args(*a, k=1, **kw):
    yield a, k, kw
print(next(args(1, 2, k=3, z=4)), next((lambda: (yield 5))()))
class It:
    def __iter__(self):
        yield from "ab"
print(list(It()), *It(), dict(zip(It(), It())))
print(repr(g).split(" at ")[0], repr(x for x in ()).split(" at ")[0])
g = count(100)
for v in g:
    if v == 2: break
print(next(g), sum(1 for _ in g))
