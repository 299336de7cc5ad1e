# Clauses of try, and what except* forbids.
sources = [
    'try: pass\nexcept: pass\nexcept X: pass',
    'try: pass\nexcept* X: pass\nexcept Y: pass',
    'try: pass\nexcept*: pass',
    'def f():\n  for x in y:\n    try: pass\n    except* X: break',
    'def f():\n  try: pass\n  except* X: return',
    'while 1:\n  try: pass\n  except* X: continue',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
