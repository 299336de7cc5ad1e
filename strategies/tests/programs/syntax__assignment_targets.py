# Assignment to all kinds of expressions.
sources = [
    'with a as (b, *c, *d): pass',
    "def f():\n  'doc'\n  from __future__ import division",
    'a = 1, b = 2',
    'x = 1 = y',
    '(x for x in y) = 1',
    '[x for x in y] += 1',
    '{} = 1',
    "'a' = 1",
    "f'{a}' = 1",
    '... = 1',
    'a < b = 1',
    '-a = 1',
    'not a = 1',
    '(a if b else c) = 1',
    '(lambda: 1) = 2',
    'a and b = 1',
    '(yield) = 1',
    'a() = b() = 1',
    '(a := 1) = 2',
    '`a`',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
