# contextlib: contextmanager, ExitStack, closing, suppress, nullcontext, redirect.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import contextlib, io
@contextlib.contextmanager
def cm(name, swallow=False):
    print('enter', name)
    try: yield name.upper()
    except ValueError as e:
        print('caught', name, e)
        if not swallow: raise
    finally: print('leave', name)
with cm('a') as a, cm('b') as b: print(a, b)
def body():
    with cm('x', True): raise ValueError('inside')
    return 'survived'
print(body())
def body2():
    with cm('y'): raise ValueError('through')
show(body2)
with contextlib.ExitStack() as stack:
    print([stack.enter_context(cm(n)) for n in 'pq'])
    stack.callback(print, 'callback', 1, sep='-')
    stack.push(lambda *exc: print('push', exc[0]))
with contextlib.suppress(KeyError, IndexError): {}[1]
def not_suppressed():
    with contextlib.suppress(KeyError): [][1]
show(not_suppressed)
with contextlib.nullcontext(5) as n: print(n)
class Closer:
    def close(self): print('closed')
with contextlib.closing(Closer()) as c: print(type(c).__name__)
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print('hidden')
print(repr(buf.getvalue()))
@contextlib.contextmanager
def twice(): yield 1; yield 2
def run_twice():
    with twice(): pass
show(run_twice)
@contextlib.contextmanager
def never():
    return
    yield
def run_never():
    with never(): pass
show(run_never)
@cm('deco')
def decorated(): return 'result'
print(decorated(), decorated())
with contextlib.ExitStack() as outer:
    outer.callback(lambda: print('kept later'))
    moved = outer.pop_all()
print('between'); moved.close()
def raise_in_exit():
    with contextlib.ExitStack() as s:
        s.callback(lambda: 1 / 0)
        raise KeyError('first')
try: raise_in_exit()
except ZeroDivisionError as e: print(repr(e.__context__))
