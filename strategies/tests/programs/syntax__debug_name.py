# __debug__ cannot be bound.
sources = [
    '__debug__ = 1',
    'def f(__debug__): pass',
    'x.__debug__ = 1',
    'f(__debug__=1)',
    'def __debug__(): pass',
    'import a as __debug__',
    'del __debug__',
    'for __debug__ in x: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
