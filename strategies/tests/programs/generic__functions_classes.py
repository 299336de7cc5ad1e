def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([1, 2]), first.__type_params__, first.__name__, type(first.__type_params__[0]).__name__)
class Box[T, *Ts, **P]:
    item: T
    def __init__(self, v: T): self.v = v
    def get[U](self, d: U) -> T | U: return self.v or d
print(Box(1).get(2), Box.__type_params__, Box.__name__, [b.__name__ for b in Box.__bases__])
print([p.__name__ for p in Box.__type_params__], Box.get.__type_params__)
def bound[T: int, U: (str, bytes), V](x: T, y: U) -> V: ...
for p in bound.__type_params__:
    print(p, p.__bound__, p.__constraints__, p.has_default())
type Pair[A] = tuple[A, A]
type Simple = int | str
type Rec = list[Rec]
print(Pair, Simple, Pair.__type_params__, Simple.__value__, Pair.__value__, Rec.__value__, Simple.__name__, type(Pair).__name__)
type Lazy = not_defined_yet
try:
    Lazy.__value__
except NameError as e:
    print(e)
not_defined_yet = 5
print(Lazy.__value__)
class One[T]:
    pass
class Sub[T](One[T]):
    pass
print([c.__name__ for c in Sub.__mro__], Sub.__orig_bases__[0].__origin__ is One if hasattr(Sub.__orig_bases__[0], "__origin__") else None)
try:
    T
except NameError as e:
    print(e)
def scope[T]():
    def inner(): return T
    return inner()
print(scope(), scope.__type_params__[0] is scope())
class K[T]:
    x = T
    def m(self): return T
print(K.x is K.__type_params__[0], K().m() is K.x)
def lazy_bound[T: undefined_bound](): pass
try:
    lazy_bound.__type_params__[0].__bound__
except NameError as e:
    print(e)
def decorated(f):
    print("decorating", f.__name__, f.__type_params__)
    return f
@decorated
def deco[T](a=len("default")): return a
print(deco())
type = "soft keyword"
print(type)
class Meta(str.__class__):
    pass
class WithMeta[T](metaclass=Meta): pass
print(WithMeta.__class__.__name__)
