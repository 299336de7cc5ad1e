# list construction, operators, repr, comparison.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ([], [1], [1, [2, [3]]], list(), list('abc'), list((1, 2)), list(range(3)), list({'a': 1}), [*'ab', *range(2)], list(i * i for i in range(4))))
show(lambda: ([1, 2] + [3], [1] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [] * 5, [[]] * 2))
show(lambda: [1] + (2,))
show(lambda: [1] + 'a')
show(lambda: (1,) + [2])
show(lambda: [1] * 1.5)
show(lambda: [1] * [2])
show(lambda: [1] - [1])
show(lambda: list(5))
show(lambda: list(1, 2))
show(lambda: list(iterable=[1]))
show(lambda: ([1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] != [1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 'a'] == [1.0, 'a']))
show(lambda: [1] < ['a'])
show(lambda: [1] < (1,))
show(lambda: [1, 'a'] < [2, 3])
show(lambda: (1 in [1, 2], '1' in [1], None in [None], [1] in [[1]], 1.0 in [1], float('nan') in [float('nan')]))
a = [1]
a.append(a)
print(a, repr(a), str(a), len(a), a[1] is a)
b = [a, {'k': a}, (a,)]
print(b)
t = ([],)
t[0].append(t)
print(t)
show(lambda: hash([]))
show(lambda: {[]: 1})
show(lambda: {[1]})
show(lambda: (len([1, 2, 3]), bool([]), bool([0]), min([3, 1]), max([3, 1]), sum([1, 2]), sorted([3, 1]), list(reversed([1, 2, 3]))))
x = y = [1]
x += [2]
print(y, x is y)
x = x + [3]
print(y, x, x is y)
x *= 2
print(x)
x += 'ab'
x += (1,)
x += {5: 6}
x += range(2)
print(x)
def bad():
    z = [1]
    z += 5
show(bad)
show(lambda: ([1, 2, 3].__contains__(2), [1].__eq__(1), [1].__lt__(1), [1, 2].__len__(), [1].__add__([2]), [1, 2].__getitem__(0), [1].__mul__(2), [1].__rmul__(2)))
show(lambda: [0] * (2**62))
