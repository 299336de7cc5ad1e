# More than 255 names, constants, locals, cells and long jumps in one code object.
n = 300
src = ["def f():"]
src += [f"    v{i} = {i * 1000}" for i in range(n)]
src += ["    total = 0"]
src += [f"    total += v{i}" for i in range(n)]
src += ["    return total"]
ns = {}
exec("\n".join(src), ns)
print(ns["f"](), ns["f"].__code__.co_nlocals)
exec("\n".join(f"g{i} = 'c{i}'" for i in range(n)), ns)
print(ns["g0"], ns["g299"], eval("+".join(f"len(g{i})" for i in range(n)), ns))
body = "\n".join(f"        x = x * 3 % {1009 + i}" for i in range(200))
exec(f"def loop(k):\n    x = 1\n    for i in range(k):\n{body}\n        if x == 7: continue\n        if x == 9: break\n    else:\n        return x, 'else'\n    return x, i", ns)
print(ns["loop"](1), ns["loop"](50))
chain = "def pick(v):\n    if v == 0: return 'zero'\n" + "".join(f"    elif v == {i}: return 'e{i}'\n" for i in range(1, 300)) + "    else: return 'none'"
exec(chain, ns)
print(ns["pick"](0), ns["pick"](299), ns["pick"](300))
cells = "def outer():\n" + "".join(f"    c{i} = {i}\n" for i in range(n)) + "    def inner():\n        nonlocal c299\n        c299 += 1\n        return " + " + ".join(f"c{i}" for i in range(n)) + "\n    return inner"
exec(cells, ns)
inner = ns["outer"]()
print(inner(), inner(), len(inner.__code__.co_freevars))
attrs = "class A:\n" + "".join(f"    a{i} = {i}\n" for i in range(n)) + "def read(o):\n    return " + " + ".join(f"o.a{i}" for i in range(n))
exec(attrs, ns)
print(ns["read"](ns["A"]()))
params = ", ".join(f"p{i}" for i in range(280))
exec(f"def many({params}, *rest, k0=0, **kw):\n    return p0 + p279, len(rest), k0, sorted(kw)", ns)
print(ns["many"](*range(285), k0=5, z=1), eval("many(" + ", ".join(str(i) for i in range(280)) + ", b=1)", ns))
try:
    ns["many"](*range(279))
except TypeError as e:
    print(e)
print(eval("f_(" + ", ".join(f"a{i}={i}" for i in range(260)) + ")", {"f_": lambda **k: (len(k), k["a259"])}))
tries = "def t(v):\n" + "".join(f"    try:\n        if v == {i}: raise ValueError({i})\n    except ValueError as e:\n        return 'caught', e.args\n" for i in range(120)) + "    return 'through'"
exec(tries, ns)
print(ns["t"](0), ns["t"](119), ns["t"](500))
while_src = "def w():\n    i = 0\n    while i < 3:\n        i += 1\n" + "        i = i + 0\n" * 400 + "    return i"
exec(while_src, ns)
print(ns["w"]())
