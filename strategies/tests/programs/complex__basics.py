# complex literals, arithmetic, repr and errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (1j, 2 + 3j, -1j, 1 - 0j, complex(1, -2), complex('1+2j'), complex('-j'), complex(3), complex()))
show(lambda: ((1 + 2j) + (3 - 1j), (1 + 2j) * (3 - 1j), (1 + 2j) - 1, (1 + 2j) / (3 - 4j), 2 * 1j, 1j * 1j))
show(lambda: ((1 + 2j) ** 2, (1 + 2j) ** 0, (1 + 2j) ** -1, 1j ** 2))
show(lambda: (abs(3 + 4j), abs(-5j), (3 + 4j).real, (3 + 4j).imag, (3 + 4j).conjugate()))
show(lambda: (complex(0.0, -0.0), complex(-0.0, 0.0), complex(float('inf'), float('nan')), 1e20 + 1e-7j))
show(lambda: (1 + 2j == complex(1, 2), 1 + 0j == 1, hash(1 + 0j) == hash(1), 1j != 1))
show(lambda: (bool(0j), bool(1j), -(1 + 2j), +(1j), str(1.5j), repr(3 + 0j)))
show(lambda: (1j) < 2)
show(lambda: 1j // 2)
show(lambda: 1j % 2)
show(lambda: 1j / 0)
show(lambda: 0j ** -1)
show(lambda: int(1j))
show(lambda: float(1j))
show(lambda: complex('abc'))
show(lambda: complex('1 + 2j'))
show(lambda: complex(None))
show(lambda: complex('1', 2))
show(lambda: 1j + 'a')
show(lambda: (f'{1.5 + 2.25j:.1f}', f'{3j}', format(1 + 2j, '>10')))
show(lambda: round(1j))
show(lambda: (isinstance(1j, complex), type(1j + 1), complex(1 + 2j)))
show(lambda: sum([1j, 2, 3.5]))
