# Which builtins ask for __iter__, __len__, __length_hint__ and how often, in order.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import collections, itertools
class A:
    def __iter__(self): print('iter', end=' '); return iter((1, 2))
    def __len__(self): print('len', end=' '); return 2
    def __length_hint__(self): print('hint', end=' '); return 2
class It:
    n = 3
    def __iter__(self): print('iter', end=' '); return self
    def __next__(self):
        print('next', end=' ')
        self.n -= 1
        if self.n <= 0: raise StopIteration
        return self.n
    def __length_hint__(self): print('hint', end=' '); return 2
def f(*a): pass
def star(a): x, *y = a
def two(a): x, y = a
def inplace(a): l = [0]; l += a
def sl(a): l = [0]; l[0:] = a
table = dict(list=list, tuple=tuple, set=set, frozenset=frozenset, bytearray=bytearray, sorted=sorted, sum=sum, max=max, star=star, two=two, disp=lambda a: [*a], tdisp=lambda a: (*a,), sdisp=lambda a: {*a}, call=lambda a: f(*a), call2=lambda a: f(1, *a),
    extend=lambda a: [].extend(a), inplace=inplace, slice=sl, ba=lambda a: bytearray().extend(a), join=lambda a: ''.join(a), deque=collections.deque, any=any, zip=lambda a: list(zip(a, a)), map=lambda a: list(map(str, a)), enum=lambda a: list(enumerate(a)), filt=lambda a: list(filter(None, a)),
    lc=lambda a: [x for x in a], it=lambda a: list(iter(a)), prod=lambda a: list(itertools.product(a)), fromkeys=dict.fromkeys, contains=lambda a: 2 in a, bool=bool, inter=lambda a: {1}.intersection(a), upd=lambda a: {1}.update(a), isd=lambda a: {1}.isdisjoint(a), issub=lambda a: {1}.issubset(a), fmt=lambda a: '{}{}'.format(*a))
for mk in (A, It):
    for name, g in table.items():
        print(name, end=': ')
        try: g(mk()); print()
        except Exception as e: print(type(e).__name__, e)
class Bad:
    def __init__(self, what): self.what = what
    def __iter__(self): return iter('ab')
    def __length_hint__(self):
        if isinstance(self.what, Exception): raise self.what
        return self.what
for what in (-1, 'x', None, NotImplemented, True, TypeError('t'), ValueError('v'), 2**70):
    show(lambda: list(Bad(what))); show(lambda: [*Bad(what)]); show(lambda: sorted(Bad(what))); show(lambda: [].extend(Bad(what)))
