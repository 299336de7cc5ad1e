# with statements: order of entering and leaving, exceptions on the way, suppression.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class C:
    def __init__(self, name, enter=None, leave=None, swallow=False):
        self.name, self.enter, self.leave, self.swallow = name, enter, leave, swallow
    def __enter__(self):
        print('enter', self.name)
        if self.enter: raise self.enter
        return self.name
    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__, v, tb is not None)
        if self.leave: raise self.leave
        return self.swallow
def run(*cs, body=None):
    with cs[0] as a, cs[1] as b:
        print('body', a, b)
        if body: raise body
    return 'after'
show(run, C('a'), C('b'))
show(run, C('a'), C('b'), body=ValueError('body'))
show(run, C('a', swallow=True), C('b'), body=ValueError('body'))
show(run, C('a'), C('b', swallow=True), body=ValueError('body'))
show(run, C('a'), C('b', enter=KeyError('e')))
show(run, C('a', swallow=True), C('b', enter=KeyError('e')))
show(run, C('a', enter=KeyError('e')), C('b'))
show(run, C('a'), C('b', leave=TypeError('leave')))
show(run, C('a', leave=OSError('a')), C('b', leave=TypeError('b')), body=ValueError('v'))
def ret():
    with C('r'): return 'returned'
def brk():
    for i in range(3):
        with C(i):
            if i == 1: break
    return i
def gen():
    with C('g'): yield 1; yield 2
print(ret(), brk(), list(gen()))
class NoExit:
    def __enter__(self): return 1
class NoEnter:
    def __exit__(self, *a): pass
class InstanceOnly: pass
i = InstanceOnly(); i.__enter__ = i.__exit__ = lambda *a: None
for o in (NoExit(), NoEnter(), i, 5, None):
    def f():
        with o: pass
    show(f)
with (C('p') as x, C('q') as y): print(x, y)
class T:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): return None
with T() as (m, [n, *k]): print(m, n, k)
d = {}
with T() as d['k'], T() as d['l']: pass
print(d)
def bad_target():
    with C('target') as (a, b): pass
show(bad_target)
class Truthy:
    def __bool__(self): raise LookupError('bool of exit')
class E(C):
    def __exit__(self, *a): return Truthy()
def bool_fails():
    with E('e'): raise ValueError('v')
show(bool_fails)
