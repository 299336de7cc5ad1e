# OrderedDict, defaultdict, Counter, ChainMap: what is raised for keys that are not there.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import collections
O = collections.OrderedDict
for key in (None, (1, 2), (), ((1,),), 3, 'a', frozenset()):
    for f in (lambda: O(x=1).pop(key), lambda: O(x=1).move_to_end(key), lambda: {}.pop(key), lambda: O().__delitem__(key), lambda: O()[key], lambda: {}[key], lambda: set().remove(key), lambda: collections.defaultdict()[key], lambda: collections.ChainMap()[key], lambda: collections.ChainMap().pop(key)):
        try: f()
        except KeyError as e: print(key, e.args, str(e))
print(collections.Counter()[None], collections.Counter(a=1)['b'])
show(lambda: O().popitem()); show(lambda: O(a=1).popitem(last=False)); show(lambda: O(a=1).pop('b', 5)); show(lambda: O().pop([])); show(lambda: O().move_to_end([])); show(lambda: O().pop())
o = O(a=1, b=2, c=3)
o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o, list(reversed(o))); show(lambda: o.move_to_end('z', False))
print(o == {'c': 3, 'b': 2, 'a': 1}, o == O(a=1, b=2, c=3), O(a=1) | {'b': 2}, {'b': 2} | O(a=1), o.copy(), O.fromkeys('ab', 1))
o |= {'z': 0}; print(o, o.keys(), o.values(), o.items())
for x in (o.keys(), o.values(), o.items()): print(list(reversed(x)))
def during(change):
    o = O.fromkeys(range(4))
    for k in o: change(o, k)
    return o
show(during, lambda o, k: o.pop(k)); show(during, lambda o, k: o.__setitem__(k + 9, 1)); show(during, lambda o, k: o.move_to_end(k) if k < 1 else None)
