# send: first value, results, delegation, running.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def echo():
    got = None
    while got != 'stop': got = yield ('echo', got)
    return 'done'
g = echo()
show(lambda: g.send(1))
print(g.send(None), g.send(5), next(g))
show(lambda: g.send('stop'))
show(lambda: g.send('again'))
show(lambda: echo().send())
def outer():
    r = yield from echo()
    yield ('outer', r)
g = outer(); print(next(g), g.send('a'), g.send('stop'))
show(lambda: next(g))
class It:
    def __iter__(self): return self
    def __next__(self): return 'next'
    def send(self, v): return ('It.send', v)
def d(): yield from It()
g = d(); print(next(g), g.send(3), g.send(None))
def d2(): yield from [1, 2]
g = d2(); next(g); show(lambda: g.send(3))
def d3(): yield from 5
show(lambda: next(d3()))
class Bad:
    def __iter__(self): return 5
def d4(): yield from Bad()
show(lambda: next(d4()))
def reenter():
    yield 1
    yield list(me)
me = reenter(); next(me); show(lambda: next(me))
show(lambda: next(me))
def ret_tuple(): return (1, 2); yield
try: next(ret_tuple())
except StopIteration as e: print(e.value, e.args)
def ret_exc(): return ValueError('v'); yield
try: next(ret_exc())
except StopIteration as e: print(repr(e.value))
def stop_inside(): next(iter([])); yield
show(lambda: list(stop_inside()))
print(list((yield_ for yield_ in range(2))), sum(x for x in range(4)))
def assigns():
    x = yield
    y = yield x
    z, w = yield y
    yield z + w
g = assigns(); next(g); print(g.send(1), g.send(2), g.send((3, 4)))
def augmented():
    total = 0
    while True: total += (yield total) or 0
g = augmented(); next(g); print(g.send(5), g.send(None), g.send(2))
