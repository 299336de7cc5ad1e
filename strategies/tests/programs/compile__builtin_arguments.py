# compile(): modes, flags, sources, errors.
for src, mode in (('1 + 1', 'eval'), ('x = 1', 'exec'), ('1 + 1', 'single'), ('x = 1', 'eval'), ('1; 2', 'single'), ('1\n2', 'single'), ('', 'exec'), ('', 'eval'), ('', 'single'), ('#c', 'exec'), ('pass', 'eval'), ('if 1: 2\n', 'single'), ('1 +', 'exec'), ('a b', 'exec'), ('1', 'other'), (b'1', 'eval'), (b'\xff', 'exec'), (b'# coding: latin-1\ns = "\xe9"', 'exec'), ('a\0b', 'exec'), (b'a\0', 'exec'), (5, 'exec'), (None, 'exec'), ('x', 5), ('def f(): return 1', 'exec'), ('return 1', 'exec'), ('yield 1', 'exec'), ('await x', 'exec'), ('\tx', 'exec'), (' x', 'eval'), ('lambda: (yield)', 'eval'), ('f"{x"', 'eval'), ("'\\N{nope}'", 'eval'), ('é = 1', 'exec'), ('1_', 'eval'), ('x = 0777', 'exec'), ('"abc', 'exec'), ('(', 'exec'), (')', 'exec'), ('[1, 2', 'eval'), ('else: 1', 'exec')):
    try:
        c = compile(src, '<file>', mode)
        print(repr(src), mode, type(c).__name__, c.co_filename, c.co_name, c.co_names, c.co_flags)
    except Exception as e:
        print(repr(src), mode, type(e).__name__, e)
for args in ((), ('1',), ('1', 'f'), ('1', 5, 'exec'), ('1', None, 'exec'), ('1', b'bytes', 'exec'), ('1', 'f', 'exec', 'x'), ('1', 'f', 'exec', 1 << 20), ('1', 'f', 'exec', 0, True, 5), ('1', 'f', 'exec', 0, True, -2)):
    try: c = compile(*args); print(args, c.co_filename, c.co_consts)
    except Exception as e: print(args, type(e).__name__, e)
print(eval(compile('x + y', '', 'eval'), {'x': 1}, {'y': 2}))
import __future__
c = compile('def f(a: undefined): pass', 'm', 'exec', flags=__future__.annotations.compiler_flag, dont_inherit=True); ns = {}; exec(c, ns); print(ns['f'].__annotations__)
exec(compile('1 + 1', '', 'single')); exec(compile('"shown"', '', 'single')); exec(compile('None', '', 'single'))
