# bytes: construction, repr, indexing, comparison.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (b'', b'abc', b"it's", b'"', b'\'"', b'\x00\t\n\r\\\x7f\x80\xff', bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes('é', 'latin-1'), bytes(), bytes(b'x'), bytes(range(3))))
show(lambda: bytes([256]))
show(lambda: bytes([-1]))
show(lambda: bytes(['a']))
show(lambda: bytes('abc'))
show(lambda: bytes(-1))
show(lambda: bytes(1.5))
show(lambda: bytes(None))
show(lambda: bytes('a', 'nope'))
show(lambda: bytes(5, 'utf-8'))
show(lambda: bytes(10**30))
show(lambda: (b'abc'[0], b'abc'[-1], b'abc'[1:], b'abc'[::-1], b'abc'[::2], list(b'abc'), len(b'abc'), b'abc'[5:]))
show(lambda: b'abc'[3])
bs = b'abc'
show(lambda: bs['a'])
show(lambda: (b'a' + b'b', b'ab' * 2, 2 * b'ab', b'a' * 0, b'a' + bytearray(b'b')))
show(lambda: b'a' + 'b')
show(lambda: b'a' + 1)
show(lambda: b'a' * 1.5)
show(lambda: (b'a' < b'b', b'a' == 'a', b'a' == bytearray(b'a'), b'' < b'a', b'ab' > b'a'))
show(lambda: b'a' < 'a')
show(lambda: (97 in b'abc', b'bc' in b'abc', b'' in b'', b'x' in b'abc'))
show(lambda: 256 in b'abc')
show(lambda: 'a' in b'abc')
show(lambda: (hash(b'abc') == hash(bytes([97, 98, 99])), {b'a': 1}[b'a'], sorted([b'b', b'a', b'']), max(b'abc'), sum(b'abc')))
def setit():
    b'abc'[0] = 1
show(setit)
class B:
    def __bytes__(self):
        return b'custom'
class C:
    def __bytes__(self):
        return 'no'
show(lambda: bytes(B()))
show(lambda: bytes(C()))
show(lambda: (b'%d %s %b %r %x' % (1, b'a', b'b', 'c', 255), b'%5.1f|%-5d|%c' % (1.25, 3, 65), b'%(a)d' % {b'a': 1}, b'%a' % 'é'))
show(lambda: b'%s' % 'a')
show(lambda: b'%d' % 'a')
show(lambda: (str(b'a'), repr(b'a'), f'{b"a"}', '%s' % b'x'))
show(lambda: (bytes.fromhex('00 ff 1a'), b'\x00\xff'.hex(), b'\x01\x02\x03\x04'.hex(':'), b'\x01\x02\x03\x04\x05'.hex('-', 2), b'\x01\x02\x03'.hex(' ', -2)))
show(lambda: bytes.fromhex('0'))
show(lambda: bytes.fromhex('zz'))
show(lambda: bytes.fromhex(1))
