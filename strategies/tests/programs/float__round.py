# round() of floats: half-even and ndigits.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e16 + 1, 0.49999999999999994, 1234.5678, -1234.5678, 5e-324]:
    print(v, round(v), [round(v, n) for n in (-4, -3, -2, -1, 0, 1, 2, 3, 20, 400)])
show(lambda: round(1e22))
show(lambda: round(2.5, None))
show(lambda: (round(-0.4), round(-0.4, 0)))
show(lambda: round(float('inf')))
show(lambda: round(float('-inf')))
show(lambda: round(float('nan')))
show(lambda: (round(float('inf'), 2), round(float('nan'), 1)))
show(lambda: round(1.5, 'a'))
show(lambda: round(1.5, 1.0))
show(lambda: round('a'))
show(lambda: round())
show(lambda: round(1.7976931348623157e308, -308))
show(lambda: (round(15, -400), round(1e308, -400)))
show(lambda: round(number=1.25, ndigits=1))
class R:
    def __round__(self, n='none'):
        return ('rounded', n)
show(lambda: round(R()))
show(lambda: round(R(), 3))
show(lambda: round(R(), None))
show(lambda: ((2.5).__round__(), (2.7).__trunc__(), (2.2).__ceil__(), (2.8).__floor__()))
