# open: writing, reading, appending text files.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


name = 'scratch_open_text.tmp'
with open(name, 'w') as f:
    print(f.write('line 1\nline 2\n'), f.writelines(['x\n', 'é\n']), f.tell(), f.name, f.mode, f.closed, f.writable(), f.readable())
print(f.closed)
with open(name) as f:
    print(f.read(), f.read(), f.seek(0), f.readline(), f.readline(3), f.readlines())
with open(name, 'a', encoding='utf-8') as f:
    f.write('appended')
with open(name, encoding='utf-8') as f:
    for i, line in enumerate(f):
        print(i, repr(line))
with open(name, 'r+') as f:
    f.write('LINE')
    f.seek(0)
    print(f.read(6), f.tell())
print(open(name).read().splitlines(), sum(1 for _ in open(name)), max(open(name), key=len))
f = open(name)
print(next(f), f.readlines(), f.read(), f.close(), f.close(), f.closed)
show(lambda: f.read())
show(lambda: f.write('a'))
show(lambda: list(f))
show(lambda: f.__enter__())
show(lambda: open(name).write('a'))
show(lambda: open('no_such_file.tmp'))
show(lambda: open('no_such_dir/x.tmp', 'w'))
show(lambda: open('no_such_file.tmp', 'r+'))
show(lambda: open(name, 'z'))
show(lambda: open(name, 'rw'))
show(lambda: open(name, 'rt', newline='x'))
show(lambda: open(name, ''))
show(lambda: open())
show(lambda: open(1.5))
show(lambda: open(name, 'x'))
show(lambda: open(name, encoding='nope'))
show(lambda: open('.'))
w = open(name, 'w')
show(lambda: w.write(5))
show(lambda: w.write(b'a'))
show(lambda: w.read())
w.close()
print(repr(open(name).read()))
with open(name, 'w', newline='') as f:
    f.write('a\r\nb\rc\n')
print(repr(open(name).read()), repr(open(name, newline='').read()), open(name).readlines(), open(name, newline='').readlines())
with open(name, 'w') as f:
    print('printed', 1, file=f, sep='-')
print(open(name).read(), end='')
try:
    with open(name) as f:
        raise ValueError('inside')
except ValueError as e:
    print(e, f.closed)
try:
    open('missing.tmp')
except OSError as e:
    print(e.errno, e.strerror, e.filename, e.args, type(e), isinstance(e, IOError))
try:
    import os
    os.remove(name)
except ImportError:
    pass
