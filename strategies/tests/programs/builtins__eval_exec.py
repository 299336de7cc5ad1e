# eval, exec and compile, with namespaces and errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (eval('1 + 2'), eval('x * 2', {'x': 21}), eval('a + b', {'a': 1}, {'b': 2}), eval(' 5 '), eval('[i for i in range(3)]'), eval(compile('7', '<s>', 'eval'))))
show(lambda: eval('1 +'))
show(lambda: eval('x = 1'))
show(lambda: eval('nope'))
show(lambda: eval(5))
show(lambda: eval(''))
show(lambda: eval('1', 5))
show(lambda: eval('1 / 0'))
show(lambda: eval())
ns = {}
exec('a = 1\nb = [a] * 3\ndef f(x):\n    return x + a\n', ns)
print(ns['a'], ns['b'], ns['f'](10), sorted(k for k in ns if k != '__builtins__'), '__builtins__' in ns)
loc = {}
exec('y = x + 1', {'x': 5}, loc)
print(loc)
exec('print("in exec", __name__)')
exec('class C:\n    z = 3\n    def m(self): return self.z', ns)
print(ns['C']().m(), ns['C'].__name__, ns['C'].__qualname__)
show(lambda: exec('if x'))
show(lambda: exec('x = = 1'))
show(lambda: exec(5))
show(lambda: exec('raise KeyError("k")'))
show(lambda: exec(''))
show(lambda: exec('  x = 1'))
show(lambda: exec('x = (1'))
c = compile('q = 3\nprint("compiled", q)', 'file.py', 'exec')
print(c.co_filename, c.co_name, type(c).__name__, exec(c), q)
s = compile('5 + 5', '<single>', 'single')
exec(s)
exec(compile('None\n', '<single>', 'single'))
show(lambda: compile('1', 'f', 'bad'))
show(lambda: compile('1'))
show(lambda: compile(5, 'f', 'exec'))
show(lambda: compile('x = 1', 'f', 'eval'))
def local_test():
    v = 10
    exec('v = 20')
    w = eval('v + 1')
    return v, w, sorted(locals())
show(lambda: local_test())
g = globals()
g['made'] = 'via globals'
print(made, g['ns'] is ns, globals() is g, locals() is globals())
def inner():
    a = 1
    l = locals()
    l['a'] = 99
    return a, l['a']
print(inner())
try:
    exec('def broken(:\n  pass')
except SyntaxError as e:
    print(e.msg, e.lineno, e.filename, e.offset)
code = compile('lambda a, b=2: a * b', '<l>', 'eval')
print(eval(code)(4), eval('__name__'), eval('(lambda: 5)()'))
