# int formatting through format(), str.format and %.
values = [0, 1, -1, 255, -255, 2**31, -2**63, 10**18, True]
specs = ['', 'd', 'b', 'o', 'x', 'X', 'c', 'e', 'f', 'g', '%', 'n', '#b', '#o', '#x', '#X', '5', '<5', '>5', '^5', '=5', '+', ' ', '-', '05', '+05', ',', '_', '_x', '_b', '#010x', '*^12d', 'é>6', '.3f', '10.2e', 'G', 'E', 'F']
for v in values:
    out = []
    for s in specs:
        try: out.append(format(v, s))
        except (ValueError, OverflowError) as e: out.append(str(e))
    print(v, out)
for fmt in ('%d', '%i', '%u', '%x', '%#x', '%X', '%o', '%#o', '%5d', '%-5d|', '%05d', '%+d', '% d', '%.3d', '%8.3d', '%-8.3d|', '%c', '%s', '%r', '%e', '%g', '%f', '%.0f', '%#.3x', '%+#o', '%%', '%5%'):
    out = []
    for v in values:
        try: out.append(fmt % ((v,) if '%%' not in fmt and fmt != '%5%' else ()))
        except (ValueError, OverflowError, TypeError) as e: out.append(str(e))
    print(fmt, out)
print('{0:{1}} {0:>{width}} {0!r:<{1}}|'.format(42, 6, width=8))
print('{:d} {:d}'.format(1, True), '{:,}'.format(10**9), '{:+} {:+}'.format(1, -1))
