# keys, values and items views and their set operations.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), type(k), type(v), type(i))
d['d'] = 4
print(k, v, i)
print('a' in k, 1 in v, ('a', 1) in i, ('a', 2) in i, 'a' in i, ('a', 1, 2) in i, list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)))
def sset(s):
    return sorted(s)
print(sset(k & {'a', 'z'}), sset(k | ['z']), sset(k - ['a']), sset(k ^ {'a', 'q'}), type(k & 'a'), sset({'a', 'z'} & k), sset(['z', 'a'] & k))
print(sset(i & {('a', 1)}), sset(i - {('a', 1)}), k == {'a', 'b', 'c', 'd'}, k <= {'a', 'b', 'c', 'd', 'e'}, k > {'a'}, k.isdisjoint(['q']), k.isdisjoint('ab'), i == d.items(), v == d.values(), v == v)
show(lambda: k & 5)
show(lambda: k | None)
show(lambda: k < ['a'])
show(lambda: k[0])
show(lambda: v[0])
show(lambda: v & {1})
show(lambda: i | 5)
show(lambda: [] in k)
show(lambda: hash(k))
show(lambda: k.add(1))
show(lambda: len(d.keys() | d.items()))
print({1: 2}.keys() == {1: 3}.keys(), {1: 2}.items() == {1: 3}.items(), {1: []}.items() == {1: []}.items(), {1: 2}.keys() == [1], {1}.issubset({1: 2}.keys()))
show(lambda: {1: []}.items() & {(1, 2)})
print(k.mapping, type(k.mapping), k.mapping['a'])
it = iter(d.items())
print(next(it), it.__length_hint__(), list(it), list(it))
print(sorted(d, key=d.get, reverse=True), max(d, key=d.get), sum(v), list(zip(d, v)), dict(zip(v, k)), [*map(str, v)])
print({}.keys(), {}.values(), {}.items(), {1: 2}.keys() - {1}, sset({1: 1, 2: 2}.keys() & {2: 0, 3: 0}.keys()))
r = {}
r['v'] = r.values()
print(len(r['v']), list(r.keys()), repr(r['v']) == 'dict_values([dict_values([...])])')
