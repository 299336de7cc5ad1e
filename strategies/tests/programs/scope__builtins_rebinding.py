# Builtins shadowed, patched, replaced, removed; hot loops in between.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import builtins
def use(x): return len(x)
for _ in range(60): use('abc')
print(use('abc'))
len = lambda x: 'shadow'
print(use('abc')); del len; print(use('abc'))
real = builtins.len
builtins.len = lambda x: 'patched'
print(use('abc')); builtins.len = real; print(use('abc'))
builtins.brand_new = 7
def new(): return brand_new
for _ in range(60): new()
print(new()); builtins.brand_new = 8; print(new()); del builtins.brand_new
show(new)
globals()['brand_new'] = 'global'; print(new()); del globals()['brand_new']; show(new)
def hot(n):
    out = []
    for i in range(n):
        if i == 55: globals()['abs'] = lambda x: 'mine'
        out.append(abs(-i))
    return out[53:]
print(hot(58)); del globals()['abs']; print(hot(54))
def rng(): return [i for i in range(3)]
class range_:
    def __init__(self, n): pass
    def __iter__(self): return iter('xyz')
print(rng()); range = range_; print(rng()); del range; print(rng())
def exc():
    try: raise KeyError('k')
    except LookupError: return 'lookup'
LookupError = TypeError
show(exc); del LookupError; print(exc())
def prt(): return print is builtins.print, isinstance(1, int), super
int_, int = int, str
print(isinstance('a', int), prt()[1]); del int; print(prt()[1])
code = compile('len("ab")', '', 'eval')
print(eval(code), eval(code, {'__builtins__': {'len': lambda x: -1}}), eval(code, {'len': 'x'.join, '__builtins__': {}}) if False else '')
fn = type(use)(use.__code__, {'__builtins__': {'len': lambda x: 'other builtins'}})
print(fn('abc'), fn.__builtins__.keys())
fn2 = type(use)(use.__code__, {}); print(fn2('abcd'))
show(lambda: type(use)(use.__code__, {'__builtins__': {}})('a'))
