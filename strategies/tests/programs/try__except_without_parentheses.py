def f(e):
    try:
        raise e
    except ValueError, KeyError:
        return "value or key"
    except OSError, TypeError, IndexError:
        return "other"
for e in (ValueError(), KeyError(), TypeError(), IndexError()):
    print(f(e))
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError, KeyError:
    print("group")
