# float(): texts, objects; float.fromhex, hex, as_integer_ratio, from_number.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

for text in ('1', ' 1.5 ', '1e5', '1E-5', '.5', '5.', '.', '', 'inf', '-Infinity', 'nan', '+nan', 'infinit', '1_0.5', '1__0', '_1', '1_', '1e', '1e+', '0x1', '１.５', '1.5\n', '1 5', '1e400', '-1e400', '1e-400', '١', 'é', '1\0', '1e1_0', '1_e1'):
    show(lambda: float(text))
for o in (b'1.5', bytearray(b'2'), memoryview(b'3'), b'x', 5, 10**400, -10**400, True, None, [], 1j):
    show(lambda: float(o))
class F:
    def __float__(self): return 2.5
class Bad:
    def __float__(self): return 2
class Ix:
    def __index__(self): return 3
class S(str):
    def __float__(self): return 9.0
for o in (F(), Bad(), Ix(), S('1')): show(lambda: float(o))
for f in (0.0, -0.0, 1.0, 0.1, 1e300, 5e-324, -2.5, float('inf'), float('nan')):
    show(lambda: (f.hex(), f.as_integer_ratio(), f.is_integer()))
    show(f.hex)
for h in ('0x1.8p3', '1.8', '-0x.8p1', 'inf', 'nan', '0x1p-1074', '0x1p-1075', '0x1p1024', '0x', '', '0x1.8p', ' 0x1p0 ', '0X1P+2', '0x1_0'):
    show(lambda: float.fromhex(h))
show(lambda: float.fromhex(5))
show(lambda: float.from_number(5)); show(lambda: float.from_number('5')); show(lambda: float.from_number(F()))
for a in ((2.5,), (3.5,), (-2.5,), (2.675, 2), (1234.5, -2), (1e300, 2), (1.5, None), (float('inf'),), (float('nan'),), (float('inf'), 1), (1.5, 'a'), (0.5,), (1e22, -400), (5e-324, 400)):
    show(lambda: round(*a))
print((2.5).__trunc__(), (2.7).__floor__(), (-2.1).__ceil__(), (2.0).conjugate(), (2.0).real, (2.0).imag, float.__getformat__('double'))
show(lambda: float.__getformat__('x'))
show(lambda: float(1, 2)); show(lambda: float(x=1))
