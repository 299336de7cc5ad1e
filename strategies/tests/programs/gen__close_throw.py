def worker():
    try:
        while True:
            try:
                x = yield "ready"
                print("x", x)
            except ValueError as e:
                print("caught", e)
                yield "after error"
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("cleanup")
g = worker()
print(next(g), g.send(1), g.throw(ValueError("bad")), next(g))
print(g.close(), g.close())
try:
    next(g)
except StopIteration:
    print("stopped")
def fresh():
    print("never runs")
    yield
g = fresh()
g.close()
print(list(g))
g = fresh()
try:
    g.throw(KeyError("into fresh"))
except KeyError as e:
    print("KeyError", e)
print(list(g))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"
g = returns()
next(g)
print(g.close())
def swallow():
    while True:
        try:
            yield 1
        except KeyError:
            return "swallowed"
g = swallow()
next(g)
try:
    g.throw(KeyError)
except StopIteration as e:
    print(e.value)
for bad in ((5,), ("str",), (), (None,)):
    g = swallow()
    next(g)
    try:
        g.throw(*bad)
    except BaseException as e:
        print(type(e).__name__, e)
def leaks():
    yield 1
    raise StopIteration("inside")
g = leaks()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def throws_other():
    try:
        yield
    finally:
        raise OSError("from finally")
g = throws_other()
next(g)
try:
    g.close()
except OSError as e:
    print(e, repr(e.__context__))
g = swallow()
try:
    g.throw(StopIteration("x"))
except (RuntimeError, StopIteration) as e:
    print(type(e).__name__, e)
