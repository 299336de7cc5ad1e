# memoryview over bytes and bytearray.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


m = memoryview(b'hello')
show(lambda: (m[0], m[-1], len(m), bytes(m[1:3]), m.tobytes(), m.tolist(), m[::2].tolist(), m == b'hello', m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides))
show(lambda: m[10])
show(lambda: m['a'])
def w():
    m[0] = 1
show(w)
b = bytearray(b'hello')
v = memoryview(b)
v[0] = 72
v[1:3] = b'EL'
print(b, v.readonly, list(v), 72 in v, v.hex())
def w2():
    v[0] = 256
def w3():
    v[0:2] = b'abc'
def w4():
    v[0] = 'a'
for f in (w2, w3, w4):
    show(f)
show(lambda: b.append(1))
v.release()
b.append(1)
print(b)
show(lambda: v[0])
show(lambda: memoryview('abc'))
show(lambda: memoryview(5))
with memoryview(b'abc') as x:
    print(x.tolist(), x.obj)
show(lambda: hash(memoryview(b'a')) == hash(b'a'))
show(lambda: (bytes(memoryview(b'ab')), b'x'.join([memoryview(b'ab'), b'c'])))
