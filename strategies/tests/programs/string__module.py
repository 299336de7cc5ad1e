# string: constants, capwords, Template, Formatter.
import string


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords('hello  big world'), string.capwords('a-b-c', '-'), string.capwords(''))
t = string.Template('$who likes ${what}, $$5')
print(t.substitute(who='Al', what='tea'), t.substitute({'who': 'X'}, what='y'), t.safe_substitute(who='Bo'), t.template, t.get_identifiers(), t.is_valid())
show(lambda: t.substitute(who='a'))
show(lambda: string.Template('$').substitute())
show(lambda: string.Template('line\n  ${bad').substitute())
show(lambda: string.Template('$').safe_substitute())
f = string.Formatter()
print(f.format('{0} {x:>4}', 1, x='y'), list(f.parse('a{b!r:c}d{}')), f.vformat('{}{}', (1, 2), {}))
show(lambda: f.format('{}'))
show(lambda: f.format('{x}'))
class U(string.Formatter):
    def convert_field(self, value, conversion):
        if conversion == 'u':
            return str(value).upper()
        return super().convert_field(value, conversion)
print(U().format('{0!u} {0!r}', 'abc'))
show(lambda: string.nope)
