# gi_frame, gi_running, gi_yieldfrom, gi_code, names, suspended state.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

def inner(): yield 'in'
def g():
    global seen
    seen = me.gi_running
    x = 1
    yield x
    yield from inner()
me = g()
print(me.gi_running, me.gi_suspended, me.gi_yieldfrom, me.gi_frame.f_lineno - g.__code__.co_firstlineno)
next(me); print(seen, me.gi_running, me.gi_suspended, me.gi_frame.f_locals, me.gi_frame.f_lineno - g.__code__.co_firstlineno)
next(me); print(type(me.gi_yieldfrom).__name__, me.gi_yieldfrom.gi_code is inner.__code__)
print(list(me), me.gi_frame, me.gi_suspended, me.gi_code.co_name, me.gi_yieldfrom)
print(me.__name__, me.__qualname__)
me.__name__ = 'renamed'; me.__qualname__ = 'q.renamed'
print(repr(me).split(' at ')[0])
show(lambda: setattr(me, '__name__', 5))
show(lambda: setattr(me, 'gi_code', 5))
show(lambda: delattr(me, '__name__'))
show(lambda: setattr(me, 'other', 5))
e = (i for i in [1]); print(e.__name__, e.__qualname__, e.gi_code.co_name)
print(iter(e) is e, type(e).__name__, hasattr(e, '__len__'))
class C:
    def m(self): yield
    def lam(self): return (lambda: (yield))()
print(C().m().__qualname__, C().lam().__qualname__)
show(lambda: type(e)())
show(lambda: e[0])
show(lambda: len(e))
