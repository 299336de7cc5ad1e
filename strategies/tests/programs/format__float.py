# The format mini-language on floats.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for spec in ['', '5', '10', '<10', '^10', '=10', '+', ' ', '010', '.2', '.0', '.3f', '.0f', '#.0f', '10.2f', '+.1f', '<10.1f', '*^12.2f', 'e', '.2e', '.0e',
             '#.0e', 'E', 'g', '.3g', '#g', '#.3g', 'G', '%', '.1%', 'n', ',', ',.2f', '_.2f', '015,.2f', 'z.0f', 'z', 'F', '.15g', '.17g', '.30f', '-.1f',
             '=+12.3e', ',.3e', ',g', '.1', '_g', '+012.1f']:
    row = []
    for v in (0.0, -0.0, 1.0, 3.14159, -1234567.891, 1e-7, 1e22, float('inf'), float('nan')):
        try:
            row.append(format(v, spec))
        except Exception as e:
            row.append(type(e).__name__)
    print(repr(spec), row)
show(lambda: format(1.5, 'd'))
show(lambda: format(1.5, 's'))
show(lambda: format(1.5, 'x'))
show(lambda: format(1.5, 'c'))
show(lambda: format(1.5, 'ff'))
show(lambda: format(1.5, ',n'))
show(lambda: format(1.5, '.99999999999f'))
show(lambda: format(1.5, '.'))
show(lambda: (format(0.5, '.0f'), format(1.5, '.0f'), format(2.5, '.0f'), format(0.125, '.2f'), format(2.675, '.2f'), format(1e16, ''), format(1e16, 'f')))
show(lambda: (format(12345.6789, '._f'), format(12345.6789, '.6_f'), format(0.123456789, '.9,f')))
