def f():
    raise ValueError("v")
def g():
    try:
        f()
    except ValueError as e:
        saved = e
    raise saved
g()
