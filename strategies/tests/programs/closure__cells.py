def counter(start=0):
    count = start
    def inc(by=1):
        nonlocal count
        count += by
        return count
    def peek():
        return count
    return inc, peek

inc, peek = counter(5)
print(inc(), inc(3), peek(), counter()[1]())
print(inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def make():
    out = []
    for i in range(3):
        out.append(lambda: i)
    i = "changed"
    return out
print([f() for f in make()])
def adders():
    return [(lambda n: lambda x: x + n)(k) for k in range(3)]
print([f(10) for f in adders()])
def arg_cell(a, *args, k=1, **kw):
    def inner():
        return a, args, k, kw
    a = a * 2
    return inner
print(arg_cell(1, 2, k=3, z=4)())
def three():
    x = 1
    def two():
        def one():
            return x
        return one
    return two
print(three()()())
def self_ref():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact
print(self_ref()(10))
def swap():
    a, b = 1, 2
    def do():
        nonlocal a, b
        a, b = b, a
    do()
    return a, b
print(swap())
cell = inc.__closure__[0]
cell.cell_contents = 100
print(peek(), inc())
def empty():
    def f():
        return later
    return f
    later = 1
try:
    empty().__closure__[0].cell_contents
except ValueError as e:
    print(e)
import types
def plain():
    return plain_global
plain_global = "g"
print(plain.__closure__, types.CellType(3).cell_contents, type(cell).__name__)
