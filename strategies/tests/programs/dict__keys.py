# Hashing and equality of keys, user classes, collisions.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class K:
    def __init__(self, v, h):
        self.v, self.h = v, h
    def __hash__(self):
        return self.h
    def __eq__(self, o):
        log.append((self.v, getattr(o, 'v', o)))
        return isinstance(o, K) and self.v == o.v
    def __repr__(self):
        return f'K({self.v})'
log = []
d = {}
for i in range(5):
    d[K(i, 7)] = i
print(d, len(log))
log.clear()
print(d[K(3, 7)], log[-1])
k = K(0, 7)
d[k] = 'zero'
print(d, K(9, 7) in d, K(1, 8) in d)
del d[K(2, 7)]
print(d)
d[K(2, 7)] = 'back'
print(d)
class H:
    def __eq__(self, o):
        return True
class BadHash:
    def __hash__(self):
        return 'x'
class RaiseHash:
    def __hash__(self):
        raise ValueError('no hash')
class NoneHash:
    __hash__ = None
class Big:
    def __hash__(self):
        return 2**61 + 5
class Neg:
    def __hash__(self):
        return -1
show(lambda: {H(): 1})
show(lambda: hash(H()))
show(lambda: {BadHash(): 1})
show(lambda: {RaiseHash(): 1})
show(lambda: {NoneHash(): 1})
show(lambda: hash(NoneHash()))
show(lambda: (hash(Big()), hash(Neg())))
show(lambda: {H})
show(lambda: {1, H()})
nan = float('nan')
print({nan: 1}[nan], {nan: 1}.get(float('nan')), nan in {nan}, len({nan, float('nan'), nan}))
print({1: 'i'}[1.0], {1.0: 'f'}[True], {2**70: 'b'}[2.0**70], {'a': 1}['a'], {b'a': 1, 'a': 2}, {(1, 'a'): 1}[(1.0, 'a')], {frozenset([1]): 1}[frozenset([1])])
print({None: 1, int: 2, len: 3, print: 4}[len], {...: 1}, {range(3): 1}[range(0, 3)], {slice(1, 2): 1}[slice(1, 2)])
class RaiseEq:
    def __hash__(self):
        return 42
    def __eq__(self, o):
        raise KeyError('eq failed')
show(lambda: {42: 1}.get(RaiseEq()))
show(lambda: {RaiseEq(): 1, 42: 2})
show(lambda: {RaiseEq(), RaiseEq()})
show(lambda: 42 in {RaiseEq()})
