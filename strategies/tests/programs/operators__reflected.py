# Reflection order, NotImplemented, subclass priority for binary operators.
log = []
class L:
    def __add__(self, o):
        log.append('L.add')
        return NotImplemented
    def __radd__(self, o):
        log.append('L.radd')
        return 'L.radd'
    def __eq__(self, o):
        log.append('L.eq')
        return NotImplemented
    def __lt__(self, o):
        log.append('L.lt')
        return NotImplemented
    def __gt__(self, o):
        log.append('L.gt')
        return 'gt'
    __hash__ = None
class R:
    def __radd__(self, o):
        log.append('R.radd')
        return 'R.radd'
    def __rmul__(self, o):
        return ('rmul', o)
class Sub(L):
    def __radd__(self, o):
        log.append('Sub.radd')
        return 'Sub.radd'
class Same(L):
    pass
def t(f):
    log.clear()
    try:
        print(f(), log)
    except Exception as e:
        print(type(e).__name__, e, log)
t(lambda: L() + R())
t(lambda: L() + L())
t(lambda: L() + Sub())
t(lambda: L() + Same())
t(lambda: Sub() + L())
t(lambda: L() + 1)
t(lambda: 1 + L())
t(lambda: 'a' + R())
t(lambda: [1] + R())
t(lambda: (1,) + R())
t(lambda: 3 * R())
t(lambda: 'ab' * R())
t(lambda: [1] * R())
t(lambda: L() == L())
t(lambda: L() == 1)
t(lambda: 1 == L())
t(lambda: L() != 1)
t(lambda: L() < L())
t(lambda: L() < 1)
t(lambda: 1 < L())
t(lambda: 1 > L())
t(lambda: R() + 1)
t(lambda: R() - 1)
t(lambda: R() ** 2)
t(lambda: R() % 2)
t(lambda: 'fmt %s' % R() if False else 5 * R())
class Int(int):
    def __radd__(self, o): return 'Int.radd'
    def __rsub__(self, o): return 'Int.rsub'
t(lambda: 1 + Int(2))
t(lambda: Int(2) + 1)
t(lambda: Int(2) + Int(3))
t(lambda: 1.5 - Int(2))
class Str(str):
    def __radd__(self, o): return 'Str.radd'
    def __rmod__(self, o): return 'Str.rmod'
t(lambda: 'a' + Str('b'))
t(lambda: 'a%s' % Str('b'))
class Unary:
    def __neg__(self): return 'neg'
    def __pos__(self): return NotImplemented
    def __invert__(self): raise TypeError('inv')
t(lambda: -Unary())
t(lambda: +Unary())
t(lambda: ~Unary())
class Al:
    __add__ = 5
    __sub__ = None
    __mul__ = lambda self, o: ('mul', o)
    __contains__ = None
t(lambda: Al() + 1)
t(lambda: Al() - 1)
t(lambda: Al() * 1)
t(lambda: 1 in Al())
inst = L()
inst.__mul__ = lambda o: 'never'
t(lambda: inst * 2)
