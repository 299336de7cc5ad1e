def inner():
    try:
        got = yield 1
        print("inner got", got)
        got = yield 2
        print("inner got", got)
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"
def outer():
    r = yield from inner()
    print("outer has", r)
    return r.upper()
def top():
    r = yield from outer()
    yield r
g = top()
print(next(g), g.send("a"))
print(g.gi_yieldfrom.__name__)
print(g.send("b"))
g = top()
next(g)
print(g.throw(ValueError("v")))
print(list(g))
g = top()
next(g)
g.close()
g = top()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
def over(it):
    r = yield from it
    print("r", r)
print(list(over([1, 2])), list(over("ab")), list(over(range(2))), list(over({1: 2})))
g = over(iter([1, 2]))
next(g)
try:
    g.send("to list iterator")
except AttributeError as e:
    print(e)
g = over([1, 2])
next(g)
try:
    g.throw(IndexError("not delegated"))
except IndexError as e:
    print(e)
try:
    list(over(5))
except TypeError as e:
    print(e)
class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("custom value")
        return self.n
    def send(self, v):
        print("send", v)
        return next(self)
    def throw(self, e):
        print("throw", repr(e))
        return "thrown"
    def close(self):
        print("close")
g = over(Custom())
print(next(g), g.send("hello"), g.throw(ValueError("x")))
g.close()
def loop():
    g = yield from ()
    yield g
print(list(loop()))
def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", (1,), chain([2], [3]))))
def deep(n):
    if n == 0:
        x = yield "bottom"
        return x
    return (yield from deep(n - 1)) + 1
g = deep(50)
print(next(g))
try:
    g.send(0)
except StopIteration as e:
    print(e.value)
