# tuple: construction, operators, methods, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ((), (1,), (1, 2), 1, tuple(), tuple('ab'), tuple([1, [2]]), (1, (2, (3,))), tuple({'a': 1}), tuple(i for i in range(3))))
show(lambda: ((1, 2) + (3,), (1,) * 3, 2 * (1, 2), (1,) * 0, () + (), (1, 2)[::-1], (1, 2, 3)[1:], (1, 2, 3)[-1], (1, 2, 3)[::2]))
show(lambda: (1,) + [2])
show(lambda: (1,) * 'a')
show(lambda: (1, 2)[2])
show(lambda: (1, 2)[-3])
tt = (1, 2)
show(lambda: tt['a'])
show(lambda: tt[1.0])
show(lambda: tuple(5))
show(lambda: tuple(1, 2))
show(lambda: ((1, 2, 1).count(1), (1, 2, 1).index(2), (1, 2, 1).index(1, 1), (1,) in [(1,)], 1 in (1, 2)))
show(lambda: (1, 2).index(3))
show(lambda: (1, 2).count())
show(lambda: (1, 2).index(1, 5))
show(lambda: ((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (1,), (1, 2) == [1, 2], (1, 'a') != (1, 'b'), ('a',) > ('A',)))
show(lambda: (1, 2) < [1, 2])
show(lambda: (1, 'a') < (1, 2))
show(lambda: (hash((1, 2)) == hash((1.0, 2)), hash(()) == hash(tuple()), {(1, 2): 'x'}[1, 2]))
show(lambda: hash(([],)))
show(lambda: hash((1, {})))
show(lambda: {(1, [2]): 3})
t = (1, [2], 'c')
def s1():
    t[0] = 1
def s2():
    del t[0]
def s3():
    t[1] += [3]
def s4():
    t.x = 1
for f in (s1, s2, s3, s4):
    show(f)
print(t)
a, b = 1, 2
a, b = b, a
(c, d), *e = (1, 2), 3, 4
*f, g = 'xyz'
h, = [5]
print(a, b, c, d, e, f, g, h)
t = (1,)
u = t
t += (2,)
t *= 2
print(t, u)
show(lambda: ((1).__class__, (1,).__class__, type(()), ().__len__(), (1, 2).__getitem__(0), (1,).__add__((2,)), (1, 2).__contains__(1)))
show(lambda: ().foo)
show(lambda: (1, 2).append(3))
print(hash((1, 2, 3)), hash(()), hash((0,)), hash((1, (2, (3,)))))
