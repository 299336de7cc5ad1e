# find, rfind, index, rindex, count, startswith, endswith.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = 'abracadabra'
for sub in ['a', 'abra', 'ra', 'z', '', 'abracadabra', 'abracadabrax']:
    print(sub, s.find(sub), s.rfind(sub), s.count(sub), s.startswith(sub), s.endswith(sub))
    for a, b in [(1, None), (0, 4), (-4, None), (3, -3), (100, None), (5, 2), (-100, 100), (11, 11), (12, 12)]:
        print(s.find(sub, a, b), s.rfind(sub, a, b), s.count(sub, a, b), s.startswith(sub, a, b), s.endswith(sub, a, b), end=' ')
    print()
show(lambda: (s.index('cad'), s.rindex('a')))
show(lambda: s.index('z'))
show(lambda: s.rindex('z', 2))
show(lambda: s.find(1))
show(lambda: s.index(None))
show(lambda: s.count(1))
show(lambda: s.find())
show(lambda: s.find('a', 'b'))
show(lambda: s.find('a', 1, 2, 3))
show(lambda: (s.startswith(('x', 'abr')), s.endswith(('x', 'y')), s.startswith(()), s.startswith(('bra', 'x'), 1)))
show(lambda: s.startswith(1))
show(lambda: s.startswith(['a']))
show(lambda: s.startswith(('x', 1)))
show(lambda: s.endswith(b'a'))
u = 'é中😀é中'
show(lambda: (u.find('中'), u.rfind('中'), u.find('😀'), u.count('é'), u.index('é', 1), u.endswith('é中')))
show(lambda: ('aaaa'.count('aa'), ''.count(''), 'ab'.count(''), 'ab'.count('', 1), 'ab'.count('', 3), 'ab'.find('', 3)))
