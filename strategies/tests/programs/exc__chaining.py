def show(e, depth=0):
    print("  " * depth + repr(e), e.__suppress_context__)
    if e.__cause__: print("  " * depth + "cause:"); show(e.__cause__, depth + 1)
    if e.__context__: print("  " * depth + "context:"); show(e.__context__, depth + 1)
def attempt(f):
    try:
        f()
    except BaseException as e:
        show(e)
    print("--")
def implicit():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second")
def explicit():
    try: 1 / 0
    except ZeroDivisionError as z: raise KeyError("second") from z
def suppressed():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second") from None
def from_class(): raise ValueError("v") from OSError
def from_bad(): raise ValueError("v") from 5
def in_finally():
    try: 1 / 0
    finally: raise KeyError("fin")
def triple():
    try:
        try: raise ValueError(1)
        except ValueError: raise KeyError(2)
    except KeyError: raise OSError(3)
def same():
    try: 1 / 0
    except ZeroDivisionError as e: raise e
def cycle():
    try: raise ValueError("a")
    except ValueError as a:
        try: raise KeyError("b")
        except KeyError as b:
            raise a
def reraise():
    try: raise ValueError("x")
    except ValueError:
        try: raise KeyError("y")
        except KeyError: pass
        raise
def bare(): raise
def not_exc(): raise 5
def not_exc_class(): raise int
def string(): raise "text"
def none(): raise None
def class_args():
    class E(Exception):
        def __init__(self, a): super().__init__(a, "more")
    raise E("given")
def class_needs_args():
    class E(Exception):
        def __init__(self, a): pass
    raise E
def weird_new():
    class E(Exception):
        def __new__(cls): return 5
    raise E
def from_instance_var():
    c = OSError("made")
    raise ValueError from c
for f in (implicit, explicit, suppressed, from_class, from_bad, in_finally, triple, same, cycle, reraise, bare, not_exc, not_exc_class, string, none, class_args, class_needs_args, weird_new, from_instance_var):
    attempt(f)
