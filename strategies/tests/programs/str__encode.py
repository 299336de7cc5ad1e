# encode and str(bytes, ...) with all error handlers.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ('abc'.encode(), 'é中😀'.encode(), 'é'.encode('latin-1'), 'é'.encode('utf-16-le'), '😀'.encode('utf-16-be'), 'a'.encode('utf-32-le')))
show(lambda: 'aé'.encode('utf-16'))
show(lambda: 'é'.encode('ascii'))
show(lambda: ('aé中'.encode('ascii', 'ignore'), 'aé中'.encode('ascii', 'replace'), 'aé中😀'.encode('ascii', 'backslashreplace')))
show(lambda: ('aé中'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'namereplace')))
show(lambda: 'a中b'.encode('latin-1'))
show(lambda: 'a中b😀'.encode('latin-1', 'replace'))
show(lambda: '\ud800'.encode())
show(lambda: ('\ud800'.encode('utf-8', 'surrogatepass'), 'a\udcffb'.encode('utf-8', 'surrogateescape')))
show(lambda: ('\ud800x'.encode('utf-8', 'replace'), '\ud800x'.encode('utf-8', 'backslashreplace')))
show(lambda: 'a'.encode('nope'))
show(lambda: 'é'.encode('ascii', 'nope'))
show(lambda: 'a'.encode(1))
show(lambda: ('a'.encode(encoding='UTF8', errors='strict'), 'a'.encode('Latin_1'), 'a'.encode('US-ASCII')))
show(lambda: (str(b'abc', 'ascii'), str(b'\xc3\xa9', 'utf-8'), str(b'\xe9', encoding='latin-1'), str(b'a\xff', 'ascii', 'replace')))
show(lambda: (str(b'abc'), str(object=5), str(), str(b'')))
show(lambda: str('a', 'utf-8'))
show(lambda: str(5, 'utf-8'))
show(lambda: str(b'\xff', 'utf-8'))
try:
    'aéb'.encode('ascii')
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
    print(isinstance(e, ValueError), isinstance(e, UnicodeError), type(e).__mro__[:3])
