# Starred targets.
sources = [
    '*a, *b = c',
    'a, *b, *c = d',
    '*a = b',
    '(*a) = b',
    '(*a, b) = *c, d',
    '[*a, *b] = c',
    'del *a',
    'del (*a, b)',
    'for *a in b: pass',
    'for *a, b in c: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
