# Mapping patterns: keys, rest, user classes, missing keys.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import collections
from collections.abc import Mapping
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): print('getitem', k); return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def get(self, k, default=None): print('get', k); return self.d.get(k, default)
class D(dict):
    def __missing__(self, k): return 'missing'
class K: a = 'key'; n = 1
def f(m):
    match m:
        case {}if not m: return 'empty'
        case {'a': 1, 'b': [x, y]}: return ('ab', x, y)
        case {'a': int() as n, **rest}: return ('a', n, rest)
        case {K.a: v}: return ('dotted', v)
        case {1: v, 2: w} | {2: w, 'one': v}: return ('ints', v, w)
        case {None: n, True: t}: return ('singletons', n, t)
        case {-1: a, 1.5: b, 2+1j: c}: return (a, b, c)
        case {'nested': {'deep': {'x': x}}}: return ('deep', x)
        case {b'k': _, **rest}: return ('bytes', rest)
        case {}: return ('any', len(m))
for m in ({}, {'a': 1, 'b': (2, 3)}, {'a': 5, 'z': 1}, {'key': 3}, {1: 'x', 2: 'y'}, {2: 'w', 'one': 'v'}, {None: 1, True: 2}, {-1: 1, 1.5: 2, 2+1j: 3}, {'nested': {'deep': {'x': 0}}}, {b'k': 1, 'r': 2}, {'q': 1}, [], M({'a': 5}), M({}), D(), D(q=1), collections.OrderedDict(a=7), collections.defaultdict(int), collections.ChainMap({'a': 3})):
    show(f, m)
d = D()
match d:
    case {'x': v}: print('found', v)
    case _: print('not found', d)
dd = collections.defaultdict(list)
match dd:
    case {'x': v}: print('found', v)
    case _: print('not created', dict(dd))
def dup(m):
    k = 'a'
    class Z: q = 'a'
    match m:
        case {'a': 1, Z.q: 2}: return 1
show(dup, {'a': 1})
show(dup, {})
def keys(m):
    class U: k = []
    match m:
        case {U.k: 1}: return 1
    return 'no'
show(keys, {1: 2})
