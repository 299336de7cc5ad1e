# Strange but defined results of str methods.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

s = 'b'
print('abc'.find(''), 'abc'.find('', 3), 'abc'.find('', 4), 'abc'.rfind(''), ''.find(''), 'abc'.count(''), 'abc'.count('', 3), 'abc'.count('', 4), 'aaa'.count('aa'))
print('abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'), ''.replace('', 'x', 0), 'aaa'.replace('a', 'b', -1), 'abc'.replace('b', ''))
print(''.split(), ''.split(','), ' a  b '.split(), ' a  b '.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a b c '.split(None, 1), ' a b c '.rsplit(None, 1), 'abc'.split('abc'))
print('a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i'.splitlines(), 'a\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), '\r\n\r'.splitlines(True))
print('abc'.startswith(''), 'abc'.startswith('', 4), 'abc'.startswith(('x', 'a')), 'abc'.startswith(()), 'abc'.endswith('c', -1), 'abc'.startswith('bc', 1, 2), ''.startswith('', 0, 0))
print('abc'.center(6), 'abc'.center(7, '*'), 'ab'.center(5, '*'), 'abc'.ljust(2), 'é'.rjust(3, 'ü'), '42'.zfill(5), '-42'.zfill(5), '+'.zfill(3), ''.zfill(2), '--1'.zfill(5))
print('a\tb'.expandtabs(), 'a\tb'.expandtabs(0), '\t'.expandtabs(3), 'ab\tc\n\td'.expandtabs(4), 'a\rb\tc'.expandtabs(4), 'a\tb'.expandtabs(-1))
print('ß'.upper(), 'ŉ'.title(), 'İ'.lower(), 'ﬁ'.capitalize(), 'ǆ'.title(), 'ΑΣ'.lower(), 'Σ'.lower(), 'ß'.casefold(), 'ŉ'.swapcase(), "they're bill's".title(), 'x1y'.title())
print('abcabc'.strip('ac'), 'abc'.strip(''), '\u3000 x\u2003'.strip(), 'xxabcxx'.lstrip('x'), 'aXbXc'.partition('X'), 'aXbXc'.rpartition('X'), 'abc'.partition('z'), 'abc'.rpartition('z'))
print('prefix-x'.removeprefix('prefix-'), 'abc'.removeprefix('abcd'), 'abc'.removesuffix(''), 'abc'.removesuffix('c'), 'abc'.removeprefix(''))
print('²'.isdigit(), '²'.isdecimal(), '²'.isnumeric(), '½'.isnumeric(), '½'.isdigit(), '٣'.isdecimal(), ''.isalpha(), ''.isascii(), 'aé'.isalnum(), 'a_b'.isidentifier(), '1a'.isidentifier(), 'class'.isidentifier(), ' \n'.isspace(), '\x1c'.isspace(), 'Ab C'.istitle(), 'AB'.istitle(), 'a\n'.isprintable(), ''.isprintable(), 'ª'.islower(), 'ǅ'.isupper(), 'Ⅷ'.isupper())
print(','.join('abc'), ''.join([]), '-'.join(['a']), ' '.join(x for x in 'ab'), 'x'.join({'k': 1}))
for call in (lambda: ','.join([1]), lambda: ','.join('a'), lambda: ','.join(5), lambda: ','.join(['a', None]), lambda: 'a'.split(''), lambda: 'a'.partition(''), lambda: 'a'.center(5, ''), lambda: 'a'.center(5, 'ab'), lambda: 'a'.center(5, 1), lambda: 'a'.center('5'), lambda: 'a'.startswith(1), lambda: 'a'.startswith((1,)), lambda: 'a'.find(1), lambda: 'a'.index('b'), lambda: 'a'.rindex('b'), lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 1), lambda: 'a'.split(1), lambda: 'a'.split(maxsplit='x'), lambda: 'a'.splitlines('x', 1), lambda: 'a'.zfill('1'), lambda: 'a'.strip(1), lambda: 'a'.encode('x'), lambda: 'a'.translate(5), lambda: 'a' * 2.0, lambda: 'a' + 1, lambda: 'a'[s], lambda: 'a'[1], lambda: 'a' % 1, lambda: '%d' % 'a', lambda: '%s %s' % 'a', lambda: '%(k)s' % 1, lambda: '%(k)s' % {}, lambda: '%q' % 1, lambda: '%' % (), lambda: '%*d' % (5, 1), lambda: '%*d' % ('a', 1)):
    show(call)
