# A generator that touches itself while it runs.
def self_next():
    try:
        next(g)
    except ValueError as e:
        print("next:", e)
    yield 1
g = self_next()
print(next(g))
def self_close():
    try:
        h.close()
    except ValueError as e:
        print("close:", e)
    yield 2
h = self_close()
print(next(h))
def self_throw():
    try:
        k.throw(KeyError)
    except ValueError as e:
        print("throw:", e)
    try:
        k.send(None)
    except ValueError as e:
        print("send:", e)
    yield k.gi_running
k = self_throw()
print(next(k), k.gi_running)
def nested():
    yield from inner()
def inner():
    try:
        n.close()
    except ValueError as e:
        print("outer is running:", e)
    yield 3
n = nested()
print(list(n))
def consume():
    try:
        list(c)
    except ValueError as e:
        print("list:", e)
    yield 4
c = consume()
print(list(c))
def via_for():
    try:
        for _ in f:
            pass
    except ValueError as e:
        print("for:", e)
    yield 5
f = via_for()
print(next(f))
def unpack():
    try:
        a, b = u
    except ValueError as e:
        print("unpack:", e)
    yield 6
u = unpack()
print(*u)
class Closer:
    def __eq__(self, other):
        try:
            e.close()
        except ValueError as err:
            print("in __eq__:", err)
        return True
def with_eq():
    yield Closer() == 1
e = with_eq()
print(next(e))
