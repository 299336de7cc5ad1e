# Imports, conditional expressions, print and raise, try clauses.
sources = [
    'import',
    'from x import',
    'from x import (a, b',
    'from . import *, a',
    'import a as b.c',
    'from x import a,',
    'import a.b as',
    'x if y',
    'x if y else',
    'x = yield = 1',
    'print 1',
    "print 'a', 2",
    "exec 'x'",
    'raise x, y',
    'try: pass',
    'try:\n  pass\nfinally',
    'try: pass\nexcept: pass\nexcept A: pass',
    'else: pass',
    'elif x: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
