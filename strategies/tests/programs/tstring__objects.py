# string.templatelib: constructors, attributes, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import string
import string.templatelib as tl
from string.templatelib import Template, Interpolation, convert
x = 5
show(lambda: Template('a', 'b', Interpolation(1, 'x'), Interpolation(2), 'c'))
show(lambda: Template(Interpolation(1), 'a', 'b', 'c', Interpolation(2)).strings)
show(lambda: Template(1))
show(lambda: Template(a=1))
show(lambda: Template())
show(lambda: Interpolation())
show(lambda: Interpolation(1, 2))
show(lambda: Interpolation(1, 'x', 'q'))
show(lambda: Interpolation(1, 'x', 3))
show(lambda: Interpolation(1, 'x', 'r', 3))
show(lambda: Interpolation(1, 'x', 'r', '>5'))
show(lambda: Interpolation(value=1, expression='x', conversion='a', format_spec=''))
show(lambda: Interpolation(1, 'x', 'r', '>5', 3))
print(Interpolation.__match_args__, Interpolation[int], Template[int])
i = Interpolation(1)
for attr in ('value', 'zz'):
    show(lambda: setattr(i, attr, 2))
for attr in ('strings', 'interpolations', 'values', 'zz'):
    show(lambda: setattr(t'', attr, 2))
print(t'{x}' == t'{x}', i == Interpolation(1), bool(t''))
show(lambda: type('K', (Template,), {}))
show(lambda: type('K', (Interpolation,), {}))
print(tl.__doc__, tl.__name__, string.templatelib is tl)
show(lambda: convert(1, 'r') + convert('é', 'a') + convert(2, 's'))
show(lambda: convert(1, None))
show(lambda: convert(1, 'z'))
show(lambda: convert(1))
it = iter(t'a{x}')
print(type(it), next(it), next(it), iter(it) is it)
show(lambda: next(it))
show(lambda: type(it)())
print(t'a{x}'.__reduce__()[1], i.__reduce__())
show(lambda: t'a' * 2)
show(lambda: len(t'a'))
show(lambda: f'{t"a":>3}')
show(lambda: Template.__add__(t'a', 1))
class L(str): pass
print([type(s).__name__ for s in Template(L('q'), L('r')).strings], Template(L('q')).strings)
print(isinstance(hash(i), int), hash(i) == hash(i))
