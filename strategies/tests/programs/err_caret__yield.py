def gen():
    x = yield 1
    y = (yield x) + x["key"]
g = gen()
next(g)
g.send(5)
g.send(6)
