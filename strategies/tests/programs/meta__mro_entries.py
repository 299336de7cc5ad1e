# __mro_entries__: objects that are no classes among the bases.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import types
class Base:
    def who(self): return 'base'
class Proxy:
    def __init__(self, *classes): self.classes = classes
    def __mro_entries__(self, bases):
        print('entries', len(bases))
        return self.classes
class A(Proxy(Base)): pass
print(A.__bases__, A.__orig_bases__[0].classes, A().who())
class B(Proxy(), Base): pass
print(B.__bases__, len(B.__orig_bases__))
class C(Proxy(A, B)): pass
print([c.__name__ for c in C.__mro__])
def bad():
    class D(Proxy(5)): pass
show(bad)
class ListProxy:
    def __mro_entries__(self, bases): return [Base]
def bad2():
    class D(ListProxy()): pass
show(bad2)
def bad3():
    class D(5): pass
show(bad3)
print(types.resolve_bases((Proxy(Base), int)))
X = types.new_class('X', (Proxy(Base),))
print(X.__bases__, X.__orig_bases__ != X.__bases__)
show(lambda: types.resolve_bases(5))
class G[T]: pass
class H(G[int]): pass
print(H.__bases__[0] is G, H.__orig_bases__)
