# How often the subject is asked, and in which order patterns bind.
class Attr:
    __match_args__ = ("a", "b")
    def __getattr__(self, n):
        print(f"attr {n}", end=" ")
        if n == "missing": raise AttributeError(n)
        return n.upper()
def g(o):
    match o:
        case Attr("X", "B"): return 1
        case Attr("A", b="Y"): return 2
        case Attr(missing=_): return 3
        case Attr(a, b, c=c): return a, b, c
print(g(Attr()))
class Eq:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print(f"eq({o})", end=" ")
        return self.n == o
def h(v):
    match v:
        case 1 | 2: return "small"
        case 3 if print("guard", end=" "): return "never"
        case 3: return "three"
        case None: return "none"
        case -4: return "minus"
        case "s": return "str"
    return "no match"
for v in (Eq(2), Eq(3), Eq(-4), Eq("zz")): print(h(v))
def subject():
    print("subject once", end=" ")
    return 5
match subject():
    case 1: pass
    case 2: pass
    case x: print(x)
class Map(dict):
    def get(self, k, d=None):
        print(f"get {k!r}", end=" ")
        return super().get(k, d)
    def keys(self):
        print("keys", end=" ")
        return super().keys()
def m(v):
    match v:
        case {"a": 1, "b": y}: return y
        case {"a": x, **rest}: return x, rest
        case {}: return "empty pattern"
for v in (Map(a=1, b=2), Map(a=3, c=4), Map()): print(m(v))
def names(v):
    match v:
        case [p, [q, r]] if p > 100: pass
        case [p, *_]: pass
    return sorted((k, str(x)) for k, x in locals().items() if k != "v")
print(names([1, [2, 3]]), names([500, [2, 3]]), names([7]))
def nested_return(items):
    for item in items:
        match item:
            case 0: continue
            case 9: break
            case int(): yield item
            case _:
                try:
                    yield str(item)
                finally:
                    yield "fin"
print(list(nested_return([1, 0, "x", 2, 9, 3])))
v = [1, 2, 3]
match v:
    case [*v]: print(v)
match v[0], v[-1]:
    case (1, last): print(last)
match {"k": [1, {"z": (2, 3)}]}:
    case {"k": [_, {"z": (_, deep)}]}: print(deep)
match 1.0:
    case 1: print("1.0 equals 1")
match True:
    case 1: print("True equals 1")
match 1:
    case True: print("no")
    case _: print("1 is not True")
