def f():
    raise ValueError
def g():
    try:
        f()
    except ValueError:
        raise KeyError()
g()
