# The format mini-language on strings, and on other objects.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for spec in ['', 's', '5', '<5', '>5', '^6', '*^7', '.2', '6.2', '<6.1s', 'é^5', '05', '>05', '^^7', '10s', '.0']:
    print(repr(spec), [format(v, spec) for v in ('', 'abc', 'é中😀')])
show(lambda: format('a', 'd'))
show(lambda: format('a', '+'))
show(lambda: format('a', '-5'))
show(lambda: format('a', ' '))
show(lambda: format('a', '=5'))
show(lambda: format('a', '#'))
show(lambda: format('a', ','))
show(lambda: format('a', '_'))
show(lambda: format('a', 'z'))
show(lambda: format('a', '5x'))
show(lambda: format('a', '.x'))
show(lambda: format('a', '<<<5'))
show(lambda: format('a', 5))
show(lambda: format('a', None))
show(lambda: (format(None), format([1], ''), format((1, 2))))
show(lambda: format([1], '5'))
show(lambda: format(None, 's'))
show(lambda: format({}, '>10'))
class A:
    def __str__(self):
        return 'A-str'
class B:
    def __format__(self, spec):
        return 5
class C:
    def __format__(self, spec):
        return 'C:' + spec
show(lambda: (format(A()), f'{A()}'))
show(lambda: format(A(), '>8'))
show(lambda: format(B()))
show(lambda: f'{B()}')
show(lambda: (format(C(), 'anything {goes}'), f'{C():a{1}b}', '{:x}'.format(C())))
class S(str):
    pass
show(lambda: (format(S('abc'), '>5'), type(format(S('a'))), type(str(S('a')))))
