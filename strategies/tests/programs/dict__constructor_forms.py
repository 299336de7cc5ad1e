# Everything dict() and update() take.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Keys:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
class BadKeys:
    def keys(self): return 5
class NoItem:
    def keys(self): return ['a']
class Pairs:
    def __iter__(self): return iter([('x', 1), ['y', 2], 'zw', {'p': 1, 'q': 2}])
for arg in (Keys(), Pairs(), [(1, 2)], [[1, 2]], ['ab'], [], {}, (), 'ab', [(1,)], [(1, 2, 3)], [1], 5, None, BadKeys(), NoItem(), [('a', 1), 5], iter([(1, 2)]), [([], 1)], {1, 2}, ['abc']):
    show(lambda: dict(arg)); 
    d = {'old': 0}
    show(lambda: d.update(arg)); print(d)
show(lambda: dict(1, 2)); show(lambda: dict(a=1, **{'a': 2})); show(lambda: dict(**{'a b': 1})); show(lambda: dict(**{1: 2})); show(lambda: dict([('a', 1)], a=2))
show(lambda: {}.update(1, 2)); show(lambda: {}.update(self=1)); show(lambda: dict(self=1, other=2)); show(lambda: {**5}); show(lambda: {**[(1, 2)]}); show(lambda: {} | [(1, 2)])
def ior(v):
    d = {}; d |= v; return d
for v in ([(1, 2)], Keys(), {1: 2}, 5, 'ab', ['ab']): show(ior, v)
show(lambda: dict.fromkeys(5)); show(lambda: dict.fromkeys()); show(lambda: dict.fromkeys([[]])); show(lambda: dict.fromkeys({1: 2}, 3)); show(lambda: {}.fromkeys('ab', 1))
class D(dict):
    def __setitem__(self, k, v): print('set', k); super().__setitem__(k, v)
    def __init__(self, *a, **k): print('init', len(a)); super().__init__(*a, **k)
print(D([(1, 2)], a=3), D.fromkeys('ab', 1), type(D().copy()), type(D() | {}), type({} | D()))
