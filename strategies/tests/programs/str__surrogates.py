# Lone surrogates: literals, order, hashing, searching, formatting, conversion, casing, compile, names.
import sys


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), getattr(e, 'start', ''), getattr(e, 'end', ''))


hi, lo = '\ud83d', '\ude00'
print(ascii(hi + lo), len(hi + lo), hi + lo == '\U0001f600', ascii('\U0001f600'), ascii(f'\udfff{1}\ud800'), ascii(r'\ud800'))
print([hex(ord(c)) for c in 'a\ud800\udfff\ue000\uffff'], ascii(chr(0xd800)), chr(0xdfff) == '\udfff', ord(chr(0xdabc)) == 0xdabc)
show(lambda: chr(0x110000))
words = ['\ue000', '\U00010000', '\ud800', '\udfff', 'z', '\ud7ff', '\uffff', '\ud800a', '\U0010ffff', '']
print(ascii(sorted(words)), ascii(sorted(words, reverse=True)), ascii(max(words)), ascii(min(words, key=lambda w: (w == '', w))))
print(ascii(sorted((w, i) for i, w in enumerate(words))))
print('\ud800' < '\ue000', '\udfff' < '\uffff', '\udfff' > '\ud7ff', '\U00010000' > '\udfff', '\ud800' <= '\ud800', 'a\ud800' > 'a\ud7ff', '\xe9\ud800' < '\xe9\ue000')
d = {'\ud800': 1, '\udc00': 2}
print(d['\ud800'], d[chr(0xdc00)], '\ud801' in d, hash('\ud800') == hash(chr(0xd800)), {'\ud800', '\ud800'} == {'\ud800'})
s = 'ab\udc80cd\udc80'
print(s.find('\udc80'), s.rfind('\udc80'), s.count('\udc80'), ascii(s.split('\udc80')), ascii(s.replace('\udc80', 'X')), ascii(s[2]), ascii(s[::-1]), ascii(s.partition('\udc80')))
print(ascii(s.upper()), ascii(s.title()), ascii(s.casefold()), ascii(s.swapcase()), ascii(s.center(10, '\ud800')), ascii('\ud800'.join('ab')), ascii(s.strip('\udc80')), ascii('\ud800' * 3))
print([f() for f in ('\ud800'.isprintable, '\ud800'.isalpha, '\ud800'.isidentifier, 'a\ud800'.isidentifier, '\ud800'.isspace, '\ud800'.isalnum, '\ud800'.isupper, '\ud800'.islower)])
print(repr('\ud800'), ascii('%s %r %a' % (hi, hi, hi)), ascii('%c%c' % (0xd800, '\udfff')), ascii('{:>3}{:c}{!r}'.format(hi, 0xdc00, lo)), ascii(f'{hi:*^5}{hi!r}{hi!a}'), ascii(format(0xd900, 'c')))
print(ascii('a\ud800b'.translate({0xd800: 'x', ord('a'): 0xdfff})), str.maketrans('\ud800', '\udfff'), str.maketrans({'\ud800': None}), ascii('\ud800'.expandtabs()), ascii('\ud800'.zfill(3)), ascii('x\ud800\ny'.splitlines()))
show(lambda: int('\ud800'))
show(lambda: float('1\ud800'))
show(lambda: complex('\ud800'))
show(lambda: int('1', '\ud800'))
show(lambda: eval('"\ud800"'))
show(lambda: compile('x = 1 # \udc80\udc81', 'f', 'exec'))
show(lambda: exec('\udcff'))
show(lambda: eval('"\\ud800" + "\\udc00"'))
show(lambda: bytes('\ud800', 'utf-8'))
show(lambda: bytes('\udc80', 'ascii', 'surrogateescape'))
show(lambda: bytearray('\udc80', 'utf-8', 'surrogateescape'))
show(lambda: str(b'\xff', 'utf-8', 'surrogateescape'))
show(lambda: str(b'\xed\xa0\x80', 'utf-8', 'surrogatepass'))
show(lambda: b'\xff'.decode('ascii', 'surrogateescape').encode('latin-1', 'surrogateescape'))
show(lambda: open('no such \udcff'))
show(lambda: open('no such \ud800'))
show(lambda: {}['\ud800'])
show(lambda: ().__getattribute__('\ud800'))


class C:
    pass


c = C()
setattr(c, '\ud800', 5)
print(getattr(c, '\ud800'), ascii(vars(c)), ascii(dir(c)[-1]), hasattr(c, '\ud801'))
T = type('T\ud800'[:1], (), {'\udfff': 1})
print(ascii([n for n in vars(T) if not n.startswith('__')]))
show(lambda: (lambda **k: k)(**{'\ud800': 1}))
show(lambda: (lambda a: a)(**{'\ud800': 1}))
show(lambda: __import__('\ud800'))
e = UnicodeEncodeError('utf-8', 'a\ud800', 1, 2, 'why')
print(e, ascii(e.object), UnicodeTranslateError('\ud800', 0, 1, 'why'))
sys.stdout.reconfigure(errors='strict')
show(lambda: print('\ud800'))
show(lambda: sys.stdout.write('x\udc80\udc81'))
sys.stdout.reconfigure(errors='backslashreplace')
print('\ud800', sys.stdout.errors, sys.stderr.errors)
import io
f = io.StringIO()
f.write('\ud800x')
print(ascii(f.getvalue()), sys.getsizeof('\ud800') - sys.getsizeof('\ue000'))
