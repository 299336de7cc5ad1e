# contextlib: generator managers, ExitStack, suppress, redirect.
from contextlib import *
import sys, io
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
@contextmanager
def cm(x):
    print('in', x)
    try: yield x
    except KeyError as e: print('caught', e)
    finally: print('out')
with cm(1) as v: print(v)
with cm(2): raise KeyError('k')
def f():
    with cm(3): raise ValueError('v')
show(f)
@cm('deco')
def g(): return 5
print(g())
with suppress(ZeroDivisionError): 1/0
with nullcontext(7) as n: print(n)
class C:
    def close(self): print('closed')
with closing(C()) as c: pass
with ExitStack() as st:
    st.enter_context(cm('a')); st.enter_context(cm('b')); st.callback(print, 'cb', 1)
    print('body')
def f():
    with ExitStack() as st:
        st.callback(lambda: 1/0)
        raise ValueError('x')
show(f)
b = io.StringIO()
with redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))
def f():
    @contextmanager
    def bad():
        if 0: yield
    with bad(): pass
show(f)
def f():
    @contextmanager
    def bad():
        yield 1
        yield 2
    with bad(): pass
show(f)
