# Assignment expressions and yield in comprehensions.
sources = [
    '[x := 1 for x in y]',
    '[(y := x) for x in (y := z)]',
    '[y for x in z if (x := 1)]',
    'class A:\n  [y := x for x in z]',
    '[i for i in (j := k)]',
    'lambda: (yield)',
    '[(yield x) for x in y]',
    '((yield x) for x in y)',
    'def f():\n  return [(yield x) for x in y]',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
