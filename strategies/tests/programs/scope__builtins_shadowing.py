def f():
    print = lambda *a: "local print"
    return print("x")
print(f())
list = "shadow"
try:
    list([1])
except TypeError as e:
    print(e)
del list
print(list("ab"))
def g(str, int=5): return str, int
print(g(1))
class C:
    len = 3
    def __len__(self): return self.len
print(len(C()), C.len)
for id in range(2): pass
print(id)
del id
print(callable(id))
import builtins
print(builtins.print is print, builtins.__name__, __builtins__ is builtins)
try:
    None_ = builtins.None_
except AttributeError as e:
    print(e)
def h():
    try:
        sum
    except NameError as e:
        print(type(e).__name__, e)
    sum = 1
h()
True_ = True
print(True_ is (1 == 1), type(NotImplemented).__name__, Ellipsis is ...)
exec("x = len('abc')", g_ := {})
print(g_["x"], "__builtins__" in g_)
try:
    exec("len('abc')", {"__builtins__": {}})
except NameError as e:
    print(e)
print(eval("abs(-1)", {"__builtins__": {"abs": lambda v: "own abs"}}))
try:
    exec("class D: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import math", {"__builtins__": {}})
except ImportError as e:
    print(e)
