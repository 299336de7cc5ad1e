# Methods and attributes of int at the edges.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import warnings
warnings.simplefilter('ignore')
for n in (0, 1, -1, 2, 255, 256, -256, 2**30, 2**31 - 1, 2**47, -2**47, 2**63, -2**63, 2**64, 10**30, True):
    print(n, n.bit_length(), n.bit_count(), n.as_integer_ratio(), n.is_integer(), n.conjugate(), n.real, n.imag, n.numerator, n.denominator, n.__trunc__(), n.__floor__(), n.__ceil__(), int.__index__(n))
    print([round(n, k) for k in (None, 0, 1, -1, -2, -30)], divmod(n, 7), divmod(n, -7), n // 3, n % -3, -n, ~n, abs(n), +n)
for n in (0, 1, 255, 256, -1, -128, -129, 2**64):
    for length in (0, 1, 2, 9):
        for order in ('big', 'little'):
            for signed in (False, True):
                try: r = n.to_bytes(length, order, signed=signed)
                except OverflowError as e: r = str(e)
                print(n, length, order, signed, r) if length in (1, 2) else None
print(int.from_bytes(b'', 'big'), int.from_bytes(b'\xff\x01', 'little'), int.from_bytes(b'\xff', signed=True), int.from_bytes([1, 2], 'big'), int.from_bytes(bytearray(b'\1\0')))
for args in ((), (1,), (1, 'middle'), (-1,), (1, 'big', 3), ('a',), (1.0,), (2**70,)):
    show(lambda: (5).to_bytes(*args))
for args in ((), (5,), ('ab',), ([256],), ([-1],), (['a'],), (None,), (b'a', 'x'), (b'a', 5)):
    show(lambda: int.from_bytes(*args))
class I(int): pass
print(type(I(5).conjugate()), type(I(5) + 1), type(+I(5)), type(abs(I(5))), type(round(I(5))), type(I.from_bytes(b'a')), I(5).__class__)
show(lambda: (5).real.imag.denominator)
show(lambda: setattr(5, 'real', 1))
show(lambda: round(5, 1.0))
show(lambda: round(5, 'a'))
show(lambda: pow(2, -1, 7))
show(lambda: pow(2, -1, 4))
show(lambda: pow(2, 3, 0))
show(lambda: pow(2, 3, -5))
show(lambda: pow(2, 0, 1))
show(lambda: pow(2, 3.0, 5))
show(lambda: pow(2, '3', 5))
