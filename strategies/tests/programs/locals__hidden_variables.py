# locals(), vars() and dir() in comprehensions, classes, functions, exec.
print([sorted(k for k in locals() if not k.startswith('__')) for q in [1]])
z = 1
print([locals() for q in [1]], [vars() for q, r in ['ab']], [dir() for q in [1]])
class C:
    w = 1
    r = [sorted(locals()) for q in [1]]
    s = sorted(k for k in locals() if k[0] != '_')
    n = [[sorted(locals()) for b in 'x'] for a in 'y']
    g = list(sorted(locals()) for g1 in [1])
print(C.r, C.s, C.n, C.g)
print([type(locals()) for q in [1]], [locals() is globals() for q in [1]], locals() is globals())
def f(p):
    loc = 2
    return [sorted(locals()) for q in [1]], sorted(locals())
print(f(1))
def g():
    a = 1
    d = locals()
    a = 2; b = 3
    return d, locals() is d, sorted(locals())
print(g())
def h():
    x = 1
    def inner(): return x
    d = locals(); d['x'] = 5; d['new'] = 6
    return x, 'new' in locals(), sorted(inner.__code__.co_freevars)
print(h())
exec('print([sorted(k for k in locals() if k[0] != "_") for q in [1]])', {'a': 1}, {'b': 2})
exec('print(sorted(k for k in locals() if k[0] != "_"))', {'a': 1}, {'b': 2})
print(eval('[sorted(locals()) for q in [1]]', {}, {'b': 2}), eval('sorted(locals())', {'b': 2}, {'c': 3}))
def gen():
    y = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())
print(list(gen()), (lambda a: locals())(7))
def nested():
    v = 1
    return [[sorted(locals()) for b in 'x'] for a in 'y']
print(nested())
