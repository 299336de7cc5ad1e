# Arguments of bytes and bytearray methods: order of checks, results.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

for t in (bytes, bytearray):
    b = t(b'abcabc')
    print(b.find(b''), b.find(b'c', 3), b.find(99), b.rfind(b'a', 1, 3), b.count(b''), b.count(98), b.index(b'c'), b.replace(b'', b'-', 2), b.split(b'b'), b.rsplit(b'b', 1), b.partition(b'b'), b.rpartition(bytearray(b'b')), b.partition(b'z'))
    print(b.center(10, b'*'), b.ljust(8, bytearray(b'.')), b.zfill(9), b.strip(b'ac'), b.removeprefix(b'ab'), b.removesuffix(b'bc'), b.translate(None, b'a'), b.hex(), b.hex(':'), b.hex('-', 2), b.hex(b'_', -4), b.upper(), b.title(), b.swapcase(), b.expandtabs(), b.splitlines(), b.join([b'x', bytearray(b'y')]), b.startswith((b'a', b'z')), b.endswith(b'c'), b.isalpha(), b.isascii())
    print(b == b'abcabc', b == bytearray(b'abcabc'), b < b'b', b != 'abcabc', b + bytearray(b'!'), b * 2, b'a' in b, 97 in b, b[0], b[1:3], b[::-1], b % (), t(b'%d-%s') % (5, b'x'))
    for call in (lambda: b.find('a'), lambda: b.find(256), lambda: b.find(-1), lambda: b.count('a', 'b'), lambda: b.index(b'z'), lambda: b.rindex(b'a', 'x'), lambda: b.split(''), lambda: b.split(b''), lambda: b.center(1, None), lambda: b.center(1, b''), lambda: b.center(1, b'ab'), lambda: b.ljust(1, 'a'), lambda: b.translate(b'a', 1), lambda: b.translate(b'a'), lambda: b.hex(b''), lambda: b.hex('ab'), lambda: b.hex(5), lambda: b.hex(bytearray(b'a')), lambda: b.hex('é'), lambda: b.join(['a']), lambda: b.join([1]), lambda: b.join(5), lambda: b.startswith('a'), lambda: b.startswith(('a',)), lambda: b.replace('a', b'b'), lambda: b.decode('nope'), lambda: t().decode('nope'), lambda: b.fromhex('0g'), lambda: b.fromhex('0'), lambda: b.fromhex(5), lambda: 'a' in b, lambda: 256 in b, lambda: b + 'a', lambda: b['a'], lambda: b[99], lambda: b.maketrans(b'a', b''), lambda: b < 'a', lambda: b.__format__(None), lambda: b.__eq__(bytearray(b'abcabc')), lambda: b.__eq__(b'abcabc'), lambda: b.__rmod__(b'a'), lambda: b.partition(b''), lambda: b.partition('a')):
        show(call)
show(lambda: bytes.fromhex(' 01 aF\n')); show(lambda: bytes(3)); show(lambda: bytes(-1)); show(lambda: bytes('a')); show(lambda: bytes('a', 'ascii')); show(lambda: bytes([1, 256])); show(lambda: bytes(['a'])); show(lambda: bytes(1.5)); show(lambda: bytes(b'a', 'ascii')); show(lambda: bytes(encoding='ascii')); show(lambda: bytes(None))
