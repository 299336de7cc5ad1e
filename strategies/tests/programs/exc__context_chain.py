# __context__, __cause__ and __suppress_context__ as handlers, finally and from set them.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def chain(e):
    out = []
    while e is not None:
        out.append((type(e).__name__, e.args, e.__suppress_context__, type(e.__cause__).__name__))
        e = e.__context__
    return out
def f1():
    try: 1 / 0
    except ZeroDivisionError: [][1]
def f2():
    try: f1()
    except IndexError as e: raise KeyError('k') from e
def f3():
    try: f2()
    except KeyError: raise ValueError('v') from None
def f4():
    try: f3()
    finally: {}['missing']
def f5():
    try:
        try: f1()
        finally: raise TypeError('t')
    except TypeError as e:
        raise e
def f6():
    try: f1()
    except IndexError as e:
        try: raise
        except IndexError as again: raise LookupError from again.__context__
for f in (f1, f2, f3, f4, f5, f6):
    try: f()
    except Exception as e: print(f.__name__, chain(e))
e = ValueError(1)
e.__cause__ = KeyError(2)
print(e.__suppress_context__, e.__cause__)
show(lambda: setattr(e, '__cause__', 5))
show(lambda: setattr(e, '__context__', 5))
show(lambda: delattr(e, '__cause__'))
show(lambda: delattr(e, '__context__'))
def from_class():
    raise ValueError from KeyError
try: from_class()
except ValueError as e: print(repr(e.__cause__))
def from_bad(): raise ValueError from 5
show(from_bad)
def own():
    e = ValueError('self')
    try: raise e
    except ValueError:
        try: raise e
        except ValueError as x: return x.__context__
print(own())
a, b = ValueError('a'), KeyError('b')
try:
    try: raise a
    except ValueError: raise b
except KeyError:
    try: raise a
    except ValueError as x: print(x.__context__ is b, b.__context__)
