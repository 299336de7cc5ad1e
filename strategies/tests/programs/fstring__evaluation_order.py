def t(v, label=None):
    print(f"<{label or v}>", end="")
    return v
print(f"{t(1)} {t(2):{t(5, 'width')}} {t(3)!r:{t('>', 'fill')}{t(4, 'w')}}")
class F:
    def __init__(s, n): s.n = n
    def __format__(s, spec):
        print(f"[format {s.n} {spec!r}]", end="")
        return s.n
    def __str__(s):
        print(f"[str {s.n}]", end="")
        return s.n
    def __repr__(s):
        print(f"[repr {s.n}]", end="")
        return s.n
a, b = F("a"), F("b")
print(f"{a}{b!s}{a!r:>3}{b:{a!s}}{a=}")
print("{} {!r} {:x}".format(a, b, a))
try:
    print(f"{a} {1 // 0} {b}")
except ZeroDivisionError as e:
    print(e)
def gen():
    got = f"{(yield 1)}-{(yield 2)}"
    yield got
g = gen()
print(next(g), g.send("x"), g.send("y"))
s = ""
for i in range(5):
    s += f"{i}{s[-1:]}"
print(s)
print([f"{i}:{j}" for i in range(2) for j in "ab"], {f"k{i}": f"{i:02}" for i in range(2)})
print(f"{'long ' * 3}{''.join(f'{c}.' for c in 'abc')}", sep=f"{1}")
x = f"{f'{1 + 1}'}"
print(x, type(x), f"{x}" is not None, f"{x!s}" == x)
