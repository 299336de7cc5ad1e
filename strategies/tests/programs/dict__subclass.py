# Subclasses of dict, list and tuple keep builtin behaviour where Python does.
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, ('set', v))
    def __getitem__(self, k):
        return ('get', super().__getitem__(k))
d = D(a=1)
d['b'] = 2
d.update(c=3)
d.setdefault('d', 4)
print(d, d['a'], d['b'], d.get('a'), dict(d), d.pop('a'), {**d}, list(d.values()), type(d.copy()), repr(d), d == {'b': ('set', 2), 'c': 3, 'd': 4})
class L(list):
    def append(self, x):
        super().append(x * 2)
    def __getitem__(self, i):
        return ('item', super().__getitem__(i))
    def __len__(self):
        return 100
l = L([1, 2])
l.append(3)
l.extend([4])
l += [5]
print(l, l[0], l[1:3], [x for x in l], len(l), type(l + [1]), type(l[:]), type(l * 2), type(l.copy()), list(l), sorted(l), bool(L()), sum(l), repr(l), l == [1, 2, 6, 4, 5])
class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)
    def __getitem__(self, i):
        return ('t', super().__getitem__(i))
t = T(1, 2)
a, b = t
print(t, t[0], a, b, type(t + (3,)), type(t[:]), len(t), t == (1, 2), hash(t) == hash((1, 2)), {(1, 2): 'x'}[t], '%s %s' % t, isinstance(t, tuple))
class S(set):
    def add(self, x):
        super().add(x + 100)
s = S([1])
s.add(1)
s |= {5}
print(sorted(s), type(s | {1}), type(s - {1}))
class It(list):
    def __iter__(self):
        return iter('custom')
print(list(It([1])), [*It([1])], tuple(It([1])), sum([1 for _ in It()]), ''.join(It()), max(It()), set(It()) == set('custom'))
x, *y = It()
print(x, y)
l.attr = 5
print(l.attr, l.__dict__, L.__mro__)
class F(float):
    def __add__(self, o): return F(super().__add__(o))
print(type(F(1) + 2), F(1.5) + 1, repr(F(2)))
class K(dict):
    def keys(self): return ['k']
    def __iter__(self): return iter(['i'])
k = K(z=1)
print(dict(k) if False else list(k), len(k), 'z' in k, list(dict.keys(k)), k.items())
