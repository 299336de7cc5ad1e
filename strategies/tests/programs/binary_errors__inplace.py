# The TypeError of augmented assignments.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A: pass
def run(src, a, b):
    ns = {'a': a, 'b': b}
    try:
        exec(src, ns)
        print(src, repr(ns['a']) if not isinstance(ns['a'], A) else 'A')
    except Exception as e:
        print(src, type(a).__name__, type(b).__name__, type(e).__name__, e)
pairs = [(1, 'a'), ('a', 1), ([], 1), ((), []), ({}, 1), (None, 1), (1.5, None), ({1}, [1]), (A(), 1), (1, A()), (b'', 'a'), ([1], (2,)), (3, 2), (3.0, 2), ('x', 'y')]
for op in ('+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '&=', '|=', '^=', '<<=', '>>='):
    for a, b in pairs:
        run(f'a {op} b', list(a) if isinstance(a, list) else a, b)
class I:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return ('add', o)
    def __isub__(self, o): return 'isub'
    def __imul__(self, o): raise ValueError('imul')
i = I()
i -= 1
print(i)
i = I()
i += 5
print(i)
i = I()
show(lambda: exec('i *= 2', {'i': i}))
def slots():
    t = (1, 2)
    t[0] += 1
def attr():
    x = 5
    x.y += 1
def undef():
    nope += 1
def key():
    d = {}
    d['k'] += 1
def idx():
    l = []
    l[0] += 1
for f in (slots, attr, undef, key, idx):
    show(f)
