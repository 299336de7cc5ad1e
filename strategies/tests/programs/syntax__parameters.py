# Parameter lists.
sources = [
    'def f(a=1, b): pass',
    'def f(*, ): pass',
    'def f(*): pass',
    'def f(**a, b): pass',
    'def f(a, a): pass',
    'def f(/): pass',
    'def f(a, /, b, /): pass',
    'def f(*, /): pass',
    'def f(*a, *b): pass',
    'lambda a, a: 1',
    'def f(a=1, /, b): pass',
    'class A(x for x in y): pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
