# count, cycle, repeat.
from itertools import chain, count, cycle, islice, repeat, takewhile


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def take(n, it):
    return list(islice(it, n))


show(lambda: (take(5, count()), take(3, count(5)), take(3, count(1, 2)), take(3, count(0, -1)), take(3, count(1.5, 0.5)), take(3, count(2**63 - 1)), take(3, count(step=3))))
show(lambda: (count(5), count(1, 2), count(1.5), repr(count(0, -1))))
show(lambda: count('a'))
show(lambda: count(1, 'a'))
show(lambda: (take(7, cycle('abc')), take(3, cycle([])), take(4, cycle(i for i in range(2)))))
show(lambda: cycle(5))
show(lambda: cycle())
show(lambda: (list(repeat(1, 3)), take(2, repeat('x')), list(repeat(1, 0)), list(repeat(1, -5)), repeat(1), repeat(1, 2), list(repeat(object=5, times=2)), list(map(pow, range(4), repeat(2)))))
show(lambda: repeat())
show(lambda: repeat(1, 'a'))
r = repeat(1, 3)
next(r)
print(r, r.__length_hint__(), list(zip('ab', count(10))), list(takewhile(lambda x: x < 30, (n * n for n in count()))))
c = count(10)
next(c)
print(c, take(2, chain(c)), c)
print(list(zip(range(3), cycle('xy'))), sum(islice(cycle([1, -1]), 7)), next(cycle({'k': 1})))
show(lambda: (iter(c) is c, type(c).__name__, type(r).__name__))
