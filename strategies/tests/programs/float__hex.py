# float.hex and float.fromhex.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in [0.0, -0.0, 1.0, 0.1, -3.75, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), float('nan'), 1e-310]:
    print(v.hex())
    if v == v:
        print(float.fromhex(v.hex()) == v)
show(lambda: float.fromhex('0x1.8p3'))
show(lambda: float.fromhex('1.8'))
show(lambda: float.fromhex('-0x.8'))
show(lambda: float.fromhex('  0X1P-3  '))
show(lambda: float.fromhex('0x10'))
show(lambda: float.fromhex('ff'))
show(lambda: (float.fromhex('inf'), float.fromhex('-Infinity'), float.fromhex('nan')))
show(lambda: float.fromhex('0x1p5000'))
show(lambda: float.fromhex('0x1p-5000'))
show(lambda: float.fromhex('xyz'))
show(lambda: float.fromhex(''))
show(lambda: float.fromhex('0x'))
show(lambda: float.fromhex(1))
show(lambda: float.fromhex('0x1.fffffffffffff8p0'))
show(lambda: float.fromhex('0x1.00000000000008p0'))
show(lambda: float.fromhex('0x0.0000000000001p-1022'))
