# generator.close(): return values, yields while closing, exceptions.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def plain(): yield 1; return 'r'
g = plain(); print(g.close(), g.close()); show(lambda: next(g))
g = plain(); next(g); print(g.close())
def value():
    try: yield 1
    except GeneratorExit: return 'from exit'
g = value(); next(g); print(g.close())
def ignore():
    try: yield 1
    except GeneratorExit: yield 2
g = ignore(); next(g); show(lambda: g.close()); print(g.gi_frame is None)
show(lambda: next(g))
def other():
    try: yield 1
    finally: raise KeyError('closing')
g = other(); next(g); show(lambda: g.close()); show(lambda: g.close())
def nested():
    try: r = yield from value()
    finally: print('outer finally')
    return ('got', r)
g = nested(); next(g); print(g.close())
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print('It.close')
def delegating(): yield from It()
g = delegating(); next(g); print(g.close())
class BadClose(It):
    def close(self): raise LookupError('bad close')
def delegating2():
    try: yield from BadClose()
    except LookupError as e: return repr(e)
g = delegating2(); next(g); print(g.close())
class NoClose:
    def __iter__(self): return self
    def __next__(self): return 1
def delegating3(): yield from NoClose()
g = delegating3(); next(g); print(g.close())
def closing_self():
    global me
    try: me.close()
    except ValueError as e: yield str(e)
me = closing_self(); print(next(me))
g = plain(); print(list(g), g.close())
def stop():
    try: yield
    except GeneratorExit: raise StopIteration('s')
g = stop(); next(g); show(lambda: g.close())
