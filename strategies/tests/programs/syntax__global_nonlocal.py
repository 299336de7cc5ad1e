# global and nonlocal declarations, duplicate arguments, import *.
sources = [
    'nonlocal x',
    'def f(): nonlocal x',
    'def f():\n  global x\n  nonlocal x',
    'def f():\n  x = 1\n  global x',
    'def f():\n  print(x)\n  global x',
    'def f(x):\n  global x',
    'def f(x):\n  nonlocal x',
    'def f():\n  x: int\n  global x',
    'def f():\n  def g():\n    x = 1\n    nonlocal x\n  x = 2',
    'def f():\n  global x\n  def g():\n    nonlocal x',
    'x = 1\nglobal x',
    'def f(a, a): pass',
    'lambda a, *a: 1',
    'def f(a, *, a): pass',
    'def f(**a): \n def g(b, **b): pass',
    'from x import *\ndef f():\n  from y import *',
    'class A:\n  from y import *',
]
for source in sources:
    try:
        compile(source, "src", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, e.end_lineno, e.end_offset)
