class R:
    def __repr__(self): return "R!"
class S:
    def __str__(self): return "S!"
class B(R):
    def __str__(self): return "B str"
class F:
    def __format__(self, spec): return f"<{spec}>"
class N: pass
print(str(R()), repr(R()), [R()], {R(): R()}, f"{R()}", "%s %r" % (B(), B()), f"{B()} {B()!r} {B()!s}")
print(str(S()), repr(S()).split(" object")[0], f"{S():>5}" if False else format(S()))
print(f"{F()}|{F():abc}|{F():>{10}}", format(F(), "x"), "{:q}".format(F()))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: format(N(), "x"))
attempt(lambda: f"{N():>10}")
class BadRepr:
    def __repr__(self): return 5
class BadStr:
    def __str__(self): return None
class BadFmt:
    def __format__(self, s): return 1
attempt(lambda: repr(BadRepr()))
attempt(lambda: str(BadStr()))
attempt(lambda: [BadRepr()].__repr__())
attempt(lambda: format(BadFmt()))
attempt(lambda: f"{BadRepr()!r}")
attempt(lambda: print(BadStr()))
class Num:
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __complex__(self): return 1j
    def __index__(self): return 9
    def __bool__(self): return False
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bytes__(self): return b"by"
    def __hash__(self): return 3
    def __reversed__(self): return "rev"
    def __dir__(self): return ["z", "a"]
    def __sizeof__(self): return 1
n = Num()
import math
print(int(n), float(n), complex(n), bool(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), bytes(n), hash(n), reversed(n), dir(n), bin(n), chr(65 + n.__index__()))
class OnlyIndex:
    def __index__(self): return 65
o = OnlyIndex()
print(int(o), float(o), complex(o), chr(o), "%d" % o, "%c" % o, math.sqrt(o) > 8)
class BadInt:
    def __int__(self): return 1.5
    def __float__(self): return "x"
    def __bool__(self): return "yes"
    def __index__(self): return None
    def __complex__(self): return 1
    def __bytes__(self): return "str"
b = BadInt()
for f in (int, float, bool, bin, complex, bytes, hex): attempt(lambda: f(b))
for f in (int, float, complex, bin, abs, round, bytes, hash, iter, next, len, reversed): attempt(lambda: type(f(N())).__name__ if f is not hash else "hashable")
print(str(b"x"), repr("it's"), repr('a"b'), str(N) , str(print), str(len), repr(None), repr(...), repr(NotImplemented))
attempt(lambda: bool(NotImplemented))
