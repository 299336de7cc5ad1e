# UserDict, UserList, UserString, abc mixins made by hand.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

from collections import UserDict, UserList, UserString
from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Set, Iterator, Sized, Hashable, Callable, Iterable, Container, Generator
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __missing__(self, k): return ('missing', k)
u = UD(a=1); u['b'] = 2; u.update(c=3); u |= {'d': 4}
print(u, u['zz'], u.get('zz'), 'a' in u, len(u), u.data, u.copy() == u, UD.fromkeys('x', 1), u.pop('a'), sorted(u))
l = UserList([3, 1]); l.append(2); l += [5]; print(l, l[0], l[1:], sorted(l), l + [9], [9] + l, l * 2, l == [3, 1, 2, 5], l.index(2), type(l[:1]).__name__)
s = UserString('abc'); print(s, s.upper(), s + 'd', 'z' + s, s[1], s * 2, s == 'abc', hash(s) == hash('abc'), type(s.upper()).__name__, s.find('c'), 'b' in s, s % ())
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M({'a': 1, 'b': 2}); print(list(m.items()), m.get('x', 9), 'a' in m, m == {'a': 1, 'b': 2}, list(m.keys()), 'b' in m.keys(), m.keys() & {'a'}, list(m.values()), dict(m), {**m})
class Sq(Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if not -4 < i < 3: raise IndexError(i)
        return i * 10
q = Sq(); print(list(q), 10 in q, q.index(20), q.count(10), list(reversed(q)), isinstance(q, Iterable)); show(lambda: q.index(5))
class MS(MutableSequence):
    def __init__(self): self.l = []
    def __len__(self): return len(self.l)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def insert(self, i, v): self.l.insert(i, v)
x = MS(); x.append(1); x.extend([2, 3]); x += [4]; x.reverse(); print(x.l, x.pop(), x.remove(4), x.l); x.clear(); print(x.l)
class St(Set):
    def __init__(self, it): self.s = list(dict.fromkeys(it))
    def __contains__(self, v): return v in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
a, b = St([1, 2]), St([2, 3]); print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a < St([1, 2, 3]), a == {1, 2}, a.isdisjoint([5]))
show(lambda: Mapping()); show(lambda: MutableMapping()); show(lambda: Sequence())
class Duck:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
    def __call__(self): pass
print([isinstance(Duck(), k) for k in (Sized, Iterable, Container, Callable, Hashable, Iterator, Generator, Sequence)], isinstance((i for i in ()), Generator), isinstance([], Hashable), issubclass(list, MutableSequence), issubclass(dict, MutableMapping), issubclass(str, Sequence), isinstance({}.keys(), Set))
