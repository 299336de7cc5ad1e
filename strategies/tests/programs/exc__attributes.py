e = ValueError("a", 1)
print(e.args, str(e), repr(e), str(ValueError()), repr(ValueError()), str(ValueError("x")), repr(ValueError("x",)))
e.args = ("changed",)
print(e, e.args, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__, hasattr(ValueError(), "__notes__"))
try:
    e.add_note(5)
except TypeError as t:
    print(t)
e.extra = "attr"
print(e.__dict__)
for bad in ("__cause__", "__context__", "__traceback__", "args", "__suppress_context__"):
    try:
        setattr(e, bad, 5)
        print(bad, getattr(e, bad))
    except TypeError as t:
        print(bad, t)
print(e.with_traceback(None) is e)
k = KeyError("key")
print(str(k), repr(k), str(KeyError()), str(KeyError(1, 2)), str(KeyError("it's")))
s = StopIteration(1, 2)
print(s.value, s.args, StopIteration().value)
x = SystemExit(3)
print(x.code, SystemExit().code, SystemExit(1, 2).code)
try:
    nope
except NameError as n:
    print(n.name, n.args)
try:
    (5).nope
except AttributeError as a:
    print(a.name, a.obj)
try:
    import not_a_module
except ImportError as i:
    print(type(i).__name__, i.name, i.path, i.msg)
o = OSError(2, "No such file", "f.txt")
print(type(o).__name__, o.errno, o.strerror, o.filename, o, o.args, repr(o))
print(type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, OSError("only"), OSError().errno, type(OSError(9999, "u")).__name__)
u = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte")
print(u, u.start, u.end, u.object, u.reason, u.encoding)
y = SyntaxError("msg", ("file.py", 3, 5, "the text", 3, 9))
print(y.msg, y.filename, y.lineno, y.offset, y.text, y.end_lineno, y.end_offset, y)
print(ImportError("m", name="n", path="p").name, AttributeError("m", name="n", obj=1).obj, NameError("m", name="q").name)
import sys
try:
    raise ValueError("t")
except ValueError as v:
    print(sys.exception() is v, sys.exc_info()[0].__name__, sys.exc_info()[1] is v, v.__traceback__.tb_lineno, v.__traceback__.tb_next, v.__traceback__.tb_frame.f_code.co_name)
print(sys.exception(), sys.exc_info())
print(ValueError("a") == ValueError("a"), isinstance(e, Exception), issubclass(KeyError, LookupError))
