def f(a, b=2):
    c = 3
    before = dict(locals())
    d = 4
    return before, sorted(locals())
print(f(1))
def g():
    x = 1
    l = locals()
    x = 2
    return l["x"], locals()["x"]
print(g())
def h(v):
    def inner():
        return v, sorted(locals())
    w = 5
    return inner(), sorted(locals())
print(h(1))
class C:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))
print(C.names)
print(locals() is globals(), "f" in globals(), globals()["__name__"])
globals()["dynamic"] = "made"
print(dynamic)
def k():
    try:
        locals()["new"] = 1
        new
    except NameError as e:
        return str(e)
print(k())
print(vars() is globals(), sorted(vars(C).keys() & {"a", "names"}))
def unbound():
    if False: q = 1
    return "q" in locals()
print(unbound())
def comp():
    y = 1
    return [sorted(locals()) for z in (0,)]
print(comp())
def genexp():
    y = 1
    return list(sorted(locals()) for z in (0,))
print(genexp())
print(dir()[-1] in globals(), sorted(n for n in dir() if len(n) == 1))
def dirs():
    m = n = 0
    return dir()
print(dirs())
def deleted():
    a = b = 1
    del a
    return locals()
print(deleted())
def ev():
    z = 5
    return eval("z * 2"), eval("sorted(locals())"), eval("z + y", {"y": 1}, {"z": 1})
print(ev())
print((lambda a, *b, **c: locals())(1, 2, d=3))
