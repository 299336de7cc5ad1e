# gi_running, gi_frame, gi_code, close, send, throw.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def g(n):
    """gen doc"""
    try:
        while n:
            got = yield n
            if got:
                print('got', got)
            n -= 1
    finally:
        print('closing')
    return 'result'
a = g(2)
print(type(a).__name__, a.__name__, a.__qualname__, a.gi_running, a.gi_frame is not None, a.gi_code is g.__code__, a.gi_yieldfrom, a.gi_suspended, repr(a)[:20], iter(a) is a)
print(next(a), a.gi_suspended, a.gi_frame.f_locals, a.gi_frame.f_lineno, a.send('hello'))
show(lambda: next(a))
print(a.gi_frame, a.gi_running, a.gi_suspended, a.gi_code.co_name)
show(lambda: next(a))
show(lambda: a.send(None))
b = g(5)
show(lambda: b.send('early'))
print(next(b), b.close(), b.close(), b.gi_frame)
show(lambda: next(b))
c = g(5)
show(lambda: c.throw(ValueError('thrown')))
c = g(5)
next(c)
show(lambda: c.throw(KeyError('new style')))
show(lambda: c.throw(KeyError))
show(lambda: c.throw(5))
c.close()
d = g(1)
d.close()
def running():
    print(me.gi_running, me.gi_suspended)
    try:
        next(me)
    except ValueError as e:
        print(e)
    try:
        me.close()
    except ValueError as e:
        print(e)
    yield 1
me = running()
print(next(me))
def ignore():
    try:
        yield 1
    except GeneratorExit:
        yield 2
i = ignore()
next(i)
show(lambda: i.close())
def stop():
    yield 1
    raise StopIteration('inner')
show(lambda: list(stop()))
def ret():
    yield 1
    return 'value'
r = ret()
next(r)
try:
    next(r)
except StopIteration as e:
    print(repr(e), e.value, e.args)
r = ret()
next(r)
try:
    r.throw(StopIteration(7))
except RuntimeError as e:
    print(e, repr(e.__cause__))
def closeret():
    try:
        yield
    except GeneratorExit:
        return 'closed value'
r = closeret()
next(r)
print(r.close())
def outer():
    x = yield from ret()
    yield x
o = outer()
next(o)
print(o.gi_yieldfrom.__name__, next(o), o.gi_yieldfrom)
a.__name__ = 'renamed'
print(a.__name__)
show(lambda: setattr(a, '__name__', 5))
show(lambda: setattr(a, 'x', 5))
show(lambda: setattr(a, 'gi_running', True))
show(lambda: a.nope)
show(lambda: (i for i in 5))
ge = (i for i in [1])
print(ge.__name__, ge.__qualname__, ge.gi_code.co_name, ge.gi_code.co_varnames)
