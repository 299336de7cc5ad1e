# Operators and stars in the wrong place.
sources = [
    'x[1:2',
    'x[]',
    'a.1',
    'a..b',
    '*a',
    '*a = 1',
    'x = *a',
    'print(*)',
    'f(*)',
    '@',
    '@x',
    '@x\ny = 1',
    '$',
    '?',
    'a ? b',
    '!x',
    'x!',
    'a <> b',
    'a ++ ',
    'not',
    'a and',
    'a or or b',
    'in x',
    'a not b',
    'a is is b',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
