def handler():
    raise
def f():
    try:
        {}["k"]
    except KeyError:
        handler()
f()
