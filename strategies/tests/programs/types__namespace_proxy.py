# types.SimpleNamespace and MappingProxyType.
import types


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


n = types.SimpleNamespace(a=1, b='x')
n.c = [n.a]
print(n, n.a, n.__dict__, n == types.SimpleNamespace(a=1, b='x', c=[1]), n != 5, types.SimpleNamespace(), vars(n), types.SimpleNamespace({'k': 1}), types.SimpleNamespace({'k': 1}, k=2))
del n.a
show(lambda: n.a)
show(lambda: types.SimpleNamespace(1))
show(lambda: types.SimpleNamespace({}, {}))
show(lambda: types.SimpleNamespace({1: 2}))
show(lambda: n < n)
show(lambda: n[0])
n.self = n
print(n)
class NS(types.SimpleNamespace):
    pass
print(NS(q=1), NS(q=1) == types.SimpleNamespace(q=1))
d = {'a': 1}
p = types.MappingProxyType(d)
print(p, p['a'], len(p), 'a' in p, list(p), p.get('z', 0), p.keys(), list(p.items()), p == {'a': 1}, p.copy(), p | {'b': 2}, {'z': 0} | p, list(reversed(p)))
d['new'] = 2
print(p)
def setp():
    p['x'] = 1
def delp():
    del p['a']
def orp():
    global p
    p |= {}
for f in (setp, delp, orp):
    show(f)
show(lambda: p['nope'])
show(lambda: p.clear())
show(lambda: types.MappingProxyType(5))
show(lambda: types.MappingProxyType([1]))
show(lambda: types.MappingProxyType())
show(lambda: hash(p))
print(type(type.__dict__) is types.MappingProxyType, type(n).__name__, type(p))
