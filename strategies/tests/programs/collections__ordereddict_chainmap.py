# OrderedDict and ChainMap.
from collections import ChainMap, OrderedDict


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
print(o, list(o), o.move_to_end('a'), o, o.move_to_end('c', last=False), o, o.popitem(), o.popitem(last=False), o, OrderedDict(), OrderedDict(x=1))
o['z'] = 5
o['b'] = 9
print(o, list(reversed(o)), o == {'z': 5, 'b': 9}, o == OrderedDict([('z', 5), ('b', 9)]), OrderedDict([('z', 5), ('b', 9)]) == OrderedDict([('b', 9), ('z', 5)]), o.pop('z'), o.copy(), isinstance(o, dict), o | {'k': 1}, {'k': 1} | o, type(o | {}))
show(lambda: o.move_to_end('nope'))
show(lambda: OrderedDict().popitem())
show(lambda: o.pop('nope'))
show(lambda: o['nope'])
show(lambda: (OrderedDict.fromkeys('ab', 0), o.keys(), o.values(), o.items(), o.setdefault('s', 1), o.update(t=2), o))
show(lambda: OrderedDict(5))
def mutate():
    d = OrderedDict(a=1, b=2)
    for k in d:
        d['c' + k] = 1
show(mutate)
r = OrderedDict()
r['self'] = r
print(r)
lru = OrderedDict()
for k in 'abcab':
    lru[k] = lru.pop(k, 0) + 1
    if len(lru) > 2:
        lru.popitem(last=False)
print(lru)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m, m['a'], m['b'], len(m), list(m), 'b' in m, m.get('zz', 0), dict(m), m.maps, m.parents, m.new_child({'a': 0})['a'], m.new_child(), bool(ChainMap()), sorted(m.items()))
m['b'] = 10
print(m, m.maps[1], m.pop('b'), m['b'])
show(lambda: m['nope'])
show(lambda: m.pop('zz'))
def delb():
    del m['b']
show(delb)
show(lambda: ChainMap().popitem())
m.update(c=1)
print(m, m.popitem() is not None, ChainMap({'x': 1}) == {'x': 1}, m.new_child(x=5), m.copy(), m | {'y': 2}, m.clear(), m)
show(lambda: m.maps[5])
class Up(ChainMap):
    def __missing__(self, k):
        return k.upper()
print(Up({})['q'])
