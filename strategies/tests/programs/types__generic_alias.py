# list[int] and int | str as run-time objects.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (list[int], dict[str, list[int]], tuple[int, ...], tuple[()], set['fwd'], frozenset[None], type[int], list[int, str] if False else 0))
show(lambda: (list[int]([1, 2]), dict[str, int](a=1), list[int].append is list.append, list[int] == list[int], list[int] == list[str], list[int] == list, hash(list[int]) == hash(list[int])))
show(lambda: (list[int].__origin__, list[int].__args__, list[int].__parameters__, dict[str, int].__args__, type(list[int]), list[int].__mro__[0], isinstance(list[int], type), list[list[int]].__args__[0].__origin__))
show(lambda: isinstance([], list[int]))
show(lambda: issubclass(list, list[int]))
show(lambda: int[str])
show(lambda: list[int][str])
show(lambda: ((int | str), (int | None), (None | int), (int | int), (int | str | float), int | list[int], (int | str).__args__, type(int | str), (int | str) == (str | int), (int | str | int).__args__))
show(lambda: (isinstance(1, int | None), issubclass(int, int | str), isinstance(None, int | None), isinstance('a', int | float)))
show(lambda: int | 5)
show(lambda: 'a' | int)
show(lambda: int | 'a')
show(lambda: (int | str)())
show(lambda: ((int | list[int]).__args__, isinstance(1, int | list[int])))
show(lambda: isinstance([], int | list[int]))
class G:
    def __class_getitem__(cls, item):
        return cls.__name__, item
class H: pass
show(lambda: (G[int], G[1, 2], G['a':'b']))
show(lambda: H[int])
class Sub(list[int]): pass
show(lambda: (Sub([1]), Sub.__bases__, Sub.__orig_bases__, Sub.__mro__))
class Box[T]:
    def __init__(self, v: T): self.v = v
def ident[T](x: T) -> T: return x
type Alias = list[int]
show(lambda: (Box[int], Box[int](5).v, Box.__type_params__, ident(3), ident.__type_params__, Alias, Alias.__value__, Alias.__name__, type(Alias).__name__, Box.__parameters__, Box.__name__))
show(lambda: (Box(1).v, [t.__name__ for t in Box.__type_params__], Box[str].__origin__ is Box))
from types import GenericAlias
print(GenericAlias(list, (int,)), GenericAlias(dict, (str, int)).__args__)
