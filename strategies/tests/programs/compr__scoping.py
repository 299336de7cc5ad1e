class C:
    items = [1, 2, 3]
    size = 3
    ok = [i for i in items]
    nested = [[j for j in range(i)] for i in items]
    try:
        bad = [i + size for i in items]
    except NameError as e:
        print("class scope:", e)
    method_like = [lambda self: 7 for _ in range(1)]

print(C.ok, C.nested, C.method_like[0](None), hasattr(C, "i"))
size = "module"
class D:
    size = "class"
    got = [size for _ in range(1)]
    gen = list(size for _ in range(1))
print(D.got, D.gen)

def walrus():
    total = 0
    running = [total := total + v for v in range(5)]
    found = any((hit := v) > 2 for v in range(5))
    return running, total, found, hit
print(walrus())
print([last := i for i in range(3)], last)
print([(m, k) for k in range(3) if (m := k * 2)], m)

def capture():
    fs = [(lambda: (i, j)) for i in range(2) for j in range(2)]
    return [f() for f in fs]
print(capture())
def cellvars():
    x = 10
    r = [x for x in range(3)]
    def inner():
        return x
    s = [(lambda: x)() for x in range(2)]
    return r, inner(), s, x
print(cellvars())
def deleted():
    x = 1
    del x
    r = [x for x in (5,)]
    try:
        x
    except UnboundLocalError as e:
        return r, str(e)
print(deleted())
def exc():
    x = "kept"
    try:
        [x for x in (1, 2) if 1 // 0]
    except ZeroDivisionError:
        return x
print(exc())
def local_names():
    a = 1
    r = [sorted(locals()) for b in range(1)]
    return r, sorted(locals())
print(local_names())
def first_iter():
    def it():
        print("iterator taken at once")
        return [1, 2]
    g = (v for v in it())
    print("before next")
    return list(g)
print(first_iter())
print([[a, b] for a in range(2) for b in [a * 10]], [x for x in [y for y in [z for z in range(3)]]])
async_like = [*(x for x in range(2)), *[x for x in "ab"]]
print(async_like)
