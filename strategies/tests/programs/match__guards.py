# Guards: when they run, what they see, what they may do.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

log = []
def g(tag, result):
    log.append(tag)
    return result
def f(x):
    match x:
        case int(n) if g('a', n > 5): return ('big', n)
        case int() | float() as n if g('b', n < 0): return ('negative', n)
        case [a, *rest] if g('c', rest): return ('rest', a, rest)
        case [a] | (a, _) if g('d', a): return ('one', a)
        case {'k': v, **others} if g('e', v in others): return ('map', v, others)
        case str(s) if (n := len(s)) > 2: return ('str', n)
        case _ if g('f', x is None): return 'none'
        case other: return ('other', other)
for x in (7, 3, -1, -2.5, [1], [1, 2], [0], (), {'k': 'z', 'z': 1}, {'k': 1}, 'abc', 'ab', None, object):
    log.clear()
    print(f(x), log)
def raising(x):
    match x:
        case int() if 1 / x: return 'ok'
        case _: return 'default'
show(raising, 0)
show(raising, 2)
show(raising, 'a')
class Falsy:
    def __bool__(self): raise LookupError('bool')
def truth(x):
    match x:
        case 1 if Falsy(): return 1
show(truth, 1)
show(truth, 2)
def binds(x):
    a = 'before'
    match x:
        case [a, b] if False: pass
        case _: pass
    return a
print(binds([1, 2]), binds(3))
def changes(x):
    match x:
        case [first, *_] if x.pop(): return ('popped', first, x)
        case [only] : return ('only', only)
print(changes([1, 2, 3]), changes([5, 0]))
