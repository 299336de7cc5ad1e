class S:
    __slots__ = ("a", "b")
    def __init__(self, a): self.a = a
s = S(1)
print(s.a, S.a, S.__slots__, hasattr(s, "__dict__"))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: s.b)
attempt(lambda: setattr(s, "c", 1))
attempt(lambda: delattr(s, "b"))
attempt(lambda: s.__dict__)
s.b = 2
del s.a
attempt(lambda: s.a)
attempt(lambda: setattr(s, "__class__", int))
class D(S):
    pass
d = D(5)
d.z = 9
print(d.a, d.__dict__)
class E(S):
    __slots__ = ("c", "__dict__")
e = E(1)
e.c, e.other = 3, 4
print(e.a, e.c, e.__dict__)
class F(S): __slots__ = ()
f = F(1)
attempt(lambda: setattr(f, "q", 1))
class G: __slots__ = "single"
g = G()
g.single = "ok"
print(g.single)
class H: __slots__ = {"k": "doc of k"}
H().k = 1
print(H.__slots__)
def conflict():
    class X:
        __slots__ = ("v",)
        v = 1
def bad_name():
    class X: __slots__ = ("1a",)
def not_str():
    class X: __slots__ = (5,)
def dup_dict():
    class X: __slots__ = ("__dict__", "__dict__")
def on_int():
    class X(int): __slots__ = ("x",)
def on_tuple():
    class X(tuple): __slots__ = ()
    return X((1, 2))
for t in (conflict, bad_name, not_str, dup_dict, on_int, on_tuple): attempt(t)
class P:
    __slots__ = ("__priv",)
    def __init__(self): self.__priv = 1
    def get(self): return self.__priv
print(P().get(), [n for n in dir(P) if "priv" in n])
print(S.a.__get__(d), S.a.__name__, type(S.a).__name__, repr(S.b))
S.a.__set__(d, 77)
print(d.a)
attempt(lambda: S.a.__get__(5))
class Slot2:
    __slots__ = ["m", "n"]
x, y = Slot2(), Slot2()
x.m = 1
y.m = 2
x.__class__ = Slot2
print(x.m, y.m)
class Same1: __slots__ = ("a",)
class Same2: __slots__ = ("a",)
o = Same1()
o.a = 5
o.__class__ = Same2
print(type(o).__name__, o.a)
attempt(lambda: setattr(o, "__class__", S))
