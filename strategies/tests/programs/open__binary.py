# open: binary files, seek, tell, decoding errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


name = 'scratch_open_binary.tmp'
with open(name, 'wb') as f:
    print(f.write(b'\x00\x01abc\xff\n'), f.write(bytearray(b'more')), f.tell(), f.seek(0), f.write(b'Z'))
with open(name, 'rb') as f:
    print(f.read(3), f.tell(), f.read(), f.read(), f.seek(-4, 2), f.read(2), f.seek(1), f.seek(1, 1), f.read(1), f.readline(), f.seek(0), f.readlines(), f.mode, f.name)
with open(name, 'rb') as f:
    print(list(f))
with open(name, 'ab') as f:
    f.write(b'!')
with open(name, 'rb+') as f:
    f.seek(2)
    f.write(b'XY')
    f.seek(0)
    print(f.read(), f.truncate(4))
print(open(name, 'rb').read(), len(open(name, 'rb').read(2)))
f = open(name, 'wb')
show(lambda: f.write('text'))
show(lambda: f.write(5))
show(lambda: f.read())
f.write(b'ok \xff\xfe')
f.close()
show(lambda: open(name).read())
show(lambda: open(name, errors='replace').read())
show(lambda: open(name, errors='ignore').read())
show(lambda: open(name, encoding='latin-1').read())
show(lambda: open(name, 'rb', encoding='utf-8'))
show(lambda: open(name, 'rb').seek(-1))
show(lambda: open(name).seek(1, 1))
show(lambda: open(name).seek(-1))
b = bytearray(3)
with open(name, 'rb') as f:
    print(f.readinto(b), b)
with open(name, 'rb', buffering=0) as f:
    print(f.read(2))
show(lambda: open(name, 'r', 0))
try:
    import os
    os.remove(name)
except ImportError:
    pass
