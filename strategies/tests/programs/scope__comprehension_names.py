# What names in comprehensions mean: iteration variables, walrus, nesting, classes.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

x = 'module'
print([x for x in range(3)], x)
print([(y := i) for i in range(3)], y)
def f():
    total = 0
    parts = [total := total + i for i in range(4)]
    return total, parts
print(f())
def g():
    [last := v for v in 'ab']
    return [last for last in [last, 'c']], last
print(g())
class C:
    n = 3
    a = [i for i in range(n)]
    try: b = [n for i in range(2)]
    except NameError as e: b = str(e)
    c = [(lambda: i)() for i in range(2)]
    d = list(i * 2 for i in range(n))
print(C.a, C.b, C.c, C.d)
print([[i * j for j in range(i)] for i in range(4)], [j for i in range(3) for j in range(i)])
print({i: {j for j in range(i)} for i in range(3)}, {i % 2: i for i in range(5)})
print([i for i in range(10) if i % 2 if i > 3], [a + b for a, b in zip('ab', 'cd')], [a for a, *b in ['xyz']])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
def outer(v):
    return [v + w for v in [v] for w in [v * 2]], v
print(outer(3))
def loc():
    a = 1
    return sorted(k for k in [locals() for b in [2]][0])
print(loc())
print([locals().keys() >= {'q'} for q in [1]])
def gl():
    global made
    [made := 5 for _ in 'a']
gl(); print(made)
def raises():
    z = 'kept'
    try: [1 // z for z in (1, 0)]
    except ZeroDivisionError: pass
    return z
print(raises())
gen = (i for i in x); x = 'changed'; print(list(gen))
show(lambda: [i for i in undefined_thing])
show(lambda: [undefined_thing for i in range(1)])
print([*map(lambda k: [k for k in range(k)], range(3))], [_ for _ in [(), ((),)]])
it = iter(range(6)); print([(a, b) for a in it for b in [next(it)]])
