def lit(x):
    match x:
        case 0: return "zero"
        case -1 | -2: return "neg"
        case 1.5: return "float"
        case "s": return "str"
        case b"b": return "bytes"
        case 3 + 4j: return "complex"
        case None: return "none"
        case True: return "true"
        case False: return "false never (0 first)"
        case _: return "other"
print([lit(x) for x in (0, False, 0.0, -2, 1.5, "s", b"b", 3 + 4j, None, True, 1, "t", [])])
def seq(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case [1, 2]: return "exact"
        case [a, [b, *c]]: return f"nested {a} {b} {c}"
        case (a, b): return f"two {a} {b}"
        case [1, *_, 9]: return "1..9"
        case [first, *mid, last]: return f"{first} {mid} {last}"
        case str(): return "string"
        case _: return "no"
for x in ([], (), [5], [1, 2], (1, "ab"), (1, [2, 3, 4]), [1, [2]], [1, 5, 6, 9], range(4), "ab", b"ab", {1, 2}, {1: 2}, iter([1]), bytearray(b"ab")):
    print(seq(x))
def star(x):
    match x:
        case *a, 3: return ("ends 3", a)
        case 1, *a: return ("starts 1", a)
        case [*a]: return ("all", a)
print(star([1, 2, 3]), star((1, 2)), star([]), star("s"))
def alt(x):
    match x:
        case (1 | 2) as n, ("a" | "b") as s: return n, s
        case [x, 0] | [0, x]: return "or binds", x
        case {"k": 1 | 2 as v}: return v
        case [[a, _] | [a, _, _], *_]: return "inner", a
print(alt([1, "b"]), alt([5, 0]), alt([0, 6]), alt({"k": 2}), alt([[7, 8, 9], 1]), alt([3]))
def guard(x):
    match x:
        case [a, b] if a > b: return "gt"
        case [a, b] if a == b: return "eq"
        case [a, b]: return "lt"
        case int(n) if (m := n * 2) > 10: return m
        case n if n: return "truthy"
        case _: return "falsy"
print([guard(x) for x in ([2, 1], [1, 1], [1, 2], 6, 3, 0, "", "x")])
match 1, 2:
    case a, b: print(a, b)
match (1, 2), 3:
    case (x, y), z: print(x, y, z)
match = 5
case = match + 1
_ = case
print(match, case, _)
match [match, case]:
    case [5, _]: print("soft keywords", _)
match 5:
    case 6: print("no")
print("fell through")
match "x":
    case "x" | "y" as letter: print(letter)
match [1, 2, 3]:
    case [1, two, 3] if two == 9: pass
    case _: print("bound although the guard failed:", two)
