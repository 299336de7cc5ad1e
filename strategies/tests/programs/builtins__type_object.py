# type() and object: repr, attributes, three arguments.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    """doc of A"""
    x = 1
class B(A): pass
show(lambda: (type(1), type('a'), type(A), type(A()), type(len), type(lambda: 1), type(type), type(None), type(...), type(Exception()), type(A.__init__), type([].append), type(''.join), type(str.join), type(int.__add__), type((1).__add__)))
show(lambda: (A, B, repr(int), str(A), A.__name__, A.__qualname__, A.__module__, A.__doc__, B.__doc__, A.__bases__, B.__mro__, B.mro(), B.__base__, A.__subclasses__(), type(A).__mro__, object.__bases__, object.__base__))
T = type('T', (A,), {'y': 2, 'm': lambda self: self.x + self.y})
show(lambda: (T, T().m(), T.__name__, T.__bases__, T.__dict__['y'], T.__module__))
show(lambda: type('E', (), {}))
show(lambda: type())
show(lambda: type(1, 2))
show(lambda: type(1, (), {}))
show(lambda: type('T', 5, {}))
show(lambda: type('T', (5,), {}))
show(lambda: type('T', (), 5))
show(lambda: type('T', (int, str), {}))
show(lambda: type('T', (bool,), {}))
show(lambda: type('T', (A, A), {}))
show(lambda: type('T', (object, A), {}))
show(lambda: type('T', (type(None),), {}))
show(lambda: type('T', (), {}, foo=1))
o = object()
show(lambda: (type(o), o == o, o != object(), hash(o) == hash(o), repr(o)[:18], bool(o), isinstance(o, object)))
show(lambda: object(1))
show(lambda: A(1))
show(lambda: A(x=1))
show(lambda: o.x)
def seto():
    o.x = 1
show(seto)
show(lambda: o < o)
show(lambda: o + o)
show(lambda: o())
show(lambda: o[0])
show(lambda: len(o))
show(lambda: iter(o))
show(lambda: A.nope)
show(lambda: A().nope)
show(lambda: A.__nope__)
def delname():
    del A.__name__
show(delname)
A.__name__ = 'Renamed'
print(A, A.__name__, A.__qualname__, A().__class__)
A.__qualname__ = 'Q.R'
print(A, repr(A())[:14])
def badname():
    A.__name__ = 5
show(badname)
A.__doc__ = 'new doc'
print(A.__doc__, object.__new__(A).x, object.__repr__(5)[:12], object.__eq__(1, 1), object.__eq__(1, 2), object.__hash__ is not None, object.__str__('a'))
show(lambda: (A.__class__, type.__class__, object.__class__, A().__class__.__class__, type.__name__, type.__bases__))
show(lambda: (type.__call__(A).x, type.mro(B) == B.mro(), type.__repr__(int)))
