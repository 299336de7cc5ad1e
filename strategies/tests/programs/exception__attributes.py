# Attributes, args, str and repr of the built-in exceptions.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (ValueError(), ValueError('a'), ValueError('a', 1), str(ValueError()), str(ValueError('a')), str(ValueError('a', 1)), ValueError('a').args, KeyError('k'), str(KeyError('k')), str(KeyError()), str(KeyError('a', 'b'))))
show(lambda: (StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, GeneratorExit(), KeyboardInterrupt('x')))
show(lambda: (OSError('msg'), OSError(2, 'text'), str(OSError(2, 'text')), str(OSError(2, 'text', 'file')), OSError(2, 'text').errno, OSError(2, 'text', 'f').filename, type(OSError(2, 'x')), type(OSError(13, 'x')), type(OSError(17, 'x')), type(OSError(9999, 'x')), OSError(2, 'a', 'f1', None, 'f2'), str(OSError(2, 'a', 'f1', None, 'f2'))))
show(lambda: (type(OSError(1, 'x')), type(OSError(4, 'x')), type(OSError(11, 'x')), type(OSError(20, 'x')), type(OSError(21, 'x')), type(OSError(32, 'x')), type(OSError(110, 'x')), type(OSError(111, 'x')), FileNotFoundError('plain').errno, IOError is OSError, EnvironmentError is OSError))
show(lambda: (ImportError('m', name='n', path='p').name, ImportError('m', name='n').path, str(ImportError('m')), ModuleNotFoundError('x', name='y').name, AttributeError('a', name='n', obj=5).obj, NameError('n', name='q').name, AttributeError('x').name))
show(lambda: ImportError('m', foo=1))
show(lambda: ValueError(x=1))
show(lambda: (SyntaxError('msg', ('file', 3, 5, 'text line')), str(SyntaxError('msg', ('file', 3, 5, 'text'))), SyntaxError('m').lineno, SyntaxError('m', ('f', 1, 2, 't')).offset, SyntaxError('m', ('f', 1, 2, 't', 1, 4)).end_offset, SyntaxError().msg))
show(lambda: SyntaxError('m', 5))
show(lambda: SyntaxError('m', (1, 2)))
show(lambda: (UnicodeDecodeError('utf-8', b'abc', 0, 1, 'bad'), str(UnicodeDecodeError('utf-8', b'abc', 0, 1, 'bad')), str(UnicodeDecodeError('utf-8', b'abc', 0, 2, 'bad')), str(UnicodeEncodeError('ascii', 'é', 0, 1, 'r')), UnicodeDecodeError('u', b'a', 0, 1, 'r').reason))
show(lambda: UnicodeDecodeError('utf-8'))
show(lambda: UnicodeDecodeError('utf-8', 'abc', 0, 1, 'bad'))
show(lambda: (ExceptionGroup('g', [ValueError(1), TypeError()]), str(ExceptionGroup('g', [ValueError(1)])), ExceptionGroup('g', [KeyError()]).exceptions, ExceptionGroup('g', [KeyError()]).message, type(BaseExceptionGroup('b', [ValueError()])), type(BaseExceptionGroup('b', [KeyboardInterrupt()]))))
show(lambda: ExceptionGroup('g', []))
show(lambda: ExceptionGroup('g', 5))
show(lambda: ExceptionGroup('g', [5]))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup('g'))
show(lambda: ExceptionGroup('g', [KeyboardInterrupt()]))
eg = ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [TypeError(2), ValueError(3)])])
print(eg.split(ValueError), eg.subgroup(TypeError), eg.subgroup(lambda e: isinstance(e, KeyError)), eg.derive([OSError()]), eg.split((ValueError, TypeError)))
e = ValueError('x')
print(e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__, e.with_traceback(None) is e, hasattr(e, '__notes__'), e.add_note('n1'), e.add_note('n2'), e.__notes__)
show(lambda: e.add_note(5))
e.args = [1, 2]
e.custom = 5
print(e.args, str(e), repr(e), e.__dict__)
def s(n, v): setattr(e, n, v)
show(s, 'args', 5)
show(s, '__cause__', 5)
show(s, '__context__', 'x')
show(s, '__traceback__', 5)
show(s, '__suppress_context__', 5)
e.__cause__ = KeyError()
print(e.__suppress_context__, repr(e.__cause__))
class My(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
class Str(Exception):
    def __str__(self): return 'custom'
print(repr(My(1)), My(1, b=3).b, str(My('q')), My(1).args, repr(Str(5)), str(Str(5)), f'{Str(5)}', [Str(1)])
show(lambda: My())
