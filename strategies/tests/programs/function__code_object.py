# Code object attributes, replace, equality.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b, /, c, *args, d=1, **kw):
    x = a + 1
    def inner():
        return x + c
    return inner, 'const', 3.5, None
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_cellvars, c.co_freevars, c.co_flags, c.co_firstlineno, c.co_name, c.co_qualname, c.co_filename, c.co_stacksize)
inner = [k for k in c.co_consts if hasattr(k, 'co_name')][0]
print([k for k in c.co_consts if not hasattr(k, 'co_name')], inner.co_name, inner.co_qualname, inner.co_freevars, inner.co_flags, inner.co_firstlineno, inner.co_nlocals)
def g(): yield 1
def h(x): return print(x, len, g.attr)
print(g.__code__.co_flags, h.__code__.co_names, h.__code__.co_consts, h.__code__.co_varnames, h.__code__.co_stacksize, h.__code__.co_flags)
print((lambda: 0).__code__.co_name, (lambda q, *r: 0).__code__.co_varnames, compile('x = 1', 'file', 'exec').co_name, compile('x', 'f', 'eval').co_flags)
class K:
    def m(self): return __class__
print(K.m.__code__.co_freevars, K.m.__code__.co_qualname)
r = h.__code__.replace(co_name='renamed', co_firstlineno=100)
print(r.co_name, r.co_firstlineno, r == h.__code__, r.replace(co_name='h', co_firstlineno=h.__code__.co_firstlineno) == h.__code__, hash(h.__code__) == hash(h.__code__))
def two(): return 2
def three(): return [3, 'c']
v = three.__code__.replace(co_consts=tuple('changed' if k == 'c' else k for k in three.__code__.co_consts))
three.__code__ = v
print(three())
print(list(two.__code__.co_lines()), [list(p) for p in two.__code__.co_positions()], type(two.__code__.co_code), len(two.__code__.co_code), two.__code__.co_code.hex())
def multi(a):
    if a:
        return 1

    return a + \
        2
print(list(multi.__code__.co_lines()))
for p in multi.__code__.co_positions():
    print(p)
print(type(multi.__code__.co_linetable), type(multi.__code__.co_exceptiontable), multi.__code__.co_exceptiontable)
show(lambda: c.replace(co_argcount='a'))
show(lambda: c.replace(nope=1))
show(lambda: c.replace(5))
def seta():
    c.co_name = 'x'
show(seta)
show(lambda: c.nope)
show(lambda: c())
show(lambda: c < c)
print(repr(c)[:15], type(c).__name__, h.__code__ == two.__code__, c.co_positions is not None)
exec(compile('z = 5', 's', 'exec'))
print(z, eval(compile('z + 1', 's', 'eval')), two.__code__.co_varnames, f.__code__.co_consts[0] is None or f.__code__.co_consts[0])
show(lambda: exec(f.__code__))
show(lambda: exec(inner))
show(lambda: exec(two.__code__))
