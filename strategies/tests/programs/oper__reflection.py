class L:
    def __init__(self, n): self.n = n
    def __add__(self, o): print(self.n, "add", end=" "); return NotImplemented
    def __sub__(self, o): print(self.n, "sub", end=" "); return "L.sub"
class R:
    def __init__(self, n): self.n = n
    def __radd__(self, o): print(self.n, "radd", end=" "); return "R.radd"
    def __rsub__(self, o): print(self.n, "rsub", end=" "); return "R.rsub"
print(L("l") + R("r"))
print(L("l") - R("r"))
print(1 + R("r"), "s" + R("r"), [1] + R("r") if True else 0)
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
attempt(lambda: L("l") + 1)
attempt(lambda: L("a") + L("b"))
attempt(lambda: R("a") + R("b"))
attempt(lambda: R("a") + 1)
class Base:
    def __add__(self, o): print("Base.add", end=" "); return "base"
    def __radd__(self, o): print("Base.radd", end=" "); return "rbase"
class Derived(Base):
    def __radd__(self, o): print("Derived.radd", end=" "); return "derived"
class Same(Base): pass
print(Base() + Derived(), Base() + Same(), Derived() + Base(), Derived() + Derived())
class MyInt(int):
    def __radd__(self, o): return "MyInt.radd"
    def __rmul__(self, o): return "MyInt.rmul"
print(1 + MyInt(2), MyInt(1) + 2, 3 * MyInt(2), MyInt(2) * 3, 1.5 + MyInt(1))
ops = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul", "divmod"]
ns = {}
for op in ops:
    ns[f"__{op}__"] = lambda self, o, op=op: (op, o)
    ns[f"__r{op}__"] = lambda self, o, op=op: ("r" + op, o)
All = type("All", (), ns)
a = All()
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a << 1, a >> 1, a & 1, a | 1, a ^ 1, a @ 1, divmod(a, 1))
print(1 + a, 1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1 @ a, divmod(1, a))
print("s" % a if False else [1] * 2, (1,) + () , "%s" % 5, "x" * 2)
print([] + a if False else "", {1} & a, None + a, 1.5 - a, "f" + a)
class I:
    def __init__(self): self.v = []
    def __iadd__(self, o): self.v.append(o); return self
    def __isub__(self, o): return "replaced"
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return "mul fallback"
    def __itruediv__(self, o): return NotImplemented
i = i2 = I()
i += 5
print(i is i2, i.v)
i *= 2
print(i)
i2 -= 1
print(i2)
def bad():
    x = I()
    x /= 2
attempt(bad)
class P:
    def __pow__(self, o, mod=None): return ("pow", o, mod)
    def __rpow__(self, o, mod=None): return ("rpow", o)
print(pow(P(), 2), pow(P(), 2, 3), 2 ** P(), P() ** 5)
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
print(-U(), +U(), ~U(), abs(U()))
attempt(lambda: -L("x"))
class NoneOp:
    __add__ = None
attempt(lambda: NoneOp() + 1)
