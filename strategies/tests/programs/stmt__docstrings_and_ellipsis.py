"""Module docstring."""
print(__doc__)
def a(): ...
def b(): pass
def c():
    """Doc c."""
def d():
    x = 1
    """not a doc"""
def e():
    f"not {1} doc"
def f():
    b"not doc"
def g():
    "first" ; "second"
def h():
    """
    Indented
      more
    """
print(a(), [fn.__doc__ for fn in (a, b, c, d, e, f, g, h)])
class K:
    """Class doc."""
    def m(self): "m doc"; return 1
    x = 1
    "attribute docs are dropped"
class L(K): pass
print(K.__doc__, K.m.__doc__, L.__doc__, L.m.__doc__, K().m())
K.__doc__ = "changed"
print(K.__doc__)
c.__doc__ = None
print(c.__doc__)
...
5
"string"
[1, 2]
None
a
x = ...
print(x, type(x), ... is Ellipsis, bool(...), [...][0])
def gen():
    """Generator doc."""
    yield
print(gen.__doc__, gen().__name__)
print((lambda: """no""").__doc__)
if True: """not a docstring"""
def o(): return; print("never")
print(o())
def p():
    return (
        1,
        2
    )
print(p())
def q(): return 1,
def r(): return *[1, 2], 3
def s(): return (yield)
print(q(), r(), next(s()))
pass; pass
