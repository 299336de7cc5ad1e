def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def opt(a, b=1): pass
def opt2(a, b=1, c=2): pass
def kwo(*, k): pass
def kwo2(*, k, l, m=1): pass
def mixed(a, *, k): pass
def posonly(a, b, /, c): pass
def posopt(a, b=1, /): pass
def star(*args): pass
def kws(**kw): pass
class C:
    def meth(self): pass
    def meth2(self, a, b): pass
    def __init__(self, x): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(): pass
class Plain: pass
class New:
    def __new__(cls, a): return object.__new__(cls)
c = C(1)
zero = 0
nothing = None
calls = """none(1)|none(1, 2)|none(k=1)|one()|one(1, 2)|one(b=1)|one(1, a=2)|two()|two(1)|two(1, 2, 3)|two(b=1)
three()|three(1)|three(1, b=2)|opt()|opt(1, 2, 3)|opt2(1, 2, 3, 4)|kwo()|kwo(1)|kwo(1, k=2)|kwo(z=1)|kwo2()|kwo2(k=1)|mixed()|mixed(1)|mixed(1, 2, k=3)|mixed(k=1)
posonly()|posonly(1)|posonly(1, 2)|posonly(a=1, b=2, c=3)|posonly(1, b=2, c=3)|posopt(b=1)|posopt()|posopt(1, b=2)|star(k=1)|kws(1)|kws(1, 2)
c.meth(1)|c.meth(k=1)|c.meth2()|c.meth2(1, 2, 3)|C()|C(1, 2)|C(y=1)|C.cm(1)|C.sm(1)|C.meth()|Plain(1)|Plain(k=1)|New()|New(1, 2)
one(*[])|one(*[1, 2])|one(**{'a': 1, 'b': 2})|one(1, **{'a': 1})|star(*5)|kws(**5)|kws(**{1: 2})|two(1, *None)|kws(a=1, **{'a': 2})|kws(**{'a': 1}, **{'a': 2})
zero()|nothing()|C(1)()|c.nothing()|two(1, c=2)|opt(aa=1)|(lambda x: x)()|kwo(kk=1)|object(1)|object.__new__()|object.__new__(5)|super(5)""".replace("\n", "|").split("|")
for text in calls:
    try:
        eval(compile(text, "call", "eval"))
        print(text, "ok")
    except TypeError as e:
        print(text, "->", e)
    except Exception as e:
        print(text, "=>", type(e).__name__, e)
