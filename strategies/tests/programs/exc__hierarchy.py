import builtins
names = sorted(n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException))
for n in names:
    if n in ("EnvironmentError", "IOError", "WindowsError"):
        continue
    print(n, [c.__name__ for c in getattr(builtins, n).__mro__[1:-1]])
print(IOError is OSError, EnvironmentError is OSError)
class AppError(Exception):
    """Base."""
class Coded(AppError):
    def __init__(self, code, msg="default"):
        super().__init__(msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {super().__str__()}"
class Both(Coded, KeyError):
    pass
for make in (lambda: AppError(), lambda: AppError("m", 2), lambda: Coded(5), lambda: Coded(6, "given"), lambda: Both(7, "b")):
    try:
        raise make()
    except AppError as e:
        print(type(e).__name__, e, repr(e), e.args, getattr(e, "code", None))
try:
    class Conflict(OSError, SyntaxError): pass
except TypeError as t:
    print(t)
class S(StopIteration): pass
print(S(4).value)
class Slots(Exception):
    __slots__ = ("a",)
s = Slots("x")
s.a = 1
s.b = 2
print(s.a, s.b, s.args)
class NoInit(Exception):
    def __init__(self, *a): pass
print(NoInit(1, 2).args, repr(NoInit("z")))
class Repr(Exception):
    def __repr__(self): return "custom repr"
print(repr(Repr()), str(Repr("s")), [Repr()])
for n in ("BaseException", "Exception"):
    try:
        getattr(builtins, n)(k=1)
    except TypeError as t:
        print(t)
