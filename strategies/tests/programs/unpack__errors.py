# Unpacking: counts, types, nested and starred targets.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def two(v):
    a, b = v
    return a, b
def star(v):
    a, *b, c = v
    return a, b, c
def nested(v):
    (a, b), c = v
    return a, b, c
def lst(v):
    [a, [b, *c]] = v
    return a, b, c
for v in [(1, 2), [1, 2], 'ab', {1: 2, 3: 4}, range(2), iter([1, 2]), (), (1,), (1, 2, 3), [1], [1, 2, 3], 'a', 'abc', range(5), iter([1]), iter(range(9)), 5, None, 1.5,
          len, {1, 2}, {1}, {}, {1: 1, 2: 2, 3: 3}, (i for i in range(2)), (i for i in range(1)), (i for i in range(7)), b'ab', b'abc', object]:
    try:
        print(two(v))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: star((1, 2)))
show(lambda: star((1, 2, 3, 4)))
show(lambda: star((1,)))
show(lambda: star([]))
show(lambda: star('abcd'))
show(lambda: star(5))
show(lambda: star(iter(())))
show(lambda: nested(((1, 2), 3)))
show(lambda: nested((1, 2)))
show(lambda: nested(((1,), 2)))
show(lambda: nested(((1, 2, 3), 2)))
show(lambda: lst([1, [2, 3, 4]]))
show(lambda: lst([1, []]))
class It:
    def __iter__(self):
        yield 1
        raise KeyError('in iter')
class Bad:
    def __iter__(self):
        return 5
class G:
    def __getitem__(self, i):
        if i < 2:
            return i * 10
        raise IndexError
show(lambda: two(It()))
show(lambda: two(Bad()))
show(lambda: two(G()))
for a, b in [(1, 2), 'xy']:
    print(a, b)
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)
except ValueError as e:
    print(e)
show(lambda: [*5])
show(lambda: (*None,))
show(lambda: {*1.5})
show(lambda: {**5})
show(lambda: {**[1]})
show(lambda: print(*5))
show(lambda: dict(**5))
show(lambda: print(**{1: 2}))
a, (b, c), *d = 1, (2, 3)
print(a, b, c, d)
d = {}
d['x'], d['y'] = 1, 2
l = [0, 0]
i = 0
i, l[i] = 1, 9
print(d, i, l)
