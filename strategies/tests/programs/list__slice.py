# Slicing, slice assignment and deletion with steps.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = list(range(10))
for sl in [slice(None), slice(2, 5), slice(5, 2), slice(-3, None), slice(None, -3), slice(None, None, 2), slice(None, None, -1), slice(8, 1, -3),
           slice(100, -100, -2), slice(-100, 100, 4), slice(0, 0), slice(3, 3)]:
    print(sl, a[sl])
def put(sl, v):
    x = list(range(8))
    x[sl] = v
    return x
def rem(sl):
    x = list(range(8))
    del x[sl]
    return x
show(lambda: put(slice(1, 3), []))
show(lambda: put(slice(1, 3), 'abcd'))
show(lambda: put(slice(3, 1), ['x']))
show(lambda: put(slice(None), []))
show(lambda: put(slice(8, 8), [8, 9]))
show(lambda: put(slice(100, 200), [8]))
show(lambda: put(slice(-100, -50), [8]))
show(lambda: put(slice(None, None, 2), 'abcd'))
show(lambda: put(slice(None, None, -1), range(8)))
show(lambda: put(slice(6, 0, -2), 'xyz'))
show(lambda: put(slice(None, None, 2), 'abc'))
show(lambda: put(slice(None, None, -1), [1]))
show(lambda: put(slice(2, 4), (i for i in range(5))))
show(lambda: put(slice(2, 4), 5))
show(lambda: put(slice(None, None, 2), 5))
show(lambda: put(slice(0, 1, 0), [1]))
show(lambda: put(slice(5, 1, 1), [1, 2]))
show(lambda: put(slice(5, 1, 2), []))
show(lambda: rem(slice(2, 5)))
show(lambda: rem(slice(None, None, 2)))
show(lambda: rem(slice(None, None, -3)))
show(lambda: rem(slice(5, 2)))
show(lambda: rem(slice(6, 1, -2)))
show(lambda: rem(slice(0, 5, 0)))
show(lambda: rem(slice(None)))
show(lambda: a['a':])
show(lambda: a[::'b'])
show(lambda: a[1.5:])
show(lambda: a[::0])
x = [1, 2, 3]
x[1:1] = x
print(x)
x[:] = x[::-1]
print(x)
x[2:4] += [9]
print(x)
x[1::2] = x[:3]
print(x)
