# The public names of every built-in type.
values = [0, 1.5, True, 'a', b'a', bytearray(), memoryview(b''), [], (), {}, set(), frozenset(), range(1), slice(1), None, 1j, (i for i in ()), {}.keys(), {}.values(), {}.items(), property(), staticmethod(len), ValueError(), OSError(), KeyError(), StopIteration(), SystemExit(), UnicodeDecodeError('a', b'b', 0, 1, 'c'), SyntaxError(), ImportError(), AttributeError(), NameError(), ExceptionGroup('a', [ValueError()]), lambda: 0, (lambda: 0).__code__, type, object]
for v in values:
    t = v if isinstance(v, type) else type(v)
    print(t.__name__, [n for n in dir(t) if not n.startswith('_')])
