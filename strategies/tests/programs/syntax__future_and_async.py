# Future imports and asynchronous syntax outside asynchronous functions.
sources = [
    'from __future__ import nope',
    'x = 1\nfrom __future__ import annotations',
    'from __future__ import braces',
    'def f(): await x',
    '[x async for x in y]',
    'async with x: pass',
    'async for x in y: pass',
    'def f():\n  async with x: pass',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
