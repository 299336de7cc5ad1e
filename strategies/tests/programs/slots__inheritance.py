# __slots__ through inheritance.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    __slots__ = ('x', 'y')
class B(A):
    __slots__ = ('z',)
class C(A): pass
class D(B, metaclass=type):
    __slots__ = ()
class E(A):
    __slots__ = ('x',)
b = B(); b.x, b.y, b.z = 1, 2, 3
print(b.x, b.y, b.z, hasattr(b, '__dict__'))
show(lambda: setattr(b, 'w', 1))
c = C(); c.x = 1; c.w = 2
print(c.__dict__, c.x)
e = E(); e.x = 'sub'
A.x.__set__(e, 'base')
print(e.x, A.x.__get__(e), E.x.__get__(e))
show(lambda: D().x)
show(lambda: delattr(D(), 'x'))
d = D(); d.x = 1; del d.x
show(lambda: d.x)
show(lambda: A.x.__get__(5))
print(A.x, type(A.x).__name__, A.x.__name__, A.x.__objclass__ is A)
class Dict:
    __slots__ = {'a': 'doc a', 'b': None}
print(Dict.a.__doc__, Dict.b.__doc__, Dict.__slots__)
class Str:
    __slots__ = 'single'
s = Str(); s.single = 1
print(s.single)
class Gen:
    __slots__ = (n for n in 'pq')
g = Gen(); g.p = 1
print(g.p, list(Gen.__slots__))
class Priv:
    __slots__ = ('__v',)
    def __init__(self): self.__v = 5
p = Priv()
print(p._Priv__v, [n for n in dir(Priv) if 'v' in n and 'Priv' in n])
def dup():
    class X:
        __slots__ = ('a', 'a')
    return X.a
show(lambda: type(dup()).__name__)
def conflict():
    class X:
        __slots__ = ('a',)
        a = 1
show(conflict)
def badname():
    class X:
        __slots__ = ('1a',)
show(badname)
def nonstr():
    class X:
        __slots__ = (1,)
show(nonstr)
def two():
    class P: __slots__ = ('a',)
    class Q: __slots__ = ('b',)
    class R(P, Q): pass
show(two)
def varsize():
    class X(int): __slots__ = ('a',)
show(varsize)
def onmeta():
    class X(type): __slots__ = ('a',)
show(onmeta)
class Empty(int): __slots__ = ()
show(lambda: setattr(Empty(3), 'a', 1))
class WithDict(A): __slots__ = ('__dict__',)
w = WithDict(); w.q = 1; w.x = 2
print(w.__dict__, w.x)
def again():
    class X(WithDict): __slots__ = ('__dict__',)
show(again)
