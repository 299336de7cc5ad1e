x, y, name = 5, 2.5, "né"
print(f"{x}{y}{name}", f"{x + 1}", f"{x!r} {name!r} {name!a} {name!s}", f"{{}} {{{x}}}", f"", f"a" f"{x}" "b")
print(f"{x:5}|{x:<5}|{x:>5}|{x:^5}|{x:05}|{y:.2f}|{y:8.3f}|{x:+}|{name:*^7}|{x:b}|{1000000:,}")
w, p = 10, 3
print(f"{y:{w}.{p}f}|{x:{'>'}{w}}|{name:{'*'}^{w}}|{y:{w}}")
print(f"{x=}", f"{x = }", f"{x + 1 = :>5}", f"{name=!s}", f"{name=:>5}", f"{ x =!r:^5}", f"{(lambda v: v)(x)=}")
print(f"{x if x > 3 else 0}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{'nested ' + str(x + 1)}")
print(f'''{x
    + 1}''', f"""{
    x
}""")
print(rf"\d{x}\n", fr"{x}\t", f"\x41\u00e9\N{DIGIT ONE}{x}\t|", F"{x}")
print(f"{(y := 7)} {y}", f"{x:=+5}", f"{x!=5}", f"{x==5}", f"{x>=5}", f"{(x):^{5}}")
print(f"{lambda_ if (lambda_ := 1) else 0}" if False else f"{1,}", f"{1, 2}", f"{*[1, 2], 3}", f"{not x}", f"{x and y}")
print(f"{x:%}", f"{0.5:%}", f"{'s':s}", f"{True}", f"{True:d}", f"{None}", f"{...}", f"{x:{''}}", f"{1_000}", f"{0xFF}")
class D:
    def __format__(self, spec): return f"D<{spec}>"
    def __str__(self): return "D str"
    def __repr__(self): return "D repr"
d = D()
print(f"{d}", f"{d!s}", f"{d!r:>8}", f"{d:a b}", f"{d:%Y-%m-%d}", f"{d:{x}{y}}", f"{d:{{}}}" if False else f"{d:x{x}y}", f"{d=}", f"{d=:q}")
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: f"{x:s}")
attempt(lambda: f"{name:d}")
attempt(lambda: f"{None:5}")
attempt(lambda: f"{[]:5}")
attempt(lambda: f"{x:{name}}")
attempt(lambda: f"{undefined}")
attempt(lambda: f"{y:.{x}.}")
def f(a): return f"{a} {a:{a}} {a!r}"
print(f(3))
print("%s" % f"{x}", f"{x}" + "%d" % 5, len(f"{x}{y}"), f"{'a' 'b'}")
print(f"{x:>{w - 5}}|{x:{w}{'d'}}|{x:0>{len('abc')}}")
print(f"{'}'}", f"{{x}}", f"{{{{", f"{'{{}}'}", f"{x}}}")
