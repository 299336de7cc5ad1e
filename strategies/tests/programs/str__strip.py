# strip, lstrip, rstrip, removeprefix, removesuffix.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['  hi  ', '\t\nhi\r\n', 'xxhixx', '', '   ', '\xa0hi\u2003', 'xyhiyx']:
    print([s.strip(), s.lstrip(), s.rstrip(), s.strip('x'), s.lstrip('xy'), s.rstrip('yx'), s.strip('')])
show(lambda: ('aXbXa'.strip('a'), 'www.example.com'.strip('cmowz.'), 'é!é'.strip('é'), ' a '.strip(None)))
show(lambda: 'abc'.strip(1))
show(lambda: 'abc'.lstrip(b'a'))
show(lambda: 'abc'.strip('a', 'b'))
show(lambda: ('prefix-x'.removeprefix('prefix-'), 'abc'.removeprefix('x'), 'abc'.removeprefix(''), 'aaa'.removeprefix('a')))
show(lambda: ('x.py'.removesuffix('.py'), 'abc'.removesuffix(''), 'abc'.removesuffix('abc'), 'abc'.removesuffix('abcd')))
show(lambda: 'abc'.removeprefix(1))
show(lambda: 'abc'.removesuffix(None))
show(lambda: 'abc'.removeprefix())
