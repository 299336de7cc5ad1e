def f():
    return g()
def g():
    return h() + 1
def h():
    return undefined_thing
f()
