def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    return cls
def tag(**kw):
    def deco(cls):
        for k, v in kw.items(): setattr(cls, k, v)
        return cls
    return deco
@add_repr
@tag(kind="point", dims=2)
class P:
    def __init__(self, x, y): self.x, self.y = x, y
print(P(1, "a"), P.kind, P.dims)
def data(cls):
    fields = list(cls.__annotations__)
    def __init__(self, *args, **kw):
        for name, value in zip(fields, args): setattr(self, name, value)
        for name in fields[len(args):]:
            setattr(self, name, kw[name] if name in kw else getattr(cls, name))
    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, f) == getattr(other, f) for f in fields)
    cls.__init__, cls.__eq__, cls.__match_args__ = __init__, __eq__, tuple(fields)
    return add_repr(cls)
@data
class Item:
    name: str
    price: float = 1.0
    count: int = 0
i = Item("x", count=3)
print(i, i == Item("x", 1.0, 3), i == Item("y"), Item.__match_args__)
match i:
    case Item(n, p, c): print(n, p, c)
def singleton(cls):
    inst = cls()
    cls.__new__ = lambda *a: inst
    return cls
@singleton
class S: pass
print(S() is S())
registry = {}
class Auto:
    def __init_subclass__(cls): registry[cls.__name__.lower()] = cls
class Foo(Auto): pass
class Bar(Foo): pass
print(sorted(registry))
def replace_with_instance(cls): return cls("made")
@replace_with_instance
class Only:
    def __init__(self, v): self.v = v
print(Only.v, type(Only).__name__)
class wraps:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = (o.__name__, n)
    def __get__(self, obj, t):
        return lambda *a: (self.n, self.f(obj, *a))
class W:
    @wraps
    def m(self, v): return v
print(W().m(4))
class EnumMeta(type):
    def __new__(m, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith("_") and not callable(v)}
        for k in members: del ns[k]
        cls = super().__new__(m, name, bases, ns)
        cls._members = {}
        for k, v in members.items():
            obj = object.__new__(cls)
            obj.name, obj.value = k, v
            cls._members[k] = obj
            setattr(cls, k, obj)
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __getitem__(cls, k): return cls._members[k]
    def __call__(cls, v): return next(m for m in cls if m.value == v)
    def __len__(cls): return len(cls._members)
class Color(metaclass=EnumMeta):
    RED = 1
    GREEN = 2
Color.__repr__ = lambda self: f"<Color.{self.name}>"
print([m.name for m in Color if hasattr(m, "value")][:2], Color.RED.value, Color(2) is Color.GREEN, Color["RED"], len(Color))
