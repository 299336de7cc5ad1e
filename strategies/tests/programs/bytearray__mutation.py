# bytearray: every mutating method, failed constructions, self-assignment.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

b = bytearray(b'abc')
b.append(100); b.extend(b'ef'); b.extend([103]); b.extend(''); b.insert(0, 64); b.insert(-1, 33); b.insert(99, 36)
print(b, b.pop(), b.pop(0), b.pop(-2)); b.remove(98); print(b); b.reverse(); print(b)
for call in (lambda: b.append(256), lambda: b.append('a'), lambda: b.extend('abc'), lambda: b.extend([256]), lambda: b.extend(5), lambda: b.extend(['a']), lambda: b.insert('a', 1), lambda: b.remove(1), lambda: b.remove(300), lambda: b.pop(99), lambda: bytearray().pop(), lambda: b.pop('a'), lambda: b.__setitem__(0, 256), lambda: b.__setitem__(99, 1), lambda: b.__setitem__('a', 1), lambda: b.__setitem__(slice(0, 1), 'a'), lambda: b.__setitem__(slice(0, 1), 5), lambda: b.__setitem__(slice(0, 4, 2), b'x'), lambda: b.__delitem__(99), lambda: b.resize(-1), lambda: b.__iadd__('a'), lambda: b.__imul__('a')):
    show(call)
b = bytearray(b'0123456789')
b[2:4] = b'xyz'; print(b); b[::3] = b'....'; print(b); del b[1:3]; print(b); del b[::2]; print(b); b[1:1] = b; print(b); b[:] = b''; print(b)
b += b'q'; b *= 3; b[1] = 65; print(b, b.copy() is b); b.clear(); print(b)
for args in (('x',), (-1,), (1.5,), (('a',),), ('a', 'nope'), (1, 'ascii'), (None,), ([1, 2, 300],), ([1, 2],), (3,), (), ('é', 'latin-1')):
    c = bytearray(b'keep')
    show(lambda: c.__init__(*args)); print(c)
c = bytearray(b'ab'); m = memoryview(c)
show(lambda: c.append(1)); show(lambda: c.clear()); show(lambda: c.extend(b'x')); show(lambda: c.__init__(b'abc'))
m[0] = 120; print(c); m.release(); c.append(1); print(c)
class It:
    def __iter__(self): return iter([1, 2])
    def __len__(self): raise ValueError('len')
show(lambda: bytearray().extend(It()))
c.resize(5); print(c); c.resize(1); print(c); print(bytearray(b'a') < bytearray(b'b'), bytearray(b'ab') in [b'ab'])
