# Class patterns: __match_args__, attributes, builtin classes, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P):
    __match_args__ = ('y',)
class Lazy:
    __match_args__ = ('a', 'b')
    def __getattr__(self, n):
        print('asked', n)
        if n == 'b': raise AttributeError(n)
        return 1
def f(o):
    match o:
        case Q(1): return 'q one'
        case P(0, 0): return 'origin'
        case P(x, 0) | P(0, x): return ('axis', x)
        case P(x=P(x, y), y=z): return ('nested', x, y, z)
        case P(y=5): return 'five'
        case P(): return 'some'
        case int(1) | str('a') | bytes(b'b'): return 'literal'
        case bool(b): return ('bool', b)
        case float(v) if v != v: return 'nan'
        case list([a, b]): return ('list', a, b)
        case dict({'k': v}): return ('dict', v)
        case tuple((1, *r)): return ('tuple', r)
        case set(s) | frozenset(s): return sorted(s)
        case Lazy(a, b): return 'lazy'
        case type(): return 'type'
        case object(): return 'object'
for o in (Q(0, 1), P(0, 0), P(3, 0), P(0, 4), P(P(1, 2), 3), P(7, 5), P(7, 7), 1, 'a', b'b', True, float('nan'), [1, 2], {'k': 9}, (1, 2), {3, 1}, frozenset(), Lazy(), int, None):
    print(f(o))
class NoArgs: pass
class BadArgs: __match_args__ = 5
class BadNames: __match_args__ = (1,)
class ListArgs: __match_args__ = ['x']
class Few: __match_args__ = ('x',); x = 1
def g(o, kind):
    match kind:
        case 0:
            match o:
                case NoArgs(1): return 1
        case 1:
            match o:
                case BadArgs(1): return 1
        case 2:
            match o:
                case BadNames(1): return 1
        case 3:
            match o:
                case ListArgs(1): return 1
        case 4:
            match o:
                case Few(1, 2): return 1
        case 5:
            match o:
                case Few(1, x=1): return 1
        case 6:
            match o:
                case int(1, 2): return 1
        case 7:
            notclass = 5
            match o:
                case notclass(): return 1
for k, o in enumerate((NoArgs(), BadArgs(), BadNames(), ListArgs(), Few(), Few(), 5, 5)):
    show(g, o, k)
show(g, 5, 0)
