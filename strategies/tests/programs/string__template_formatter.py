# string.Template, string.Formatter, capwords.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import string
T = string.Template
print(T('$a ${b} $$ $c').safe_substitute(a=1, b=2), T('$a').substitute({'a': 1}), T('$a').substitute({'a': 1}, a=2), T('x').template)
show(lambda: T('$a').substitute()); show(lambda: T('$').substitute()); show(lambda: T('$1').substitute()); show(lambda: T('a\n ${').substitute())
print(T('$a $').safe_substitute(a=1), T('${a-b}').safe_substitute(a=1), T('$ünder $_x1').safe_substitute(_x1=2))
class P(T):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(P('%a_b %ab').safe_substitute(a_b=1))
F = string.Formatter()
print(F.format('{} {x}', 'a', x=1), F.format('{1} {0!r:>5}', 'a', 2), list(F.parse('a{b!r:c}d{{}}{0.x[1]}')), F.vformat('{0}{k}', (1,), {'k': 2}))
show(lambda: F.format('{}')); show(lambda: F.format('{x}')); show(lambda: F.format()); show(lambda: F.format('{0} {}', 1)); show(lambda: F.format('{!z}', 1))
class D(string.Formatter):
    def get_value(self, k, args, kw): return f'<{k}>' if isinstance(k, str) else super().get_value(k, args, kw)
    def format_field(self, v, spec): return f'[{v}|{spec}]'
    def convert_field(self, v, c): return (c, v) if c else v
print(D().format('{a} {0:x} {b!q:y}', 5))
print(string.capwords('hello  wORLD foo'), string.capwords('a-b c', '-'), string.digits, string.hexdigits, len(string.printable), string.punctuation)
