# The format mini-language on ints.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for spec in ['', 'd', '5', '<5', '>5', '^5', '=5', '05', '+', '-', ' ', '+5', '+05', '*^7', '0=+7', ',', '_', ',d', '_d', '012,', 'x', 'X', '#x',
             '#X', '#010x', 'o', '#o', 'b', '#b', '_b', '_x', '#_x', 'n', 'c', 'e', 'f', '.2f', 'g', '%', '.1%', 'E', 'G', '<+8d', '=+8d', '^+8',
             '>08', '<08', '^09,', '+_x', ' d', '#d', 'é>5', '010_b', '20,.2f', 'z.1f']:
    row = []
    for v in (0, 65, -42, 1234567, 10**20):
        try:
            row.append(format(v, spec))
        except Exception as e:
            row.append(type(e).__name__)
    print(repr(spec), row)
show(lambda: format(5, 's'))
show(lambda: format(5, '.2'))
show(lambda: format(5, '.2d'))
show(lambda: format(5, ',x'))
show(lambda: format(5, '_c'))
show(lambda: format(5, '+c'))
show(lambda: format(5, '#c'))
show(lambda: format(-1, 'c'))
show(lambda: format(0x110000, 'c'))
show(lambda: format(5, 'y'))
show(lambda: format(5, '5z'))
show(lambda: format(5, 'ab'))
show(lambda: format(5, ',,'))
show(lambda: format(5, '_,'))
show(lambda: format(5, ',_'))
show(lambda: format(5, 'z'))
show(lambda: format(5, '.'))
show(lambda: format(5, 5))
show(lambda: (format(True, 'd'), format(True, '5'), format(False, 'x'), format(True, 's') if 0 else 1))
show(lambda: format(True, 's'))
show(lambda: format(5, '99999999999999999999d'))
show(lambda: format(10**400, 'f'))
show(lambda: format(5, '.f'))
show(lambda: (format(123456789, '_.2f'), format(1234, '0>10,'), format(-1234, '0=10,'), format(1234, '010,d'), format(12345678, '09,d')))
