# bit_length, bit_count, to_bytes, from_bytes and friends.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in [0, 1, -1, 2, 255, 256, -256, 2**47, 2**63, -2**64, 10**30]:
    print(v, v.bit_length(), v.bit_count(), v.as_integer_ratio(), v.is_integer())
    print(v.real, v.imag, v.numerator, v.denominator, v.conjugate())
show(lambda: (1024).to_bytes(2, 'big'))
show(lambda: (1024).to_bytes(4, 'little'))
show(lambda: (-1024).to_bytes(4, 'big', signed=True))
show(lambda: (-1).to_bytes(1, 'little', signed=True))
show(lambda: (255).to_bytes())
show(lambda: (0).to_bytes(0, 'big'))
show(lambda: (256).to_bytes())
show(lambda: (-1).to_bytes(2, 'big'))
show(lambda: (128).to_bytes(1, 'big', signed=True))
show(lambda: (1).to_bytes(-1, 'big'))
show(lambda: (1).to_bytes(1, 'middle'))
show(lambda: (10**30).to_bytes(13, 'big'))
show(lambda: (10**30).to_bytes(12, 'big'))
show(lambda: (-10**30).to_bytes(14, 'little', signed=True))
show(lambda: int.from_bytes(b'\x04\x00', 'big'))
show(lambda: int.from_bytes(b'\x04\x00', 'little'))
show(lambda: int.from_bytes(b'\xff\xff', 'big', signed=True))
show(lambda: int.from_bytes(b''))
show(lambda: int.from_bytes([1, 2, 3]))
show(lambda: int.from_bytes(b'\x80' + b'\0' * 20, 'big', signed=True))
show(lambda: int.from_bytes(b'\xff' * 20, 'little'))
show(lambda: int.from_bytes('ab', 'big'))
show(lambda: int.from_bytes(b'ab', 'up'))
show(lambda: int.from_bytes([256]))
show(lambda: True.to_bytes())
