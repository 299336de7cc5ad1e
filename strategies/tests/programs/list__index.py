# Indexing, with every kind of wrong index.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = [10, 20, 30]
show(lambda: (a[0], a[-1], a[2], a[-3], a[True], a[False]))
show(lambda: a[3])
show(lambda: a[-4])
show(lambda: a['0'])
show(lambda: a[1.0])
show(lambda: a[None])
show(lambda: a[2**70])
show(lambda: a[-2**70])
show(lambda: a[(0, 1)])
show(lambda: a[1, 2])
show(lambda: a[[]])
class X:
    def __index__(self):
        return 1
class E:
    def __index__(self):
        raise KeyError('idx')
class B:
    def __index__(self):
        return 'a'
show(lambda: (a[X()], a[X():], a[:X()]))
show(lambda: a[E()])
show(lambda: a[B()])
def s(i, v):
    a[i] = v
    return a
def d(i):
    del a[i]
    return a
show(lambda: s(0, 1))
show(lambda: s(-1, 'z'))
show(lambda: s(X(), 'x'))
show(lambda: s(5, 1))
show(lambda: s(-9, 1))
show(lambda: s('a', 1))
show(lambda: s(1.5, 1))
show(lambda: s(2**70, 1))
show(lambda: d(9))
show(lambda: d(-9))
show(lambda: d('a'))
show(lambda: d(0))
show(lambda: d(-1))
show(lambda: d(0))
show(lambda: d(0))
show(lambda: a.index(1))
n = [[0] * 3 for _ in range(3)]
n[1][2] = 5
n[-1][-1] += 7
print(n)
