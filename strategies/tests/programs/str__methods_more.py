# Rarer string behaviour: isX on mixed text, format_map, iteration over surrogates, interning.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = 'Hello'
show(lambda: (s.__sizeof__() > 0, s.__class__, s.__doc__ is not None, s.__ne__('x'), s.__ge__('A'), s.__iter__().__next__(), s.__getnewargs__(), s.__format__('>7'), s.__rmod__('%s')))
show(lambda: ([c for c in 'a😀é'], [ord(c) for c in 'a😀é'], 'a😀é'[::-1], len('\ud83d\ude00'), list(enumerate('ab')), {c: i for i, c in enumerate('abc')}))
show(lambda: ('x'.join('x') == 'x', ''.join(['abc']) == 'abc', s.replace('l', 'L') is s, s.strip() == s))
show(lambda: ('a,b;c'.replace(',', ';').split(';'), ' '.join('a  b   c'.split()), 'abc'.translate(str.maketrans('', '', 'b')), 'hello'.count('l'), 'mississippi'.rfind('ss'), 'mississippi'.rindex('ss', 0, 5)))
show(lambda: ('%s' % 'a' 'b', ('a' 'b') * 2, 'a' < 'b' < 'c', 'abc' > 'abd', not 'abc' < 'ab'))
show(lambda: ('ﬀ'.upper(), 'ς'.upper(), 'Σ'.lower(), 'aΣ'.lower(), 'i̇'.upper(), 'ß'.capitalize(), 'ŉ'.capitalize(), 'ǆx'.title(), "o'neil".title(), 'ᾳ'.upper(), 'ᾳ'.title()))
show(lambda: ('１２３'.isdigit(), int('１２３'), '¹'.isdigit(), '¹'.isdecimal(), '⅓'.isnumeric(), '一'.isnumeric(), '\u0300'.isprintable(), '\u00ad'.isprintable(), ' '.isprintable(), '\xa0'.isprintable()))
show(lambda: ('a\x00b', 'a\x00b'.split('\x00'), len('a\x00b'), 'a\x00b' == 'a\x00b', 'a\x00' > 'a', '\x00'.isprintable(), 'a\x00b'.find('b'), 'a\x00b'.upper()))
show(lambda: ('abc'.find('c', -1), 'abc'.find('', 3), 'abc'.find('', 4), 'abc'.rfind('', 1, 2), 'abc'.index('', 0), 'abc'.count('', 1, 2), ''.find(''), ''.rfind('')))
show(lambda: ('x'.encode().decode(), 'x'.encode('utf_8'), 'é'.encode('cp1252'), 'é'.encode('iso-8859-1'), 'é'.encode('utf8').decode('utf8'), 'a'.encode('ascii', errors='ignore')))
show(lambda: ('abc'[1:2] == 'b', 'abc'[-100:2], 'abc'[2:-100], 'abc'[::2], 'abc'[::-2], ''[::-1], 'abc'[:0], 'abc'[3:]))
show(lambda: (str.__add__('a', 'b'), str.__contains__('ab', 'a'), str.__len__('abc'), str.join(',', ['a', 'b']), list(map(str.upper, ['a', 'b'])), sorted(['b', 'A'], key=str.casefold), max(['aa', 'b'], key=len)))
show(lambda: 'a'.__mul__('b'))
show(lambda: 'a'.__getitem__('b'))
show(lambda: str.maketrans())
show(lambda: 'a'.isidentifier('b'))
show(lambda: 'a'.encode('utf-8', 5))
show(lambda: 'a'.splitlines(keepends=1, foo=2))
show(lambda: 'a'.format_map())
show(lambda: 'a'.join(x=1))
show(lambda: ('é'.isascii(), ''.isascii(), 'a\x7f'.isascii(), '\x80'.isascii(), 'Ünïcödé'.lower(), 'ÜNÏ'.casefold(), 'Ⅷ'.lower(), 'ⓐ'.upper()))
