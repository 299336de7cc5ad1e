# array.array: typecodes, bounds, methods, slices.
from array import array, typecodes


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = array('i', [1, 2, 3])
print(a, a.typecode, a.itemsize, len(a), a[0], a[-1], a[1:], a[::-1], list(a), 2 in a, a == array('i', [1, 2, 3]), a == array('l', [1, 2, 3]), a < array('i', [1, 3]), typecodes)
print(array('d', [1.5, 2]), array('f', [0.1])[0], array('b', b'\x01\xff'), array('B', b'\x01\xff'), array('d'), array('q', range(3)), array('i', (x for x in range(2))), array('H', [65535]), array('w', 'x'))
print(a.append(4), a.extend([5, 6]), a.extend(array('i', [7])), a.insert(0, 0), a, a.pop(), a.pop(0), a.remove(3), a, a.index(4), a.index(5, 2), a.count(1), a.reverse(), a, a.tolist(), a.buffer_info()[1])
show(lambda: array('i', [1.5]))
show(lambda: array('i', ['a']))
show(lambda: array('i', 'abc'))
show(lambda: array('z'))
show(lambda: array())
show(lambda: array(5))
show(lambda: array('ii'))
show(lambda: array('b', [128]))
show(lambda: array('B', [-1]))
show(lambda: array('i', [2**31]))
show(lambda: array('i', [2**70]))
show(lambda: array('Q', [-1]))
show(lambda: array('H', [70000]))
show(lambda: array('d', ['a']))
show(lambda: array('w', [5]))
show(lambda: a.append('x'))
show(lambda: a.append(2**40))
show(lambda: a[100])
show(lambda: a['a'])
show(lambda: a.pop(100))
show(lambda: a.remove(99))
show(lambda: a.index(99))
show(lambda: a + [1])
show(lambda: a + array('d', [1]))
show(lambda: a.extend(array('d', [1])))
show(lambda: a.extend(5))
show(lambda: a * 1.5)
show(lambda: hash(a))
show(lambda: a.nope)
show(lambda: array('i').pop())
def s(i, v):
    a[i] = v
    return a
show(lambda: s(0, 42))
show(lambda: s(100, 1))
show(lambda: s(0, 'a'))
show(lambda: s(slice(0, 2), array('i', [9, 9, 9])))
show(lambda: s(slice(0, 2), [1, 2]))
show(lambda: s(slice(None, None, 2), array('i', [1])))
del a[0]
del a[::2]
print(a, a + array('i', [5]), a * 2, 2 * a, a.tobytes(), array('i', a.tobytes()), a.byteswap(), a)
b = array('i', [1])
b += array('i', [2])
b *= 2
print(b, b.fromlist([7]), b.frombytes(b'\x01\x00\x00\x00'), b, sum(b), max(b), sorted(b, reverse=True), [x * 2 for x in b], bytes(b)[:4], b.__copy__() == b)
show(lambda: b.frombytes(b'abc'))
show(lambda: b.fromlist([1, 'a']))
print(b, b.clear(), b, bool(b), array('d', [float('nan'), 1e300]), reversed(array('i', [1, 2])).__next__(), array('w', 'ab').tounicode())
