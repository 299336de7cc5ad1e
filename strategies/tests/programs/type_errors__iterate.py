# Not iterable, in every construct that iterates.
class A: pass
class G:
    def __getitem__(self, i):
        raise IndexError
class B:
    def __iter__(self): return 5
class R:
    def __iter__(self): raise RuntimeError('iter failed')
def loop(v):
    for x in v:
        return x
def unpack(v):
    a, b = v
def star(v):
    return [*v]
def comp(v):
    return [x for x in v]
def genx(v):
    return (x for x in v)
def contains(v):
    return 1 in v
def notin(v):
    return 'a' not in v
def call(v):
    return max(*v)
def yf(v):
    yield from v
def setc(v):
    return {x for x in v}
def dictc(v):
    return {x: y for x, y in v}
for v in [1, 1.5, None, True, A(), A, len, ..., 1j, int, B(), R(), G(), slice(1), [5], [(1,)], 'a']:
    for f in (loop, unpack, star, comp, genx, contains, notin, call, setc, dictc):
        try:
            r = f(v)
            print(f.__name__, 'ok', r if f is not genx else '')
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
    try:
        list(yf(v))
    except Exception as e:
        print('yield from', type(e).__name__, e)
for fn in (list, tuple, set, sorted, sum, any, iter, enumerate, dict, ''.join, [].extend, reversed, max, frozenset):
    try:
        fn(5)
    except Exception as e:
        print(fn.__name__, type(e).__name__, e)
