# collections.abc: isinstance of builtins and user classes, mixins.
from collections import deque
from collections.abc import (Callable, Collection, Container, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


abcs = [Hashable, Callable, Iterable, Iterator, Generator, Sized, Container, Collection, Reversible, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, KeysView, ItemsView]
values = [1, 'a', b'a', [], (), {}, set(), frozenset(), range(3), len, lambda: 1, iter([]), (i for i in []), {}.keys(), {}.items(), int, None, deque(), bytearray(), enumerate([]), 1.5]
for v in values:
    print(f'{type(v).__name__:20}', ''.join('01'[isinstance(v, a)] for a in abcs))
class Only:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
class NoHash:
    __hash__ = None
print([a.__name__ for a in abcs if issubclass(Only, a)], [a.__name__ for a in abcs if issubclass(NoHash, a)])
class Seq(Sequence):
    def __init__(self, *v): self.v = v
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(3), s.count(2), list(reversed(s)), isinstance(s, Sequence), isinstance(s, Reversible))
show(lambda: s.index(99))
show(lambda: Sequence())
show(lambda: MutableMapping())
class Low(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Low()
m['A'] = 1
m.update({'B': 2}, C=3)
print(m['a'], m.get('zz'), 'B' in m, list(m.items()), m.pop('b'), m.setdefault('D', 4), m.popitem(), dict(m), m == {'a': 1, 'c': 3}, list(m.keys()), list(m.values()), m.pop('q', 'def'))
show(lambda: m.pop('q'))
show(lambda: m['q'])
m.clear()
show(lambda: m.popitem())
class MSeq(MutableSequence):
    def __init__(self): self.l = []
    def __len__(self): return len(self.l)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def insert(self, i, v): self.l.insert(i, v)
q = MSeq()
q.append(1)
q.extend([2, 3])
q += [4]
q.reverse()
print(q.l, q.pop(), q.pop(0), q.remove(2), q.l, q.clear(), q.l)
class OddSet(Set):
    def __init__(self, it): self.s = sorted(set(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
a, b = OddSet([1, 3, 5]), OddSet([3, 5, 7])
print((a & b).s, (a | b).s, (a - b).s, (a ^ b).s, a <= b, a == OddSet([5, 3, 1]), a.isdisjoint(b), (a & {1}).s, a >= {1})
import collections.abc
print(collections.abc.Iterable is Iterable, Iterable.__name__, Iterable.__module__, Callable[[int], str], Iterable[int])
