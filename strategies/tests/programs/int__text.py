# str, repr, hex, oct, bin of ints, and the 4300-digit limit.
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in [0, 7, -7, 255, -255, 2**47, -2**47, 2**64, -(10**25)]:
    print(str(v), repr(v), hex(v), oct(v), bin(v))
print(0xDEAD_BEEF, 0o777, 0b1111_0000, 1_000_000)
show(lambda: len(str(10**4299)))
show(lambda: str(10**4300))
show(lambda: int('9' * 4300) % 1000)
show(lambda: int('9' * 5000))
show(lambda: int('1' * 4301))
show(lambda: int('1_' * 4300 + '1'))
show(lambda: len('%d' % 10**4299))
show(lambda: '%d' % 10**5000)
show(lambda: f'{10**5000}')
show(lambda: len(hex(10**5000)))
show(lambda: int('f' * 5000, 16).bit_length())
show(lambda: int('7' * 5000, 8).bit_length())
show(lambda: int('3' * 5000, 7))
show(lambda: sys.get_int_max_str_digits())
