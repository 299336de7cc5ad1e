eg = ExceptionGroup("msg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError(2)])])
print(eg, repr(eg), eg.message, eg.exceptions[0], len(eg.exceptions), eg.args)
match_, rest = eg.split(ValueError)
print(repr(match_), repr(rest))
print(repr(eg.subgroup(KeyError)), eg.subgroup(OSError), repr(eg.subgroup((TypeError, KeyError))), repr(eg.subgroup(lambda e: isinstance(e, KeyError))))
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__)
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m", 5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
def attempt(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print("values", repr(e), [str(x) for x in e.exceptions])
        except* (TypeError, KeyError) as e:
            print("type or key", repr(e))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left over", repr(e))
    print("-")
attempt(eg)
attempt(ValueError("naked"))
attempt(OSError("unhandled"))
attempt(ExceptionGroup("g", [OSError("o"), ValueError("v")]))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else without exception")
try:
    try:
        raise ExceptionGroup("g", [ValueError("v"), KeyError("k")])
    except* ValueError as e:
        raise OSError("from handler")
    except* KeyError:
        raise RuntimeError("another") from None
except ExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError("v"), KeyError("k")])
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e), e.exceptions)
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
class MyEG(ExceptionGroup):
    def derive(self, excs):
        return MyEG("derived " + self.message, excs)
m = MyEG("mine", [ValueError(1), KeyError(2)])
m.add_note("n")
a, b = m.split(KeyError)
print(type(a).__name__, a, b, a.__notes__)
for i in range(3):
    try:
        raise ExceptionGroup("l", [ValueError(i)])
    except* ValueError as e:
        x = e.exceptions[0]
    print(x, "e" in globals())
