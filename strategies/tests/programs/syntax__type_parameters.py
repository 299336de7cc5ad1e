# Type parameters and annotation scopes.
sources = [
    'class A[T, T]: pass',
    'def f[T](x): nonlocal T',
    'class A[T]:\n  T = 1',
    'type X[T: (yield)] = 1',
    'def f[T = 1, U](): pass',
    'class A[T: int, *Ts, **P]: pass',
    'class A[*Ts: int]: pass',
    'def f[T](x: (T := 1)): pass',
    'type X = (yield)',
    'def f(x: (yield)): pass',
    'def f() -> (yield): pass',
    'x: (yield) = 1',
    'def f():\n  x: (a := 1) = 2',
    'class A:\n  nonlocal __class__',
    'def f():\n  nonlocal __class__',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
