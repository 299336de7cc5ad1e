def f(a, b: int = 1, *, c="k") -> str:
    """Doc of f."""
    local = 1
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__)
print(f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
f.extra = 5
print(f.extra, f.__dict__, hasattr(f, "nope"))
del f.extra
try:
    f.extra
except AttributeError as e:
    print(e)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_flags & 0xC, c.co_firstlineno)
def g(): return "g's code"
f.__code__ = g.__code__
print(f())
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
print(f.__name__, f.__qualname__, repr(f).split(" at ")[0])
for attr, value in (("__name__", 5), ("__code__", 1), ("__defaults__", [1]), ("__kwdefaults__", (1,)), ("__dict__", 1)):
    try:
        setattr(f, attr, value)
    except TypeError as e:
        print(attr, e)
def h():
    x = 1
    return lambda: x
try:
    f.__code__ = h().__code__
except ValueError as e:
    print(e)
def outer():
    def inner(): pass
    class K:
        def m(self): pass
    return inner, K
inner, K = outer()
print(inner.__qualname__, K.__qualname__, K.m.__qualname__, (lambda: 0).__qualname__)
def nodoc(): "one" "two"
def nodoc2(): f"x"
print(nodoc.__doc__, nodoc2.__doc__, (lambda: "s").__doc__, outer.__doc__)
print(f == f, f == g, hash(f) == hash(f), bool(f), f.__globals__ is globals(), f.__builtins__["len"] is len)
b = [].append
print(b.__name__, len.__name__, len.__module__, str.upper.__qualname__, K().m.__func__ is K.m)
import types
print(type(f) is types.FunctionType, type(K().m) is types.MethodType, isinstance(len, types.BuiltinFunctionType))
print(types.FunctionType(g.__code__, {})(), types.MethodType(lambda s, x: (s, x), 1)(2))
