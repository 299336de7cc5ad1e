# Every builtin kind under unary operators and the conversions that ask special methods.
class I(int): pass
class S(str): pass
class L(list): pass
values = [0, 1, -3, True, 2**40, 2.5, -0.0, float('inf'), 1j, 'ab', '', b'xy', bytearray(b'z'), [1, 2], (3,), {'k': 1}, {1, 2}, frozenset([2]), range(3), None, ..., slice(1), len, int, I(4), S('s'), L([0])]
import warnings
warnings.simplefilter('ignore')
def attempt(f, v):
    try: r = f(v)
    except Exception as e: return f'{type(e).__name__}: {e}'
    return f'{type(r).__name__} {r!r}'
table = {'-': lambda v: -v, '+': lambda v: +v, '~': lambda v: ~v, 'not': lambda v: not v, 'abs': abs, 'bool': bool}
for v in values:
    print(repr(v))
    for name, f in table.items():
        print('   ', name, attempt(f, v).split(' at 0x')[0])
