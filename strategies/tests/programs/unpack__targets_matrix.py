# Unpacking: targets of every kind, stars, lengths, error texts.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def attempt(text, value, **extra):
    ns = {'v': value, **extra}
    try:
        exec(text, ns)
    except Exception as e:
        return type(e).__name__, str(e)
    return {k: x for k, x in ns.items() if k not in ('v', '__builtins__') and k not in extra}
targets = ['a, b = v', 'a, = v', '[a, b, c] = v', '*a, = v', 'a, *b = v', '*a, b = v', 'a, *b, c = v', '(a, b), c = v', '[*a] = v', 'a, (b, *c) = v', '() = v', '[] = v', 'a = b, c = v']
values = [(), (1,), (1, 2), [1, 2, 3], 'ab', 'abc', {1: 2, 3: 4}, range(3), ((1, 2), 3), (1, (2, 3, 4)), iter([1, 2]), 5, None]
for t in targets:
    print(t)
    for v in values:
        if not hasattr(v, '__next__'): print('  ', v, attempt(t, v))
        else: print('   iterator', attempt(t, iter([1, 2])))
class Box: pass
b = Box(); l = [0, 0, 0]; d = {}
b.x, l[1], d['k'], *b.rest = range(6); print(b.__dict__, l, d)
l[0], l[l[0]] = 2, 'x'; print(l)
i = 0; i, l[i] = 1, 'y'; print(i, l)
for a, (b1, *c) in [(1, 'xyz'), (2, [3])]: print(a, b1, c)
print([a + b2 for a, b2 in [(1, 2)]], [(a, c) for a, *c in ['abc']], {k: v for k, v in ['ab', 'cd']})
def gen():
    print('one'); yield 1
    print('two'); yield 2
    print('three'); yield 3
print(attempt('a, b = v', gen())); print(attempt('a, *b = v', gen())); print(attempt('a, b, c = v', gen()))
class It:
    def __iter__(self): raise LookupError('iter')
class Nx:
    def __iter__(self): return self
    def __next__(self): raise KeyError('next')
class NotIter:
    def __iter__(self): return 5
class Seq:
    def __getitem__(self, i):
        if i < 2: return i
        raise IndexError
for v in (It(), Nx(), NotIter(), Seq(), object): print(attempt('a, b = v', v), attempt('a, *b = v', v), attempt('*a, = v', v))
def call(*args, **kw): return args, kw
print(call(*'ab', *[1], x=1, **{'y': 2}), call(*(), **{}), [*range(2), *'a'], {*'a', *[1]} == {1, 'a'}, (*[], *()), {**{'a': 1}, **{'a': 2, 'b': 3}})
show(lambda: call(*5)); show(lambda: call(**5)); show(lambda: call(*[1], **{1: 2})); show(lambda: call(x=1, **{'x': 2})); show(lambda: [*5]); show(lambda: {*5}); show(lambda: {**5}); show(lambda: (*None,)); show(lambda: call(**{'a': 1}, **{'a': 2}))
