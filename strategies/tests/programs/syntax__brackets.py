# Brackets that are not closed or do not match.
sources = [
    'x = ',
    '1 +',
    '(1, 2',
    '[1, 2',
    '{1: 2',
    '1 + )',
    ']',
    '(1]',
    'x = (1,\n  2\ny = 3',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
