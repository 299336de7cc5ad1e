# repr and ascii escapes.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['', 'abc', "it's", 'say "hi"', 'both \' and "', '\n\t\r\\', '\0\x01\x1f\x7f', '\x80\x9f\xa0\xad', 'é', 'ÿ',
          '\u0100', '\u200b', '\u2028', '\u3000', '中文', '\ud800', '\udfff', '\ue000', '\ufeff', '\uffff', '😀', '\U000e0001',
          '\U0010ffff', 'a\u0301', '\x85']:
    print(repr(s).encode('ascii', 'backslashreplace').decode() if '\ud800' <= s <= '\udfff' else repr(s), ascii(s), len(s))
print(['a', "b'", 'c\n'], ('x',), {'k"': "v'"})
print('a' 'b' "c", r'\n', 'a\
b', '''tri
ple''', '\x41\u0042\U00000043\N{BULLET}\101')
show(lambda: '%r %a' % ('é\n', 'é\n'))
show(lambda: f'{"é"!r} {"é"!a} {"é"!s}')
show(lambda: ascii(['é', 'ü']))
