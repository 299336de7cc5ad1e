x = "module"

def read():
    return x

def write():
    global x, fresh
    x = "written"
    fresh = 1
    def inner():
        return x
    return inner()

print(read(), write(), x, fresh)

def outer():
    n = 0
    def mid():
        m = 10
        def inner():
            nonlocal n, m
            n += 1
            m += n
            return n, m
        return inner
    f = mid()
    return f(), f(), n

print(outer())

def shadow():
    x = "outer local"
    def a():
        global x
        x = "global again"
    def b():
        return x
    a()
    return b()

print(shadow(), x)

def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    x = 1

unbound()

def unbound_aug():
    count += 1

try:
    unbound_aug()
except NameError as e:
    print(type(e).__name__, e)

def free_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    return inner()

print(free_unbound())

class C:
    x = "class"
    def method(self):
        return x
    y = x
    global z
    z = "made global in a class body"

print(C().method(), C.y, z, hasattr(C, "z"))

def loops():
    for x in range(3):
        def f():
            return x
    return f()

print(loops())
del fresh
try:
    fresh
except NameError as e:
    print(e)
