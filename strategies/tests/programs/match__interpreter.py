# Realistic: evaluate and simplify expression trees with match.
class Num:
    __match_args__ = ("value",)
    def __init__(self, value): self.value = value
class Bin:
    __match_args__ = ("op", "left", "right")
    def __init__(self, op, left, right): self.op, self.left, self.right = op, left, right
class Neg:
    __match_args__ = ("expr",)
    def __init__(self, expr): self.expr = expr
class Name:
    __match_args__ = ("id",)
    def __init__(self, id): self.id = id
def simplify(e):
    match e:
        case Num(_) | Name(_): return e
        case Neg(Neg(x)): return simplify(x)
        case Neg(Num(v)): return Num(-v)
        case Neg(x): return Neg(simplify(x))
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)) | Bin("*", Num(1), x) | Bin("*", x, Num(1)): return simplify(x)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return Num(0)
        case Bin(op, l, r):
            match simplify(l), simplify(r):
                case Num(a), Num(b): return Num(evaluate(Bin(op, Num(a), Num(b)), {}))
                case (l2, r2) if l2 is not l or r2 is not r: return simplify(Bin(op, l2, r2))
                case l2, r2: return Bin(op, l2, r2)
def evaluate(e, env):
    match e:
        case Num(v): return v
        case Name(n) if n in env: return env[n]
        case Name(n): raise NameError(f"unbound {n}")
        case Neg(x): return -evaluate(x, env)
        case Bin("+", a, b): return evaluate(a, env) + evaluate(b, env)
        case Bin("*", a, b): return evaluate(a, env) * evaluate(b, env)
        case Bin(op=("-" | "/") as op, left=a, right=b):
            x, y = evaluate(a, env), evaluate(b, env)
            return x - y if op == "-" else x / y
        case _: raise TypeError(f"cannot evaluate {e!r}")
def show(e):
    match e:
        case Num(v): return str(v)
        case Name(n): return n
        case Neg(x): return f"-{show(x)}"
        case Bin(o, a, b): return f"({show(a)} {o} {show(b)})"
x = Name("x")
tree = Bin("+", Bin("*", Num(1), Bin("+", x, Num(0))), Bin("*", Num(2), Bin("-", Num(5), Neg(Neg(Num(3))))))
print(show(tree), "=>", show(simplify(tree)), evaluate(tree, {"x": 10}))
print(show(simplify(Bin("*", Num(0), x))), show(simplify(Neg(Num(4)))), show(simplify(Neg(x))))
for bad in (Name("y"), Bin("%", Num(1), Num(2)), "text", Bin("/", Num(1), Num(0))):
    try:
        evaluate(bad, {})
    except Exception as e:
        print(type(e).__name__, e)
def command(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as d]: return f"going {d}"
        case ["go", other]: return f"cannot go {other}"
        case ["take" | "get", *items] if items: return f"taking {' and '.join(items)}"
        case ["drop", item, *_]: return f"dropping {item}"
        case [("quit" | "exit"), *_]: return "bye"
        case []: return "nothing"
        case [verb, *args]: return f"unknown {verb}/{len(args)}"
for line in ("go north", "go up", "take sword shield", "get", "drop it now", "exit", "", "dance with me"):
    print(command(line))
def json_shape(v):
    match v:
        case None | bool(): return "atom"
        case int() | float(): return "number"
        case str(s): return f"str{len(s)}"
        case []: return "[]"
        case [first, *rest]: return f"[{json_shape(first)} +{len(rest)}]"
        case {"type": str(t), "items": [*items]}: return f"{t}({', '.join(map(json_shape, items))})"
        case {**kw}: return "{" + ",".join(sorted(kw)) + "}"
print(json_shape({"type": "box", "items": [1, "ab", None, [], [1.5, 2], {"k": 1, "a": 2}, True]}))
