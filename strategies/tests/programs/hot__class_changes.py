# Classes and instances that change after attribute sites have warmed up.
class P:
    x = 'class x'
    def m(self): return 'm1'
    @property
    def p(self): return 'p1'
class Q(P):
    pass
def get(o): return o.x
def call(o): return o.m()
def prop(o): return o.p
def new(c): return c()
q = Q()
for _ in range(60):
    get(q), call(q), prop(q), new(Q)
P.x = 'changed'
print(get(q))
q.x = 'instance'
print(get(q))
del q.x
Q.x = 'sub'
print(get(q))
del Q.x
print(get(q))
P.m = lambda self: 'm2'
print(call(q))
q.m = lambda: 'instance m'
print(call(q))
del q.m
Q.m = staticmethod(lambda: 'static')
print(call(q))
Q.m = classmethod(lambda cls: cls.__name__)
print(call(q))
del Q.m
P.p = property(lambda self: 'p2')
print(prop(q))
del P.p
try:
    prop(q)
except AttributeError as e:
    print(e)
P.__getattr__ = lambda self, n: f'dyn {n}'
print(prop(q), q.anything)
del P.__getattr__
P.__getattribute__ = lambda self, n: f'all {n}'
print(get(q), prop(q))
del P.__getattribute__
print(get(q))
class Other:
    x = 'other x'
    def m(self): return 'other m'
Q.__bases__ = (Other,)
print(get(q), call(q), Q.__mro__)
q.__class__ = P
print(get(q), call(q), type(q))
P.__init__ = lambda self: setattr(self, 'made', 1)
print(new(P).made)
P.__new__ = lambda cls: object.__new__(Other)
print(type(new(P)))
class D:
    def __get__(self, o, t): return ('get', o is None)
    def __set__(self, o, v): o.__dict__['log'] = v
class W:
    d = D()
w = W()
def setd(o, v): o.d = v
def getd(o): return o.d
for i in range(60):
    setd(w, i), getd(w)
print(w.__dict__, getd(w))
del D.__set__
w.__dict__['d'] = 'shadow'
print(getd(w))
setd(w, 'plain')
print(getd(w), w.__dict__)
W.__setattr__ = lambda self, n, v: object.__setattr__(self, n, ('hooked', v))
setd(w, 5)
print(getd(w))
W.__bool__ = lambda self: False
print(bool(w))
W.__len__ = lambda self: 5
print(len(w), bool(w))
W.__add__ = lambda self, o: ('add', o)
print(w + 1)
del W.__add__
try:
    w + 1
except TypeError as e:
    print(e)
