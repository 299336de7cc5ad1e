# Format specifications in f-strings: nesting, conversions, every type code.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

n, f, s, w, p = 1234567, 3.14159, 'text', 12, 3
print(f'{n:,} {n:_} {n:x} {n:#x} {n:X} {n:o} {n:#b} {n:e} {n:.2f} {n:g} {n:%} {65:c} {n:n}')
print(f'[{n:{w}}] [{n:<{w}}] [{n:^{w}}] [{n:>{w}}] [{n:0{w}}] [{n:+{w},}] [{-n:=+{w}}] [{n:*^{w}_}]')
print(f'[{f:.{p}}] [{f:{w}.{p}f}] [{f:<{w}.2e}] [{f:+.0f}] [{f:#.0f}] [{f:08.3f}] [{f: .2f}] [{f:z.1f}] [{-0.01:z.1f}]')
print(f'[{s:{w}}] [{s:>{w}.{p}}] [{s:^{w}}] [{s:*<{w}}] [{s!r:>{w}}] [{s!s:.2}] [{"é"!a:>8}]')
print(f'{True:d} {True} {True:5} {None!s:>6} {[1]!r:>6} {1+2j:.1f} {1j:g} {b"x"!r}')
print(f'{float("inf"):5} {float("nan"):05} {1e100:.3g} {1e-7:g} {1e16} {123456789.0:g} {0.1:.20f}')
print(f'{n:_x} {n:_b} {n:#_x} {0:#x} {-255:#06x} {10**20:,} {1e20:,.1f} {12345.678:_.2f}')
class F:
    def __format__(self, spec): return f'<{spec}>'
    def __repr__(self): return 'F'
print(f'{F()} {F():abc} {F():{w}{p}} {F()!r:>4}')
for v, spec in [(1, 'q'), (1.0, 'd'), ('a', 'd'), ('a', '+'), ('a', '='), ('a', ','), (1, '.2'), (1, ',x'), (1, ',_'), (1.0, 'x'), (1, 's'), ([1], '5'), (None, 'x'), (1, '1' * 25), (1.0, '.' + '9' * 12), (1, 'c,'), (-1, 'c'), (2**40, 'c'), (1j, '05'), (1j, '='), (1, 'é<5'), (1, '<<5'), ('a', '0>5'), ('a', '05'), (1, ' +5'), (1, 'z'), (1, '#'), (1.5, '#g'), (1, '.f'), (1.0, '.'), ('a', '.'), (True, 's'), (1, '0=+8'), (1, '_.2f'), (1e5, ',.3e')]:
    show(format, v, spec)
print(f'{n=} {n = } {f=:.2f} {s=!s} {s = !r:>8} {n+1=}')
print(f'{"nested " + f"{"deep " + f"{n}"}"}', f'{ {"a": 1}["a"] }', f'{(lambda: 5)()}', f'{n if n else s}', f'{n!r}{s!s}')
