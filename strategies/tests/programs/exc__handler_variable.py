def f():
    try:
        raise ValueError(1)
    except ValueError as e:
        kept = e
    try:
        e
    except UnboundLocalError as u:
        print(u)
    return kept
print(repr(f()))
e = "module value"
try:
    raise KeyError("k")
except KeyError as e:
    print(repr(e))
print("e" in globals())
try:
    raise KeyError
except KeyError as e:
    e = "rebound inside"
print("e" in globals())
try:
    raise KeyError
except KeyError as e:
    del e
print("deleting it inside is fine")
def closure():
    try:
        raise ValueError("captured")
    except ValueError as e:
        get = lambda: e
        print(repr(get()))
    try:
        get()
    except NameError as n:
        print(n)
closure()
def loop():
    out = []
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            out.append(e)
            if i == 1: continue
        out.append(i)
    return [repr(o) for o in out]
print(loop())
def ret():
    try:
        raise ValueError("r")
    except ValueError as e:
        return e.args
print(ret())
def global_name():
    global ge
    try:
        raise ValueError("g")
    except ValueError as ge:
        print("ge" in globals())
    print("ge" in globals())
global_name()
def nonlocal_name():
    ne = "outer"
    def inner():
        nonlocal ne
        try:
            raise ValueError
        except ValueError as ne:
            pass
    inner()
    try:
        ne
    except NameError as n:
        print(n)
nonlocal_name()
class C:
    try:
        raise ValueError("class")
    except ValueError as err:
        msg = str(err)
print(C.msg, hasattr(C, "err"))
def nested():
    try:
        raise ValueError("outer")
    except ValueError as e:
        try:
            raise KeyError("inner")
        except KeyError as e:
            pass
        try:
            e
        except UnboundLocalError as u:
            print("inner clause unbound it")
nested()
def star():
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as eg:
        n = len(eg.exceptions)
    try:
        eg
    except UnboundLocalError as u:
        print(n, u)
star()
def order():
    def types():
        print("types evaluated")
        return KeyError
    try:
        raise ValueError
    except types():
        pass
    except (TypeError, ValueError):
        print("second clause")
order()
