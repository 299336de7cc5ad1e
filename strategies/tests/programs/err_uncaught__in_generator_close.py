def gen():
    try:
        yield 1
    finally:
        raise RuntimeError("while closing")
g = gen()
next(g)
g.close()
