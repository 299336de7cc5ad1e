# Function calls that do not fit: every text.
def pos(a, b): pass
def dflt(a, b=1, *, c, d=2): pass
def only(a, /, b, *, c): pass
def var(*args, k): pass
def kw(**kw): pass
def none(): pass
def many(a, b, c, d, e): pass
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, x): pass
    def __call__(self, y): pass
lam = lambda x, y: 0
calls = ['pos()', 'pos(1)', 'pos(1, 2, 3)', 'pos(1, b=2, c=3)', 'pos(1, a=2)', 'pos(b=1)', 'pos(*[1, 2, 3, 4])', 'pos(**{"a": 1, "z": 2})', 'dflt()', 'dflt(1)', 'dflt(1, 2, 3)', 'dflt(1, 2, 3, 4, c=1)', 'dflt(1, e=2)', 'dflt(c=1)', 'only(a=1, b=2, c=3)', 'only(1, 2)', 'only(1, c=3)', 'only()', 'only(1, 2, 3, c=4)', 'only(a=1)', 'var()', 'var(1, 2)', 'var(1, j=2)', 'var(1, k=1, j=2)', 'kw(1)', 'kw(a=1, **{"a": 2})', 'none(1)', 'none(a=1)', 'none(1, 2, x=3)', 'many()', 'many(1)', 'many(1, 2)', 'many(1, 2, 3)', 'many(1, 2, 3, 4)', 'many(1, 2, 3, 4, 5, 6)', 'C()', 'C(1, 2)', 'C(1).m()', 'C(1).m(1, 2)', 'C.m()', 'C.m(1)', 'C.c()', 'C.s()', 'C(1)()', 'C(1)(1, 2)', 'C(1)(z=1)', 'C(y=1)', 'lam(1)', 'lam(1, 2, 3)', 'lam(x=1, z=2)', 'pos(1, 2, **{1: 2})', '(lambda: 0)(1)', '(lambda *, a: 0)()', '(lambda *, a, b: 0)()', '(lambda *, a, b, c: 0)()', 'dflt(1, 2, 3, z=1)', 'only(1, 2, c=1, a=5)', '(lambda a, /, **k: k)(1, a=2)', '(lambda a, /: 0)(a=1)', '(lambda a, b, /: 0)(1, b=2, a=3)', 'pos(1, aa=2)', 'dflt(1, cc=2, c=3)']
for c in calls:
    try: print(c, eval(c))
    except TypeError as e: print(c, '|', e)
def outer():
    def inner(a): pass
    return inner
try: outer()()
except TypeError as e: print(e)
pos.__qualname__ = 'renamed'; pos.__name__ = 'other'
try: pos()
except TypeError as e: print(e)
