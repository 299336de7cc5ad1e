# Displays and comprehensions; misspelt keywords.
sources = [
    'x = {a: }',
    'x = {a: *b}',
    '[*a for a in b]',
    '{**a for a in b}',
    '[a, b for a in c]',
    '(a, b for a in c)',
    '[x for x in]',
    '[x for x y]',
    '[for x in y]',
    'a = 1 if 2',
    'if x:\n\tpass\n        pass',
    'dfe f(): pass',
    'fro x in y: pass',
    'imprt x',
    'a = 5 if b esle 3',
    'retrun 1',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
