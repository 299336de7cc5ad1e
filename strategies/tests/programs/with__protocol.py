class CM:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter": raise OSError("enter failed")
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit": raise KeyError("exit failed")
        return self.suppress
with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("p"), CM("q") as q,):
    print(q)
with CM("s", True):
    1 / 0
print("suppressed")
try:
    with CM("x"), CM("y"):
        raise ValueError("v")
except ValueError as e:
    print("caught", e)
try:
    with CM("x", True), CM("y", fail="enter"):
        print("not reached")
except OSError as e:
    print("no", e)
try:
    with CM("z", fail="exit"):
        raise ValueError("first")
except KeyError as e:
    print(e, repr(e.__context__))
with CM("outer", True):
    with CM("inner", fail="exit"):
        pass
def f():
    with CM("ret"):
        return "value"
print(f())
for i in range(3):
    with CM(i):
        if i == 0: continue
        if i == 1: break
class Box: pass
box = Box()
lst = [0]
with CM("attr") as box.v, CM("item") as lst[0], CM((1, 2)) as (m, n):
    print(box.v, lst, m, n)
class Old: pass
class OnlyEnter:
    def __enter__(self): return 1
class OnlyExit:
    def __exit__(self, *a): return 1
for bad in (Old(), OnlyEnter(), OnlyExit(), 5, None):
    try:
        with bad: pass
    except TypeError as e:
        print(e)
o = Old()
o.__enter__ = o.__exit__ = lambda *a: None
try:
    with o: pass
except TypeError as e:
    print(e)
class Truthy(CM):
    def __exit__(self, *a): return [1]
with Truthy("t"): raise ValueError
class BadBool:
    def __enter__(self): pass
    def __exit__(self, *a):
        class B:
            def __bool__(self): raise IndexError("in bool")
        return B()
try:
    with BadBool(): raise ValueError
except IndexError as e:
    print(e)
with BadBool(): print("bool is not asked")
try:
    with CM("se", True): raise SystemExit(3)
    print("exit suppressed")
finally:
    print("end")
