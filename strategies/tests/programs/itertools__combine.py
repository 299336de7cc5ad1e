# chain, zip_longest, product, permutations, combinations.
from itertools import chain, combinations, combinations_with_replacement, permutations, product, starmap, zip_longest


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', [1]])), list(chain.from_iterable([])), ''.join(chain('a', 'b')), list(chain({'k': 1}, range(2)))))
show(lambda: list(chain(5)))
show(lambda: list(chain([1], None)))
show(lambda: chain.from_iterable(5))
show(lambda: list(chain.from_iterable([1])))
show(lambda: (list(zip_longest('abc', [1])), list(zip_longest('a', 'bcd', fillvalue='-')), list(zip_longest()), list(zip_longest([], [1, 2], [3]))))
show(lambda: zip_longest(5))
show(lambda: zip_longest('a', foo=1))
show(lambda: (list(product('ab', [1, 2])), list(product()), list(product('ab', repeat=2)), list(product('ab', [])), list(product([0, 1], repeat=0)), len(list(product(range(3), repeat=4)))))
show(lambda: product(5))
show(lambda: product('a', repeat=-1))
show(lambda: product('a', foo=2))
show(lambda: (list(permutations('abc')), list(permutations(range(3), 2)), list(permutations('ab', 3)), list(permutations([], 0)), list(permutations('ab', 0)), len(list(permutations(range(6))))))
show(lambda: permutations('abc', -1))
show(lambda: permutations('abc', 'a'))
show(lambda: permutations(5))
show(lambda: (list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('abc', 0)), list(combinations(range(5), 4))))
show(lambda: combinations('abc', -1))
show(lambda: combinations('abc'))
show(lambda: (list(combinations_with_replacement('ab', 3)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement('abc', 1))))
show(lambda: (list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, ['ab', ()])), list(starmap(max, [[1, 5, 2]]))))
show(lambda: list(starmap(pow, [1])))
show(lambda: list(starmap(pow, [(1,)])))
show(lambda: starmap(pow))
print([''.join(p) for p in permutations('abc')], sum(1 for _ in combinations(range(12), 5)), [a + b for a, b in product('ab', 'cd')])
p = permutations([1, 2, 3])
print(next(p), next(p), list(p), list(p))
