# Every kind of argument of classmethod().
import warnings
warnings.simplefilter('ignore')
class Obj:
    x = 1
    def __repr__(self): return 'Obj'
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError(i)
        return i * 2
    def __repr__(self): return 'Seq'
values = ['1', '-2.5', 'None', '\'ab\'', '[3, 1, 2]', '{1: 2}', 'len', 'int', 'Obj()', 'Seq()', 'True', '2**70', 'b\'z\'', 'iter([1, 0])', '(i for i in \'xy\')', 'range(3)', '\'\'', '()']
keywords = ['1, nope=1', 'nope=1']
def text(r):
    if hasattr(r, '__next__'):
        out = []
        for x in r:
            out.append(x)
            if len(out) > 5: break
        return f'{type(r).__name__} of {out!r}'
    return f'{type(r).__name__} {r!r}'.split(' at 0x')[0]
def attempt(label, call):
    try: r = text(call())
    except BaseException as e: r = f'{type(e).__name__}: {e}'
    print(label, '->', r)
attempt('()', lambda: classmethod())
for a in values: attempt(f'({a})', lambda: classmethod(eval(a)))
for a in values[:7]:
    for b in values[:7]: attempt(f'({a}, {b})', lambda: classmethod(eval(a), eval(b)))
for a in values[:4]: attempt(f'({a}, 1, 2)', lambda: classmethod(eval(a), 1, 2))
attempt('five', lambda: classmethod(1, 2, 3, 4, 5))
for k in keywords:
    attempt(f'({k})', lambda: eval('classmethod(' + k + ')'))
