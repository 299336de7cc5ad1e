# Declarations, annotations, with items.
sources = [
    'global',
    'global x, ',
    'assert',
    'assert x,',
    'return',
    'while True print(1)',
    'if True else 1: pass',
    'x: int: str',
    'x + 1: int',
    '(a, b): int',
    'a, b: int',
    '[a]: int = 1',
    'a, b += 1',
    'f() += 1',
    'with a as b, c as d e: pass',
    'with: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
