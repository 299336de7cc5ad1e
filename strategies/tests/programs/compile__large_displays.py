ints = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]
mixed = [1, "a", 2.5, None, True, b"x", (1, 2), ..., -1, 1j, ints[0], "end"]
print(len(ints), sum(ints), mixed)
def fresh(): return [1, 2, 3, 4]
a = fresh()
a.append(5)
print(a, fresh())
def const_tuple(): return (1, "two", (3, (4,)))
print(const_tuple() is const_tuple(), const_tuple())
def sets(): return {1, 2, 3, 4, 5}, {1, 1.0, True}
s = sets()[0]
s.add(9)
print(sorted(s), sorted(sets()[0]), sets()[1])
d = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12, "m": 13, "n": 14, "o": 15, "p": 16, "q": 17, "r": 18, "s": 19, "t": 20}
print(d, len(d))
print({1: "a", 1.0: "b", True: "c"}, {"k": 1, "k": 2}, {**d, "a": 0}["a"])
big = eval("[" + ", ".join(str(i) for i in range(1000)) + "]")
print(len(big), big[-1], eval("(" + ", ".join("x" for _ in range(300)) + ",)", {"x": 1}).count(1))
bd = eval("{" + ", ".join(f"'k{i}': {i}" for i in range(500)) + "}")
print(len(bd), bd["k499"], list(bd)[:3])
print(eval("+".join("1" for _ in range(1000))), eval("'" + "x" * 5000 + "'").count("x"), len(eval(" ".join(f"'{i}'" for i in range(500)))))
def folded(): return 2 * 3 + 4, "ab" * 3, (1, 2) + (3,), -5, not 0, 1 if True else 2, 2 ** 10, "a" "b", 10 // 3, 7 & 3, ~0, (1,) * 3, "abc"[1], (1, 2, 3)[-1], 3 < 4, 1e3 / 2
print(folded())
for src in ("1 // 0", "'a' * -1", "2 ** 0.5", "(1,)[5]", "'abc'[10]", "-'a'", "1 << 100", "0 * [1]", "5 % 3.0", "(1, 2)[0:1]", "'x' in 'xyz'", "3 in (1, 2, 3)", "3 in [1, 2, 3]", "3 in {1, 2, 3}"):
    try:
        print(src, "=", eval(src))
    except Exception as e:
        print(src, "!", type(e).__name__, e)
x = 5
print(x in (1, 5), x in [1, 5], x in {1, 5}, [] in ([], 1), x not in {1, 2}, [i for i in [1, 2, 3]], [*(1, 2)], {*[1], 2})
for v in [1, 2, 3]: pass
for v in {7}: print(v)
print((), [], {}, set(), (1,), [[]], {"a": {}}, ((),), ([],))
