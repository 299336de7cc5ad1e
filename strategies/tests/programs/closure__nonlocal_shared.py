# Cells shared between closures, loops, generators, classes.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def down():
        nonlocal n
        n -= 1
        return n
    return up, down, lambda: n
up, down, get = counter()
print(up(), up(5), down(), get(), up.__closure__[0] is down.__closure__[0])
late = [lambda: i for i in range(3)]
bound = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in bound])
def loop():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = 'after'
    return [f() for f in fs]
print(loop())
def gen():
    x = 0
    def bump():
        nonlocal x
        x += 10
    for _ in range(3):
        bump()
        yield x
print(list(gen()))
def deep():
    a = 1
    def b():
        c = 2
        def d():
            nonlocal a, c
            a += c; c += a
            return a, c
        return d
    return b(), lambda: a
d, a = deep(); print(d(), d(), a())
def unbound():
    def f(): return late
    try: f()
    except NameError as e: print(e)
    late = 5
    return f()
print(unbound())
def deleted():
    x = 1
    def f(): return x
    del x
    try: f()
    except NameError as e: print(e)
    x = 2
    return f()
print(deleted())
def klass():
    x = 'outer'
    class C:
        y = x
        x = 'class'
        def m(self): return x
        z = [x for _ in range(2)]
    return C.y, C().m(), C.z
show(klass)
c = up.__closure__[0]
c.cell_contents = 100
print(get(), type(c).__name__, c == down.__closure__[0])
del c.cell_contents
show(get)
show(lambda: c.cell_contents)
