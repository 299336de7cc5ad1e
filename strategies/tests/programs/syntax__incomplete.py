# Statements that end too early.
sources = [
    'match x:',
    'match x:\n  case',
    'match x:\n  case 1',
    'type X',
    'type X = ',
    'async def f(): pass\nx = await',
    'a := 1',
    '(a.b := 1)',
    '(a[0] := 1)',
    'x = (y := )',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
