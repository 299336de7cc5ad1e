# Malformed string, bytes and f-string literals.
sources = [
    "'abc",
    '"abc',
    "'''abc",
    "f'{'",
    "f'{a'",
    "f'{}'",
    "f'}'",
    "f'{a!x}'",
    "f'{a b}'",
    "f'{a:{b}'",
    "f'{!r}'",
    "f'{*}'",
    "f'{a = }' 1",
    "b'é'",
    "'\\x1'",
    "'\\u12'",
    "'\\N{x'",
    "b'a' 'b'",
    'x\\ y',
    '\\',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
