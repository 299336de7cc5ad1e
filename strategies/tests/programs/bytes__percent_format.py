# % formatting on bytes.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (b'%d|%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5, 6), b'%x %X %#x %o' % (255, 255, 255, 8), b'%s|%5s|%-5s|%.2s' % (b'abc', b'a', b'b', b'xyz'), b'%b' % b'q', b'%c%c' % (b'x', 65), b'%f %.2f %e %g' % (1.5, 2.345, 1e10, 0.0001), b'%%', b'%r %a' % ('e', 'é'), b'%(k)s %(n)d' % {b'k': b'v', b'n': 5}, b'%*d' % (5, 3), b'%s' % bytearray(b'ba'), b'%i %u' % (1.9, True)))
show(lambda: b'%s' % 'text')
show(lambda: b'%s' % 5)
show(lambda: b'%b' % 'text')
show(lambda: b'%d' % 'a')
show(lambda: b'%d' % b'1')
show(lambda: b'%c' % 256)
show(lambda: b'%c' % b'ab')
show(lambda: b'%c' % 'a')
show(lambda: b'%d' % ())
show(lambda: b'%d' % (1, 2))
show(lambda: b'x' % 1)
show(lambda: b'%(a)s' % {'a': b'str key'})
show(lambda: b'%(a)s' % 5)
show(lambda: b'%z' % 1)
show(lambda: b'%' % ())
class B:
    def __bytes__(self): return b'<B>'
show(lambda: b'%s %b' % (B(), B()))
show(lambda: (bytearray(b'%d-%s') % (1, b'z'), type(bytearray(b'%d') % 1), b'%s' % memoryview(b'mv')))
show(lambda: b'%.3d|%+.2e|%#.3g|%08.3f|%-8.1f|' % (7, 12345.678, 1.0, -3.14159, 2.25))
