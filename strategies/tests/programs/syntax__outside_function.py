# return, yield, break and continue in the wrong place.
sources = [
    'return 1',
    'yield 1',
    'class A: return 1',
    'class A: yield',
    'x = yield',
    'break',
    'continue',
    'if 1: break',
    'for x in y: pass\nelse: break',
    'def f(): break',
    'while 1:\n  def g(): continue',
    'class A:\n  break',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
