# Traceback objects: frames, line numbers, links, assignment.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import sys, traceback
def inner(n):
    if n: return inner(n - 1)
    raise ValueError('deep')
def outer():
    inner(2)
try: outer()
except ValueError as e: tb = e.__traceback__; err = e
def walk(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out
print(walk(tb)[1:])
print([f.name for f in traceback.extract_tb(tb)], traceback.format_exception_only(err))
err2 = err.with_traceback(None)
print(err2 is err, err.__traceback__)
show(lambda: err.with_traceback(5))
show(lambda: setattr(err, '__traceback__', 5))
t2 = tb.tb_next
tb.tb_next = None
print(walk(tb)[0][0], len(walk(tb)))
show(lambda: setattr(tb, 'tb_next', tb))
show(lambda: setattr(tb, 'tb_next', 5))
tb.tb_next = t2
show(lambda: setattr(t2, 'tb_next', tb))
def reraise():
    try: outer()
    except ValueError as e:
        e.__traceback__ = None
        raise
try: reraise()
except ValueError as e: print([n for n, _ in walk(e.__traceback__)])
try:
    try: outer()
    finally: pass
except ValueError as e: print(len(walk(e.__traceback__)))
