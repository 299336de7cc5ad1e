# Powers with floats.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


inf = float('inf')
nan = float('nan')
show(lambda: 2.0 ** 3)
show(lambda: 2 ** 0.5)
show(lambda: 2.0 ** -1)
show(lambda: 0.0 ** 0)
show(lambda: 0.0 ** -1)
show(lambda: 0.0 ** -1.5)
show(lambda: (-0.0) ** -1)
show(lambda: (-8.0) ** 2)
show(lambda: (-8.0) ** 0.5)
show(lambda: (-8.0) ** (1 / 3))
show(lambda: 10.0 ** 308)
show(lambda: 10.0 ** 309)
show(lambda: 10.0 ** -400)
show(lambda: (-10.0) ** 309)
show(lambda: (inf ** 2, inf ** -1, inf ** 0, (-inf) ** 3, (-inf) ** 2, (-inf) ** -1))
show(lambda: (nan ** 0, 1 ** nan, nan ** 1, 1.0 ** inf, (-1.0) ** inf, 0.5 ** inf, 2 ** -inf))
show(lambda: (pow(2.0, 3), pow(2, 3.0), pow(4, 0.5)))
show(lambda: pow(2.0, 3.0, 5.0))
show(lambda: 2.5 ** True)
show(lambda: 2.0 ** 'a')
show(lambda: 2.0 ** 10**400)
