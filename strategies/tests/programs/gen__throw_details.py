# generator.throw(): before start, after end, into delegates, odd arguments.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import warnings
warnings.simplefilter('ignore')
def g1():
    while True:
        try: x = yield
        except ValueError as e: x = ('caught', str(e)); print(x)
g = g1(); next(g)
print(g.throw(ValueError('a')), g.throw(ValueError), g.throw(ValueError, 'text') if False else None)
show(lambda: g.throw(KeyError('k')))
show(lambda: next(g))
show(lambda: g.throw(ValueError('late')))
g = g1(); show(lambda: g.throw(ValueError('early'))); show(lambda: next(g))
g = g1()
for bad in (5, 'text', int, None, object()):
    show(lambda: g.throw(bad))
print(next(g))
show(lambda: g.throw())
show(lambda: g.throw(ValueError, 1, 2, 3))
show(lambda: g.throw(ValueError, 'x', 5))
def g2():
    try: yield from g3()
    except KeyError as e: yield ('outer', repr(e))
def g3():
    try: yield 1
    except ValueError as e: yield ('inner', repr(e))
g = g2(); print(next(g), g.throw(ValueError('v')), g.throw(KeyError('k')))
class It:
    def __iter__(self): return self
    def __next__(self): return 'next'
    def throw(self, *a): print('It.throw', [type(x).__name__ for x in a]); return 'thrown'
def g4(): yield from It()
g = g4(); print(next(g), g.throw(ValueError('x')), next(g))
class NoThrow:
    def __iter__(self): return self
    def __next__(self): return 'next'
def g5():
    try: yield from NoThrow()
    except ValueError: yield 'here'
g = g5(); print(next(g), g.throw(ValueError))
def g6():
    try: yield 1
    except StopIteration: return 'stopped'
g = g6(); next(g); show(lambda: g.throw(StopIteration()))
def g7(): yield 1
g = g7(); next(g); show(lambda: g.throw(StopIteration('escapes')))
g = g7(); next(g)
try: g.throw(GeneratorExit)
except GeneratorExit as e: print(repr(e))
def g8():
    try: yield 1
    finally: print('cleanup')
g = g8(); next(g)
try: g.throw(ValueError('tb'))
except ValueError as e: print(e.__traceback__.tb_next.tb_frame.f_code.co_name)
e = ValueError('ctx')
def g9():
    try: yield 1
    except ValueError as x: raise KeyError from x
g = g9(); next(g)
try: g.throw(e)
except KeyError as k: print(k.__cause__ is e, k.__context__ is e)
