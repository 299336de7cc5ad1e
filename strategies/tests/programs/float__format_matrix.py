# float formatting: every code over edge values.
values = [0.0, -0.0, 1.0, -1.5, 0.1, 1/3, 2/3, 1e10, 1e15, 1e16, 123456789.123, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 2.5, 3.5, 0.5, 1.005, 9.995, 99999.5]
specs = ['', 'e', '.0e', '.3E', 'f', '.0f', '.1f', '.10f', 'g', '.0g', '.3g', '.17g', 'G', '%', '.1%', 'n', '10', '<10', '^12.2f', '=+12.3f', '012.2f', '+', ' ', ',', ',.2f', '_.1f', '#.0f', '#g', '#.3g', 'z.0f', '.2', '.12', '+.1e']
for v in values:
    print(repr(v), [format(v, s) for s in specs])
for fmt in ('%f', '%.0f', '%.3f', '%e', '%.0e', '%g', '%.3g', '%G', '%10.2f', '%-10.2f|', '%+f', '% f', '%010.2f', '%#.0f', '%#g', '%s', '%r', '%d', '%i', '%x'):
    out = []
    for v in values[:10] + values[15:18]:
        try: out.append(fmt % v)
        except (ValueError, OverflowError, TypeError) as e: out.append(str(e))
    print(fmt, out)
