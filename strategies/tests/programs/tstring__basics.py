# Template strings: parts, conversions, specifications.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

from string.templatelib import Template, Interpolation, convert
x = 5; name = 'w'
a = t'hello {name!r:>{x}} and {x} {x+1:02}'
print(a, type(a), a.strings, a.values)
print(a.interpolations)
print(list(a))
print(t'', list(t''), t''.strings, list(t'{x}'), t'{x}'.strings)
print(t'a' + t'{x}' + t'b')
print(t'{x=}', t'{x = !s:>5}'.strings)
print(t'{x!s}' t'abc {x}', rt'\n{x}', t'{{}}{x}'.strings)
print(t'{x:{name}}'.interpolations[0].format_spec, repr(t'{ x + 1 }'.interpolations[0].expression))
print(t'{[i for i in range(3)]}'.values)
show(lambda: t'{1/0}')
show(lambda: t'{x:{1/0}}')
show(lambda: t'a' + 'b')
show(lambda: 'a' + t'b')
match t'{x!r:>3}'.interpolations[0]:
    case Interpolation(v, e, c, f): print(v, e, c, f)
def html(template):
    out = []
    for part in template:
        if isinstance(part, Interpolation):
            v = convert(part.value, part.conversion)
            out.append(format(v, part.format_spec).replace('<', '&lt;'))
        else:
            out.append(part)
    return ''.join(out)
evil = '<script>'
print(html(t'<p>{evil}</p> {x:03} {name!r:>6}'))
def nested(n): return t'{n}' if n == 0 else t'[{nested(n - 1)}]'
def flat(t): return ''.join(flat(p.value) if isinstance(p, Interpolation) and isinstance(p.value, Template) else str(p.value) if isinstance(p, Interpolation) else p for p in t)
print(flat(nested(3)))
def gen():
    yield t'{(yield 1)}'
g = gen()
print(next(g), g.send('sent'))
print([t'{i}' for i in range(2)], (lambda: t'{x}')().values)
print(t"{'a' 'b'}{x}", t'''multi
{x}''')
class Late:
    def __format__(self, s): raise ValueError('never')
    def __repr__(self): return 'Late'
print(t'{Late():spec}')
