# dict: construction, access, ordering, errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ({}, {'a': 1}, {1: 'a', 'b': [2], (1, 2): {}}, dict(), dict(a=1, b=2), dict([('a', 1), ['b', 2]]), dict({'x': 1}, y=2), dict(zip('ab', [1, 2])), dict(['ab', 'cd'])))
show(lambda: dict([1]))
show(lambda: dict([(1, 2, 3)]))
show(lambda: dict(['abc']))
show(lambda: dict([('a',)]))
show(lambda: dict(5))
show(lambda: dict(None))
show(lambda: dict([], []))
show(lambda: dict({1: 2}, **{'a': 3}))
d = {'b': 1, 'a': 2}
d['c'] = 3
d['b'] = 10
print(d, list(d), len(d), 'a' in d, 'z' not in d, d['a'], d.get('z'), d.get('z', 5), d.get('a', 5))
del d['b']
d['b'] = 11
print(d, list(d.items()), bool({}), bool(d))
show(lambda: d['nope'])
show(lambda: d[1])
show(lambda: d[1, 2])
show(lambda: d[[]])
show(lambda: d[{}])
show(lambda: [] in d)
show(lambda: d.get([]))
def dl():
    del d['nope']
def st():
    d[[1]] = 2
def dl2():
    del d[{}]
for f in (dl, st, dl2):
    show(f)
show(lambda: ({'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == [], {'a': 1} != {'a': 2}, {1: 2} == {1: 2, 3: 4}))
show(lambda: {} < {})
show(lambda: {} + {})
show(lambda: {1: 2} * 2)
show(lambda: ({1: 'a', True: 'b', 1.0: 'c'}, {0: 1, False: 2}, {'a': 1, 'a': 2}))
show(lambda: hash({}))
e = {}
e['self'] = e
e['list'] = [e]
print(e)
show(lambda: (len({i: i for i in range(1000)}), sum({i: 1 for i in range(100)})))
big = {}
for i in range(500):
    big[i * 37 % 501] = i
for i in range(0, 500, 2):
    big.pop(i, None)
print(len(big), list(big)[:10], list(big.values())[-5:])
show(lambda: d.foo)
show(lambda: d.append(1))
show(lambda: d())
show(lambda: {'a': 1}['a']['b'])
show(lambda: {'a': 1}.a)
for k in {'x': 1, 'y': 2}:
    print(k, end=' ')
print(*{'x': 1}, *{'y': 2}.values())
