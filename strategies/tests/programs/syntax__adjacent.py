# Two expressions where one was expected; displays and calls.
sources = [
    'a b',
    'a b c',
    '1 2',
    "'a' 1",
    'x = 1 y = 2',
    'f(a b)',
    'f(a, b c)',
    '[a b]',
    '{a: 1 b: 2}',
    '{a: 1, b}',
    '{1, 2: 3}',
    '{**a, *b}',
    'f(**a, *b)',
    'f(a=1, b)',
    'f(**a, b)',
    'f(a for a in b, c)',
    'f(1=2)',
    'f(a.b=2)',
    'f(True=1)',
    'f(a=)',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
