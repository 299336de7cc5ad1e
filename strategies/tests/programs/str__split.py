# split, rsplit, splitlines.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (' a  b c '.split(), ' a  b c '.rsplit(), ''.split(), '   '.split()))
show(lambda: (' a  b c '.split(' '), ''.split(' '), 'abc'.split('abc')))
show(lambda: ('a,b,c,d'.split(',', 2), 'a,b,c,d'.rsplit(',', 2), 'a,b'.split(',', 0), 'a,b'.split(',', -1)))
show(lambda: (' a  b c '.split(None, 1), ' a  b c '.rsplit(None, 1), '  a b'.split(maxsplit=0), 'a b  '.rsplit(maxsplit=0)))
show(lambda: ('a--b--c'.split('--'), 'a---b'.split('--'), 'a---b'.rsplit('--'), 'aaa'.split('a'), 'aaa'.split('aa'), 'aaa'.rsplit('aa')))
show(lambda: ('a\u2003b\x1cc\xa0d'.split(), 'a\u200bb'.split()))
show(lambda: ('a,b'.split(sep=','), 'a b c'.split(sep=None, maxsplit=1)))
show(lambda: 'abc'.split(''))
show(lambda: 'abc'.split(1))
show(lambda: 'abc'.split(',', 'x'))
show(lambda: 'abc'.split(',', 1, 2))
show(lambda: 'abc'.split(foo=1))
show(lambda: 'abc'.split(b'a'))
show(lambda: 'a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l'.splitlines())
show(lambda: ('a\nb\r\n\nc'.splitlines(True), 'a\n'.splitlines(), '\n'.splitlines(), ''.splitlines(), 'a\n\n'.splitlines(keepends=True)))
show(lambda: 'é中😀'.split('中'))
show(lambda: 'a b c'.split(' ', True))
