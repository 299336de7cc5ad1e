# Colons and indentation of compound statements.
sources = [
    'def f(:',
    'def f(x y): pass',
    'if x\n  y',
    'if x:\ny',
    '  x = 1',
    'if 1:\n  a\n    b',
    'if 1:\n    a\n  b',
    'for x in',
    'for x y:',
    'while',
    'class',
    'class A\n  pass',
    'class A(: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
