# The methods of bytes.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = b'Hello, World'
show(lambda: (s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.center(16, b'*'), s.ljust(14, b'.'), s.rjust(14), b'-5'.zfill(4)))
show(lambda: (s.find(b'o'), s.rfind(b'o'), s.find(111), s.index(b'W'), s.count(b'l'), s.count(108), s.find(b'z'), s.startswith(b'He'), s.endswith((b'x', b'ld')), s.rindex(b'l')))
show(lambda: s.index(b'z'))
show(lambda: s.find('o'))
show(lambda: s.find(300))
show(lambda: s.startswith('H'))
show(lambda: (s.split(), s.split(b', '), b'a,b,c'.split(b',', 1), b'a,b,c'.rsplit(b',', 1), b'a\nb\r\nc'.splitlines(), b'a\x0bb'.splitlines(), b' a b '.split(None, 1)))
show(lambda: s.split('a'))
show(lambda: s.split(b''))
show(lambda: (b'  a '.strip(), b'xxaxx'.strip(b'x'), b' a '.lstrip(), b' a '.rstrip(), b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'bc')))
show(lambda: b'abc'.strip('a'))
show(lambda: (b'a.b.c'.partition(b'.'), b'a.b.c'.rpartition(b'.'), b'abc'.partition(b'x')))
show(lambda: (b', '.join([b'a', bytearray(b'b')]), b''.join([]), type(b','.join([]))))
show(lambda: b','.join(['a']))
show(lambda: b','.join([1]))
show(lambda: b','.join(1))
show(lambda: (s.replace(b'l', b'L'), s.replace(b'l', b'', 2), b'ab'.replace(b'', b'-')))
show(lambda: s.replace('l', 'L'))
show(lambda: (bytes.maketrans(b'abc', b'xyz')[97:100], b'aabbcc'.translate(bytes.maketrans(b'ab', b'xy')), b'aabb'.translate(None, b'a'), b'abc'.translate(None, delete=b'c')))
show(lambda: b'a'.translate(b'short'))
show(lambda: bytes.maketrans(b'a', b'xy'))
show(lambda: [getattr(b'ab1', n)() for n in ('isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper')])
show(lambda: [getattr(b'', n)() for n in ('isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper')])
show(lambda: (b'a\tb'.expandtabs(4), b'\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'), b'abc'.decode('ascii')))
show(lambda: (b'\xe9'.upper(), b'\xc9'.isalpha()))
show(lambda: b'a'.foo)
