# Decoding errors and handlers.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


bad = [b'\xff', b'ab\x80', b'\xc3', b'\xc3\x28', b'\xe2\x82', b'\xe2\x28\xa1', b'\xf0\x9f\x98', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\xc0\x80', b'a\xf5b',
       b'\xe2\x82\x41\xff']
for b in bad:
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e, '|', e.encoding, e.object, e.start, e.end, e.reason)
    print(ascii(b.decode('utf-8', 'replace')), ascii(b.decode('utf-8', 'ignore')), b.decode('utf-8', 'backslashreplace'), ascii(b.decode(errors='surrogateescape')))
show(lambda: b'a\x80'.decode('ascii'))
show(lambda: (b'a\x80'.decode('ascii', 'replace'), b'a\x80'.decode('ascii', 'ignore'), b'a\x80'.decode('ascii', 'backslashreplace')))
show(lambda: b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass') == '\ud800')
show(lambda: (b'a\x00'.decode('utf-16-le'), b'\xff\xfea\x00'.decode('utf-16'), b'\x3d\xd8\x00\xde'.decode('utf-16-le')))
show(lambda: b'a'.decode('utf-16-le'))
show(lambda: b'\x00\xd8'.decode('utf-16-le'))
show(lambda: b'a'.decode('nope'))
show(lambda: b'\xff'.decode('utf-8', 'nope'))
show(lambda: b'a'.decode(1))
show(lambda: (b'\xef\xbb\xbfa'.decode('utf-8-sig'), b'\xef\xbb\xbfa'.decode()))
