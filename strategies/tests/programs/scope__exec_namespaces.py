# exec and eval with various namespaces.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

ns = {}
exec('a = 1\ndef f(): return a\nclass C: b = a', ns)
print(sorted(k for k in ns if k != '__builtins__'), ns['f'](), ns['C'].b, '__builtins__' in ns)
loc = {}
exec('a = 2\ndef f(): return a', ns, loc)
print(loc['a'], loc['f'](), ns['a'])
show(exec, 'def g(): return hidden\nhidden = 1\nx = g()', {}, {})
class Map:
    def __init__(self): self.d = {}; self.log = []
    def __getitem__(self, k): self.log.append(('get', k)); return self.d[k]
    def __setitem__(self, k, v): self.log.append(('set', k)); self.d[k] = v
    def __delitem__(self, k): self.log.append(('del', k)); del self.d[k]
m = Map(); exec('a = 1\nb = a + 1\ndel a\nlen', {}, m); print(m.log, m.d)
class DefaultDict(dict):
    def __missing__(self, k): return 'missing ' + k
print(eval('nothing', {}, DefaultDict()), eval('nothing', DefaultDict()) if False else '')
show(eval, 'nothing', DefaultDict())
show(eval, 'len([1])', {'__builtins__': {}})
show(eval, 'len([1])', {'__builtins__': {'len': lambda x: 'mine'}})
show(eval, 'a', 5)
show(exec, 'a', {}, 5)
show(eval, 'a + b', {'a': 1}, {'b': 2})
show(eval, ' 1 + 1 ')
show(eval, '\t[x for x in (1, 2)]\n')
show(eval, 'x = 1')
show(eval, '')
show(eval, b'1 + 2')
show(eval, 5)
show(exec, 5)
show(eval, compile('1 + 1', '', 'exec'))
show(eval, compile('3 * 3', '', 'eval'))
show(lambda: exec('1 +'))
def locals_in():
    a = 1
    exec('a = 2; b = 3')
    return a, 'b' in locals()
print(locals_in())
def globals_in():
    exec('global zz; zz = 4')
    return zz
print(globals_in())
def explicit():
    a = 1
    d = dict(locals()); exec('a = 5; c = a', d)
    return a, d['c']
print(explicit())
print(eval('(lambda y: x0 + y)(1)', {'x0': 10}), eval('[x0 for _ in range(2)]', {'x0': 3}), eval('x0', {}, {'x0': 'loc'}))
show(eval, '[y for _ in range(1)]', {}, {'y': 1})
show(eval, '(lambda: y)()', {}, {'y': 1})
show(exec, 'a = 1', closure=())
def has_free():
    v = 1
    def inner(): return v
    return inner
code = has_free().__code__
show(exec, code)
show(exec, code, {}, closure=has_free().__closure__)
show(exec, code, {}, closure=(1,))
show(eval, code)
