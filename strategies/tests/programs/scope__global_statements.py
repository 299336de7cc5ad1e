# global and nonlocal in odd places; deletion; classes.
x = 1
def f():
    global x
    x += 1
    del x
    try: x
    except NameError as e: print(e)
    x = 'again'
f(); print(x)
class C:
    global y
    y = 'from class'
    z = y
print(y, C.z, 'y' in vars(C))
def g():
    class D:
        nonlocal_like = 1
        global x
        x = 'via D'
    return D
g(); print(x)
def outer():
    v = 0
    class E:
        nonlocal v
        v = 'set in class'
        w = v
    return v, E.w, 'v' in vars(E)
print(outer())
def loops():
    global i, e, m
    for i in range(3): pass
    try: raise ValueError('v')
    except ValueError as e: pass
    import math as m
    with open_like() as e: pass
    return i
class open_like:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): pass
print(loops(), i, e, m.__name__)
def imp():
    global math
    import math
imp(); print(math.pi > 3)
def fun():
    global made
    def made(): return 'made'
    class Cls: pass
fun(); print(made())
def nest():
    global q
    q = 1
    def inner():
        return q
    return inner()
print(nest())
for text in ('def f():\n x = 1\n global x', 'def f():\n print(x)\n global x', 'def f(x):\n global x', 'def f():\n nonlocal x', 'def f():\n x: int = 1\n global x', 'global x\nx = 1', 'nonlocal x', 'def f():\n global x\n x: int = 1',
             'def f():\n def g():\n  nonlocal x\n x = 1', 'def f():\n global x\n nonlocal x', 'def f(x):\n def g():\n  x = 2\n  nonlocal x', 'class A:\n nonlocal b', 'def f():\n x = 1\n class A:\n  global x\n  def g(self): return x', 'x = 1\nglobal x'):
    try: compile(text, '<t>', 'exec'); print('fine')
    except SyntaxError as err: print(err.msg, err.lineno, err.offset)
