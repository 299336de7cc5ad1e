# io.BytesIO.
import io


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


b = io.BytesIO(b'hello\nworld')
show(lambda: (b.read(2), b.tell(), b.readline(), b.read(), b.seek(0), b.readlines(), b.getvalue(), b.seek(-3, 2), b.read(), b.seek(0), b.write(b'J'), b.getvalue(), b.seek(1), b.seek(1, 1), b.read(1)))
show(lambda: b.write('a'))
show(lambda: b.write(5))
show(lambda: b.seek(-1))
show(lambda: io.BytesIO('a'))
show(lambda: io.BytesIO(5))
show(lambda: (b.truncate(4), b.getvalue(), b.writable(), b.read1(1) if b.seek(0) == 0 else None, list(io.BytesIO(b'a\nb')), io.BytesIO().getvalue(), bytes(b.getbuffer())))
b.close()
show(lambda: b.read())
show(lambda: b.getvalue())
with io.BytesIO() as f:
    f.write(bytearray(b'xy'))
    f.writelines([b'1', b'2'])
    print(f.getvalue(), f.tell())
buf = bytearray(4)
print(io.BytesIO(b'abcdef').readinto(buf), buf, io.BytesIO(b'abc').peek(1) if hasattr(io.BytesIO, 'peek') else 'no peek')
