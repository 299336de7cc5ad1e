# islice, takewhile, dropwhile, filterfalse, compress, pairwise, batched.
from itertools import batched, compress, dropwhile, filterfalse, islice, pairwise, takewhile, count


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (list(islice('abcdef', 3)), list(islice('abcdef', 1, 4)), list(islice('abcdef', 0, None, 2)), list(islice('abc', None)), list(islice('abcdef', 4, 2)), list(islice([], 5)), list(islice('abcdef', 1, None, 3))))
show(lambda: islice('abc'))
show(lambda: islice('abc', -1))
show(lambda: islice('abc', 'a'))
show(lambda: islice('abc', 0, 5, 0))
show(lambda: islice('abc', 1, -1))
show(lambda: islice(5, 1))
show(lambda: islice('abc', 1.5))
it = iter(range(10))
print(list(islice(it, 2)), list(islice(it, 1, 3)), list(it))
show(lambda: (list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(bool, [])), list(filterfalse(None, [0, 1, '', 'a'])), list(filterfalse(lambda x: x % 2, range(5)))))
show(lambda: takewhile(1))
show(lambda: list(takewhile(5, [1])))
show(lambda: takewhile(bool, 5))
show(lambda: (list(compress('abcdef', [1, 0, 1, 0, 1, 1])), list(compress('abc', [True])), list(compress([], [1])), list(compress(data='ab', selectors=[0, 1]))))
show(lambda: compress('abc'))
show(lambda: compress('abc', 5))
show(lambda: (list(pairwise('abcd')), list(pairwise('a')), list(pairwise([])), list(pairwise(range(4)))))
show(lambda: pairwise(5))
show(lambda: (list(batched('abcdefg', 3)), list(batched([], 2)), list(batched('ab', 5)), list(batched('abcd', 2, strict=True))))
show(lambda: list(batched('abc', 2, strict=True)))
show(lambda: batched('abc', 0))
show(lambda: batched('abc', 'a'))
show(lambda: batched(5, 2))
c = count()
print(list(islice(c, 3)), next(c))
def bad():
    yield 1
    raise ValueError('inner')
show(lambda: list(islice(bad(), 1)))
show(lambda: list(islice(bad(), 2)))
show(lambda: list(dropwhile(lambda x: 1 / (x - 1), [2, 1])))
