# pop, popitem, setdefault, update, fromkeys, copy, clear, |.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


d = {'a': 1, 'b': 2, 'c': 3}
print(d.pop('a'), d.pop('z', 'dflt'), d.popitem(), d)
show(lambda: d.pop('z'))
show(lambda: d.pop())
show(lambda: d.pop([]))
show(lambda: d.pop('a', 1, 2))
show(lambda: {}.popitem())
show(lambda: {}.pop('x'))
print(d.setdefault('b', 9), d.setdefault('n'), d.setdefault('m', []), d)
show(lambda: d.setdefault([], 1))
show(lambda: d.setdefault())
print(d.update({'q': 1}), d.update([('r', 2)], s=3), d.update(t=4), d.update(), d)
show(lambda: d.update(5))
show(lambda: d.update([5]))
show(lambda: d.update([(1, 2, 3)]))
show(lambda: d.update({1: 2}, {3: 4}))
show(lambda: d.update(None))
show(lambda: (dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys([]), dict.fromkeys('aab', [])))
show(lambda: dict.fromkeys(5))
show(lambda: dict.fromkeys())
show(lambda: dict.fromkeys([[]]))
c = d.copy()
c['x'] = 1
print('x' in d, c == d, d.clear(), d)
a = {'x': 1, 'y': 2}
b = {'y': 3, 'z': 4}
print(a | b, b | a, a, a | {}, {} | b)
a |= b
print(a)
a |= [('k', 'v')]
print(a)
show(lambda: a | [('k', 'v')])
show(lambda: [1] | a)
show(lambda: a | None)
def ior():
    global a
    a |= 5
show(ior)
class M:
    def keys(self):
        return ['k1', 'k2']
    def __getitem__(self, k):
        return k + '!'
print(dict(M()), {**M()}, dict(M(), k3=1))
x = {}
x.update(M())
print(x)
class Miss(dict):
    def __missing__(self, key):
        return 'missing ' + repr(key)
m = Miss(a=1)
print(m['a'], m['zz'], m.get('zz'), 'zz' in m, m, type(m.copy()), type(m | {}), Miss.fromkeys('a'), type(Miss.fromkeys('a')))
class MissErr(dict):
    def __missing__(self, key):
        raise LookupError('mine', key)
show(lambda: MissErr()['q'])
show(lambda: ({'a': 1}.__contains__('a'), {'a': 1}.__getitem__('a'), {'a': 1}.__len__(), {'a': 1}.__eq__(5), {}.__or__({1: 2}), {}.__or__(5), {'a': 1}.__iter__().__next__()))
show(lambda: (dict.get({}, 1), dict.keys({1: 2}), dict.pop({1: 2}, 1)))
show(lambda: dict.get(1, 2))
