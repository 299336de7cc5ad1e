import sys
def a():
    b()
def b():
    x = 1
    raise ValueError("deep")
try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        f = tb.tb_frame
        print(f.f_code.co_name, tb.tb_lineno, f.f_lineno, sorted(f.f_locals)[:2] if f.f_code.co_name == "b" else "", f.f_globals is globals())
        tb = tb.tb_next
    saved = e
print(saved.__traceback__.tb_next.tb_next.tb_next)
def rethrow():
    try:
        b()
    except ValueError:
        raise
def count(e):
    n, tb = 0, e.__traceback__
    while tb: n, tb = n + 1, tb.tb_next
    return n
try:
    rethrow()
except ValueError as e:
    print(count(e))
for i in range(3):
    try:
        raise saved
    except ValueError as e:
        print(count(e), end=" ")
print()
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(count(e))
def gen():
    try:
        yield
    except KeyError as e:
        print("in gen", count(e))
        raise
g = gen()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", count(e), [t for t in ("gen",) if e.__traceback__.tb_next.tb_frame.f_code.co_name == t])
def frame():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, f.f_locals is not None
def outer(): return frame()
print(outer(), sys._getframe().f_code.co_name, sys._getframe(0).f_back)
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
def inner_handled():
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            raise ValueError("second")
        except ValueError:
            a, b, c = sys.exc_info()
            first = a.__name__
        return first, sys.exc_info()[0].__name__
print(inner_handled(), sys.exc_info()[0])
def in_finally():
    try:
        raise OSError("o")
    finally:
        print(sys.exc_info()[0].__name__, repr(sys.exception()))
try:
    in_finally()
except OSError:
    pass
try:
    saved.__traceback__ = 5
except TypeError as e:
    print(e)
print(type(saved.__traceback__).__name__, type(sys._getframe()).__name__)
