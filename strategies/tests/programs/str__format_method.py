# str.format: fields, attributes, indexes, nesting, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class P:
    x = 3
    y = [1, 2, {'k': 'v'}]
    def __format__(self, spec):
        return f'<{spec}>'
show(lambda: ('{} {}'.format(1, 'a'), '{0} {1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2), '{} {x}'.format(1, x=2)))
show(lambda: ('{0.x} {0.y[1]} {0.y[2][k]}'.format(P()), '{p.x}'.format(p=P()), '{0[a]} {0[1]}'.format({'a': 'A', 1: 'one'}), '{[1]}'.format([5, 6])))
show(lambda: ('{{}} {{{}}}'.format(1), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{0!r:>6}|'.format('a'), '{:>{}}|'.format('x', 5), '{:{w}.{p}f}'.format(3.14159, w=8, p=2)))
show(lambda: ('{:spec}'.format(P()), '{}'.format(P()), '{:{}}'.format(P(), 'zz'), '{0:{1}{2}}'.format(5, '>', 4)))
show(lambda: ('{0[-1]}'.format({'-1': 'neg'}), '{0[a b]}'.format({'a b': 1}), '{a[b][c]}'.format(a={'b': {'c': 9}})))
show(lambda: (''.format(), 'x'.format(1, 2), '{0}'.format('a', 'b')))
show(lambda: '{}'.format())
show(lambda: '{1}'.format(1))
show(lambda: '{a}'.format())
show(lambda: '{} {0}'.format(1))
show(lambda: '{0} {}'.format(1))
show(lambda: '{'.format())
show(lambda: '}'.format())
show(lambda: '{0'.format(1))
show(lambda: '{0!}'.format(1))
show(lambda: '{0!x}'.format(1))
show(lambda: '{0!rr}'.format(1))
show(lambda: '{0.}'.format(1))
show(lambda: '{0[}'.format([1]))
show(lambda: '{0[]}'.format([1]))
show(lambda: '{0[0]x}'.format([1]))
show(lambda: '{0.foo}'.format(1))
show(lambda: '{0[foo]}'.format([1]))
show(lambda: '{0[9]}'.format([1]))
show(lambda: '{:{:{}}}'.format(1, 2, 3))
show(lambda: '{:d}'.format('a'))
show(lambda: '{:s}'.format(1))
show(lambda: '{a.b}'.format(a=1))
show(lambda: '{:>5'.format(1))
show(lambda: '{0:}}'.format(1))
show(lambda: '{!}'.format(1))
show(lambda: '{:q}'.format(1))
show(lambda: '{:10}'.format(None))
show(lambda: '{:10}'.format([]))
show(lambda: '{:10}'.format(object))
show(lambda: '{:%Y}'.format(1.5))
show(lambda: '{-1}'.format(1))
show(lambda: '{ 0 }'.format(1))
show(lambda: '{99999999999999999999}'.format(1))
show(lambda: str.format(1))
show(lambda: '{a}'.format_map({'a': 5}))
class D(dict):
    def __missing__(self, k):
        return f'?{k}?'
show(lambda: '{a} {b}'.format_map(D(a=1)))
show(lambda: '{0}'.format_map({}))
show(lambda: '{a}'.format_map([1]))
