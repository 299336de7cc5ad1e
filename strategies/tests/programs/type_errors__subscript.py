# Not subscriptable, no item assignment, no item deletion.
class A: pass
class G:
    def __getitem__(self, k): return k
values = [1, 1.5, 'abc', b'abc', None, [1], (1,), {'a': 1}, {1}, frozenset(), True, 1j, len, lambda: 1, int, A, A(), G(), range(3), iter([]), (i for i in []), ..., NotImplemented, {}.keys(), slice(1), type, bytearray(b'a'), Exception('e'), A.__init__, enumerate([]), zip()]
for v in values:
    name = type(v).__name__
    for k in (0, 'a', None):
        try:
            print(name, repr(k), repr(v[k]))
        except Exception as e:
            print(name, repr(k), type(e).__name__, e)
for v in values:
    name = type(v).__name__
    for k in ('a', 1.5):
        try:
            v[k] = 1
            print(name, 'set')
        except Exception as e:
            print(name, repr(k), type(e).__name__, e)
        try:
            del v[k]
            print(name, 'del')
        except Exception as e:
            print(name, repr(k), type(e).__name__, e)
