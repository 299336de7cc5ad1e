assert True
assert 1, "unused"
def attempt(f):
    try:
        f()
    except AssertionError as e:
        print(repr(e), e.args)
def a(): assert 0
def b(): assert [], "message"
def c(): assert None, {"a": 1}
def d(): assert False, ("t", 1)
def e(): assert "" or 0, ValueError("inner")
def f(): assert (x := 0) == 1, f"x is {x}"
def g(): assert not 1, None
for fn in (a, b, c, d, e, f, g): attempt(fn)
def evaluated():
    print("message evaluated")
    return "m"
assert True, evaluated()
attempt(lambda: exec("assert False, evaluated()"))
class B:
    def __bool__(self):
        print("bool asked")
        return True
assert B()
assert B() and B(), "x"
class E(AssertionError): pass
AssertionError_ = AssertionError
AssertionError = KeyError
try:
    assert 0, "shadowed name"
except AssertionError_ as e:
    print("still", type(e).__name__, e)
del AssertionError
print(__debug__)
for i in range(3):
    try:
        assert i != 1, i
    except AssertionError as e:
        print("at", e)
        continue
    finally:
        print("fin", i)
