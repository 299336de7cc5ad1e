# Patterns of match.
sources = [
    'match x:\n  case a: pass\n  case b: pass',
    'match x:\n  case _: pass\n  case 1: pass',
    'match x:\n  case a | b: pass',
    'match x:\n  case a | 1: pass',
    'match x:\n  case 1 | a: pass',
    'match x:\n  case [a, a]: pass',
    "match x:\n  case {'a': b, 'c': b}: pass",
    "match x:\n  case {'a': b, 'a': c}: pass",
    'match x:\n  case A(b=1, b=2): pass',
    'match x:\n  case [*a, *b]: pass',
    "match x:\n  case {**a, 'b': c}: pass",
    'match x:\n  case {**_}: pass',
    'match x:\n  case A(b=1, 2): pass',
    'match x:\n  case -a: pass',
    'match x:\n  case a.b(): pass\n  case a.b: pass',
    'match x:\n  case 1 + 2: pass',
    "match x:\n  case f'a': pass",
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
