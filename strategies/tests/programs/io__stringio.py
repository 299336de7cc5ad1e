# io.StringIO: read, write, seek, iteration, errors.
import io


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO()
print(s.write('hello\nworld\n'), s.getvalue(), s.tell(), s.seek(0), s.read(3), s.tell(), s.readline(), s.readlines(), s.read(), s.readline())
s = io.StringIO('a\nb\nc')
print(list(s), s.read(), s.seek(2), s.readline(), s.seek(0, 2), s.write('!'), s.getvalue(), s.truncate(3), s.getvalue(), s.closed, s.readable(), s.writable(), s.seekable())
s = io.StringIO('abc')
print(s.write('X'), s.getvalue(), s.read(), s.seek(0), s.read(1), s.read(-1), s.read(None), s.writelines(['p', 'q']), s.getvalue(), s.seek(10), s.write('z'), repr(s.getvalue()))
show(lambda: s.write(5))
show(lambda: s.write(b'a'))
show(lambda: s.seek(-1))
show(lambda: s.seek(1, 1))
show(lambda: s.seek(1, 5))
show(lambda: s.read('a'))
show(lambda: io.StringIO(5))
show(lambda: io.StringIO(b'a'))
show(lambda: s.nope)
show(lambda: s.fileno())
show(lambda: (io.StringIO('a\r\nb\rc\n').read(), io.StringIO('a\r\nb', newline=None).read(), io.StringIO('a\nb', newline='\r\n').getvalue()))
s.close()
print(s.closed)
show(lambda: s.read())
show(lambda: s.write('a'))
show(lambda: s.getvalue())
with io.StringIO('ctx') as f:
    print(f.read())
show(lambda: f.read())
out = io.StringIO()
for i in range(5):
    print(i, end=',', file=out)
print(out.getvalue(), len(out.getvalue()), isinstance(out, io.StringIO), out.readline.__name__, next(io.StringIO('x\ny')), io.StringIO('ab\ncd').readlines(1), io.StringIO('abcdef\n').readline(3))
show(lambda: next(io.StringIO()))
show(lambda: io.StringIO('a').getvalue() + io.StringIO(None).getvalue() + io.StringIO(initial_value='k').getvalue())
