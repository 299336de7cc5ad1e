# C.__bases__ = ...: what is allowed, what changes.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    def f(self): return 'A'
class B:
    def f(self): return 'B'
    g = 1
class C(A): pass
c = C()
print(c.f())
C.__bases__ = (B,)
print(c.f(), c.g, C.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B, A)
print([k.__name__ for k in C.__mro__], C.__base__.__name__)
class D(C): pass
C.__bases__ = (A, B)
print(D().f(), [k.__name__ for k in D.__mro__])
def assign(cls, bases):
    cls.__bases__ = bases
    return [k.__name__ for k in cls.__mro__]
show(assign, C, ())
show(assign, C, [A])
show(assign, C, (5,))
show(assign, C, (C,))
show(assign, C, (D,))
show(assign, C, (object,))
show(assign, C, (int,))
show(assign, C, (A, A))
show(assign, A, (B,))
show(assign, int, (object,))
class S1: __slots__ = ('x', 'y')
class S2(S1): pass
class S3(S2): pass
class S4: __slots__ = ('x', 'y')
class S5: __slots__ = ('x',)
class S6: __slots__ = ('__weakref__',)
class S7: __slots__ = ('__dict__',)
class L1(list): pass
class L2(list): pass
for new in (S1, S4, S5, S6, S7, A, L1, list):
    class K(S2): pass
    show(assign, K, (new,))
    class K(A): pass
    show(assign, K, (new,))
    class K(S1): pass
    show(assign, K, (new,))
    class K(S1): __slots__ = ()
    show(assign, K, (new,))
    class K(L2): pass
    show(assign, K, (new,))
class M(A): pass
class N(M): pass
class O(N, M): pass
show(assign, M, (B,))
show(assign, N, (A,))
print([k.__name__ for k in O.__mro__])
