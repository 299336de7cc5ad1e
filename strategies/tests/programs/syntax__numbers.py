# Malformed number literals.
sources = [
    '0777',
    '0x',
    '0b2',
    '0o8',
    '1__0',
    '1_',
    '1e',
    '1.e+',
    '0xg',
    '12abc',
    '1.2.3',
    '1jx',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
