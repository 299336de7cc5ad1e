# SyntaxWarnings about literals that are called, indexed or compared with is.
def f(x):
    if x is 5:
        return 1
    if x is not 'a':
        return 2
    return x is ()
def g():
    return [1, 2]['a']
def h():
    return (1, 2)[1.5], 'abc'['x'], b'abc'[None]
def i():
    return 5(), 'a'(), [1](2), {1: 2}(), (lambda: 3)()
def j():
    return {1}[0], None[0], 5[1], ...[2]
def k():
    assert (f, 'always true')
    return '\d \. \_', b'\q'
print(f(5), f('b'), k())
for fn in (g, h, i, j):
    try:
        fn()
    except TypeError as e:
        print(e)
