def deep_loops():
    n = 0
    for a in range(2):
        for b in range(2):
            for c in range(2):
                for d in range(2):
                    for e in range(2):
                        for f in range(2):
                            for g in range(2):
                                for h in range(2):
                                    if h and g: break
                                    n += 1
                                else: n += 100
    return n
print(deep_loops())
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(self.n); return self.n
    def __exit__(self, t, v, tb): log.append(-self.n); return self.n == 4 and t is KeyError
log = []
def deep_with(exc=None):
    with CM(1) as a:
        with CM(2) as b, CM(3) as c:
            try:
                with CM(4) as d:
                    for i in range(3):
                        with CM(5):
                            if exc and i == 1: raise exc
                            if i == 2: return a + b + c + d
            finally:
                log.append("f")
    return "fell out"
for e in (None, KeyError("k"), ValueError("v")):
    log = []
    try:
        print(deep_with(e), log)
    except ValueError as v:
        print(repr(v), log)
def mixed(k):
    out = []
    while True:
        try:
            try:
                for i in range(5):
                    try:
                        if i == k: raise IndexError(i)
                        if k == 10 and i == 2: return out
                        if k == 11 and i == 3: break
                        if i == 1: continue
                        out.append(i)
                    except IndexError:
                        out.append("idx")
                        if k == 3: raise
                    else: out.append("else")
                    finally: out.append("fin")
                else: out.append("for-else")
            except IndexError: out.append("outer")
            finally: out.append("FIN")
            break
        finally: out.append("last")
    return out
for k in (0, 1, 3, 10, 11): print(mixed(k))
nest = "def f():\n" + "".join("    " * (i + 1) + f"if x > {i}:\n" for i in range(60)) + "    " * 61 + "return 'deep'\n"
ns = {"x": 100}
exec(nest, ns)
print(ns["f"]())
ns["x"] = 30
print(ns["f"]())
for kind in ("for i in (1,):", "while 1:", "try:", "with c:"):
    for depth in (19, 25):
        src = "".join(" " * i + kind + "\n" for i in range(depth)) + " " * depth + "pass\n"
        if kind == "try:": src += "".join(" " * i + "finally: pass\n" for i in reversed(range(depth)))
        try:
            compile(src, "s", "exec")
            print(kind, depth, "ok")
        except SyntaxError as e:
            print(kind, depth, e.msg, e.lineno)
funcs = "".join(" " * i + f"def f{i}():\n" for i in range(40)) + " " * 40 + "return 'inner'\n" + "".join(" " * i + f"return f{i}()\n" for i in range(39, 0, -1))
exec(funcs, ns)
print(ns["f0"]())
lam = "lambda: " * 40 + "7"
f = eval(lam)
for _ in range(40): f = f()
print(f)
print(eval("[" * 30 + "[x for x in range(2)]" + "]" * 30)[0][0][0].__class__.__name__, eval("not " * 101 + "True"), eval("-" * 100 + "5"))
print(eval("(" * 60 + "1" + ")" * 60), eval("1 if 0 else " * 50 + "2"), eval("x" + ".real" * 50, {"x": 5}))
