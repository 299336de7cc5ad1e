# &, |, ^, ~ follow two's complement at any size.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


vals = [0, 1, -1, 0b1010, -0b1010, 2**47, -2**47, 2**64 - 1, -2**64, 2**100 + 7, -2**100 - 7]
for a in vals:
    print([a & b for b in vals])
    print([a | b for b in vals])
    print([a ^ b for b in vals])
print([~v for v in vals])
print(True & True, True | False, True ^ True, True & 3, 2 | True, ~0)
x = 0b1100
x &= 0b1010
print(x)
x |= 0b0001
print(x)
x ^= 0xff
print(x)
show(lambda: 1 & 1.0)
show(lambda: 1 | 'a')
show(lambda: None ^ 1)
show(lambda: ~1.5)
show(lambda: [] & 1)
