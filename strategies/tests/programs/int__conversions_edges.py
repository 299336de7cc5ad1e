# int(): texts, bytes, bases, objects.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

for text in ('12', ' 12 ', '\t1\n', '1_000', '1__0', '_1', '1_', '+5', '-5', '- 5', '', ' ', '0x1f', '0b1', '0o7', '012', '0_0', '１２', '١٢', '1.0', '1e3', 'é', '1\0', '９_９', '0' * 30, '\u2007' + '3'):
    for base in (10, 0, 16, 2, 36):
        try: r = int(text, base)
        except ValueError as e: r = str(e)
        print(repr(text), base, r)
for a in ((b'12',), (b'0x1f', 16), (bytearray(b'7'),), (b'',), (b'a',), (b'1\xff',), (memoryview(b'5'),), ('12', 37), ('12', 1), ('12', -1), ('12', 2**70), ('12', 'a'), ('12', 2.0), (12, 10), (1.5, 10), ([], 10), (5, 1), (None, 99), (None,), ([],), ({},), (1j,), (object,), ('z', 36), ('Z', 36)):
    show(lambda: int(*a))
show(lambda: int(x=5))
show(lambda: int('5', base=8))
show(lambda: int(base=8))
show(lambda: int('1', 2, 3))
class Int:
    def __int__(self): return 7
class Index:
    def __index__(self): return 8
class Trunc:
    def __trunc__(self): return 9
class Both(Int, Index): pass
class BadInt:
    def __int__(self): return 'x'
class SubInt:
    def __int__(self): return True
class FloatSub(float):
    def __int__(self): return 42
class StrSub(str):
    def __int__(self): return 43
import warnings
warnings.simplefilter('ignore')
for o in (Int(), Index(), Trunc(), Both(), BadInt(), SubInt(), FloatSub(1.9), StrSub('5'), float('inf'), float('nan'), -1.9, 1e30, True):
    show(lambda: int(o))
show(lambda: int(Index(), Index()))
show(lambda: int('11', Index()))
