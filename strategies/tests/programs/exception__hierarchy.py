# The tree of built-in exceptions.
import builtins

names = sorted(n for n in dir(builtins) if n[0] != '_' and isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException))
for n in names:
    t = getattr(builtins, n)
    print(n, t.__name__, [b.__name__ for b in t.__mro__[1:-1]], t.__module__)
print(len(names))
def try_(exc, *handlers):
    for h in handlers:
        try:
            raise exc
        except h as e:
            print(type(e).__name__, 'caught by', getattr(h, '__name__', h))
        except BaseException as e:
            print(type(e).__name__, 'not caught by', getattr(h, '__name__', h))
try_(KeyError(1), LookupError, IndexError, Exception)
try_(ZeroDivisionError(), ArithmeticError, ValueError, OverflowError)
try_(FileNotFoundError(), OSError, IOError, PermissionError)
try_(StopIteration(), Exception, RuntimeError)
try_(SystemExit(), Exception, SystemExit)
try_(UnicodeDecodeError('a', b'b', 0, 1, 'c'), ValueError, UnicodeError)
try_(RecursionError(), RuntimeError)
try_(NotImplementedError(), RuntimeError)
try_(UnboundLocalError(), NameError)
try_(IndentationError(), SyntaxError)
try_(TabError(), IndentationError)
try_(ModuleNotFoundError(), ImportError)
try_(BrokenPipeError(), ConnectionError)
for bad in [5, 'str', int, None, [ValueError]]:
    try:
        raise bad
    except BaseException as e:
        print(type(e).__name__, e)
for bad in [5, 'str', int, (ValueError, 5)]:
    try:
        try:
            raise KeyError('orig')
        except bad:
            print('no')
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__context__))
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
