# % formatting: conversions, flags, widths, mappings.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ('%d %i %u' % (1, -2, 3), '%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5), '%+05d|%- 5d|' % (42, 42)))
show(lambda: ('%x %X %#x %#X %o %#o' % (255, 255, 255, 255, 8, 8), '%x' % -255, '%#010x' % 255, '%08X' % -1))
show(lambda: '%s|%10s|%-10s|%.2s|%5.1s|' % ('abc', 'abc', 'abc', 'abc', 'abc'))
show(lambda: ('%r|%10r|%a' % ('a', 'b', 'é'), '%c%c%c' % ('x', 65, 0x4e2d)))
show(lambda: '%f|%.2f|%10.3f|%-10.1f|%+f|%010.2f' % (1.5, 2.345, 3.14159, 2.25, 1.0, -3.14159))
show(lambda: '%e|%.2e|%E|%g|%g|%G|%g|%.3g|%#g|%g' % (12345.678, 0.00012, 1e10, 1e10, 0.0001, 1e-10, 100000, 1234567, 1.0, 1e6))
show(lambda: ('%d%%' % 50, '%%', '%%|' % ()))
show(lambda: '%5%' % ())
show(lambda: ('%(a)s %(b)05d %(a)r' % {'a': 'x', 'b': 42}, '%(x(y))s' % {'x(y)': 1}))
show(lambda: '%(a)%' % {'a': 1})
show(lambda: ('%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159), '%*.*f|' % (8, 3, 2.5), '%*d|' % (-5, 42)))
show(lambda: ('%d' % 3.99, '%d' % True, '%d' % 10**20, '%x' % 10**20, '%.3d' % 5, '%+.3d' % 5, '%.0f' % 0.5, '%.0f' % 1.5, '%5.3d|' % 7))
show(lambda: ('%s' % None, '%s' % [1, 2], '%s %s' % ('a', (1, 2)), '%s' % (1,), '%s' % {'a': 1}, 'plain' % (), 'plain' % {}, 'x' % []))
show(lambda: ('%f %f %f %F %e' % (float('inf'), float('-inf'), float('nan'), float('inf'), float('nan')), '%05d|%05.1f' % (-3, float('inf'))))
show(lambda: ('%ld %hd %Ld' % (1, 2, 3), '%#.3f %#.0f %.0e' % (1.5, 2.0, 12345.0)))
show(lambda: ('%.100f' % 0.1, '%.17g' % 0.1, '%.50s|' % 'abc', '%5s|%-5s|' % (None, True)))
show(lambda: '%s %s' % 'a')
show(lambda: '%s' % (1, 2))
show(lambda: 'plain' % 1)
show(lambda: '%d' % 'a')
show(lambda: '%x' % 1.5)
show(lambda: '%d' % None)
show(lambda: '%f' % 'a')
show(lambda: '%c' % 'ab')
show(lambda: '%c' % -1)
show(lambda: '%c' % 1.5)
show(lambda: '%(a)s' % {'b': 1})
show(lambda: '%(a)s' % 5)
show(lambda: '%(a)s %s' % {'a': 1})
show(lambda: '%z' % 1)
show(lambda: 'abc%' % 1)
show(lambda: '%(a' % {'a': 1})
show(lambda: '%' % ())
show(lambda: '%*d' % ('a', 1))
show(lambda: '%.*f' % (1,))
show(lambda: '%i' % float('nan'))
show(lambda: '%d' % float('inf'))
show(lambda: '%o' % 'a')
class V:
    def __int__(self):
        return 7
    def __index__(self):
        return 8
    def __str__(self):
        return 'str'
    def __repr__(self):
        return 'repr'
    def __float__(self):
        return 1.5
show(lambda: '%d %x %s %r %f' % (V(), V(), V(), V(), V()))
