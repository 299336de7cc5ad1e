# What cannot be assigned to, deleted or bound.
sources = [
    'lambda',
    'lambda x',
    'x = = 1',
    '1 = x',
    'x + 1 = 2',
    'f() = 1',
    'f(x) += 1',
    'None = 1',
    'True = 1',
    'x.None = 1',
    'def None(): pass',
    'def f(None): pass',
    'for 1 in x: pass',
    'for f() in x: pass',
    '(a, 1) = x',
    '[a, b()] = x',
    'del f()',
    'del 1',
    'del (a, b + c)',
    'with open(x) as 1: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
