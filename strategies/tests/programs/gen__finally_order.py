log = []
def g():
    try:
        log.append("start")
        yield 1
        log.append("middle")
        yield 2
    finally:
        log.append("finally")
for v in g():
    log.append(v)
print(log)
log.clear()
it = g()
next(it)
it.close()
print(log)
def nested():
    try:
        try:
            yield "a"
        finally:
            log.append("inner")
            yield "b"
            log.append("inner2")
    finally:
        log.append("outer")
log.clear()
it = nested()
print(next(it))
try:
    print(it.throw(ValueError("v")))
    print(next(it))
except ValueError as e:
    print("ValueError", e, log)
class CM:
    def __init__(s, n): s.n = n
    def __enter__(s):
        log.append("enter " + s.n)
        return s
    def __exit__(s, t, v, tb):
        log.append(f"exit {s.n} {t.__name__ if t else None}")
def with_gen():
    with CM("x") as x, CM("y"):
        yield x.n
        yield 2
log.clear()
it = with_gen()
next(it)
it.close()
print(log)
log.clear()
list(with_gen())
print(log)
def loop():
    for i in range(3):
        try:
            yield i
        except KeyError:
            log.append(("key", i))
            continue
        except IndexError:
            break
        else:
            log.append(("else", i))
        finally:
            log.append(("fin", i))
    return "end"
log.clear()
it = loop()
print(next(it), it.throw(KeyError()), next(it))
try:
    it.throw(IndexError())
except StopIteration as s:
    print(s.value, log)
def exc_state():
    try:
        raise ValueError("gen's own")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield repr(e)
try:
    raise KeyError("caller's")
except KeyError:
    it = exc_state()
    next(it)
    try:
        raise
    except KeyError as e:
        print("still", repr(e))
    print(next(it))
import sys
print(sys.exception())
def ctx():
    try:
        yield
    except TypeError as e:
        raise OSError("new") from e
it = ctx()
next(it)
try:
    it.throw(TypeError("t"))
except OSError as e:
    print(repr(e.__cause__), repr(e.__context__))
