# range: all its operations.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (range(5), range(1, 5), range(1, 10, 3), range(5, 0, -2), range(0), repr(range(3, 4, 1)), str(range(2)), list(range(10, 0, -3)), list(range(-5, 5, 4)), list(range(5, 1))))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range('a'))
show(lambda: range(1.5))
show(lambda: range(None))
show(lambda: range(1, 2, 0))
show(lambda: range(stop=5))
show(lambda: (range(True), list(range(True, 3)), len(range(10)), len(range(0, 10, 3)), len(range(10, 0, -3)), len(range(5, 0)), bool(range(0)), bool(range(1))))
r = range(2, 20, 3)
show(lambda: (r[0], r[-1], r[2], r[1:4], r[::-1], r[::2], r[10:], r[:-2], r[-3:], r.start, r.stop, r.step, range(10)[3:8:2], range(10)[::-2]))
show(lambda: r[6])
show(lambda: r[-7])
show(lambda: r['a'])
show(lambda: r[1.0])
show(lambda: (5 in r, 6 in r, 20 in r, 5.0 in r, 'a' in r, -1 in r, True in range(3), 2**70 in range(2**80), 8 in range(10, 0, -2)))
show(lambda: (r.index(8), r.count(8), r.count(9), r.count('a')))
show(lambda: r.index(9))
show(lambda: r.index('a'))
show(lambda: (range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 5, 2) == range(0, 6, 2), range(3) == [0, 1, 2], range(1) == range(0, 1, 7), hash(range(0, 5, 2)) == hash(range(0, 6, 2)), range(3) != range(4)))
show(lambda: range(3) < range(4))
show(lambda: range(3) + range(2))
show(lambda: range(3) * 2)
show(lambda: len(range(2**100)))
show(lambda: (range(2**100)[2**99], range(2**70, 2**70 + 3)[1], list(range(2**70, 2**70 + 3)), range(2**100)[-1], range(0, 2**70, 2**69)[1]))
show(lambda: (list(reversed(range(5))), list(reversed(range(1, 10, 4))), list(reversed(range(0))), sum(range(101)), max(range(5)), sorted(range(3), reverse=True)))
show(lambda: r.start.foo)
show(lambda: r.foo)
def setit():
    r[0] = 1
def setattr_():
    r.start = 1
show(setit)
show(setattr_)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), list(it), iter(it) is it, type(it), type(iter(range(2**70))))
for i in range(3):
    i += 10
    print(i, end=' ')
print(i)
for i in range(0):
    print('never')
print([i for i in range(2**63 - 2, 2**63 + 2)], [i for i in range(-2, -2**2, -1)])
x, y, *z = range(5)
print(x, y, z, *range(2), min(range(5, 2, -1)))
