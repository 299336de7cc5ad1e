# typing: names that appear in annotations and small helpers.
import typing
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, Iterator, List, Literal, NamedTuple, NoReturn, Optional, Protocol, Sequence, Tuple, TypeVar, Union, cast, overload


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


if TYPE_CHECKING:
    from nowhere import Nothing
T = TypeVar('T')
print(TYPE_CHECKING, T, T.__name__, cast(int, 'a'), cast('anything', [1]))
def f(a: List[int], b: Dict[str, List[T]] = None, *c: Optional[int], d: Callable[[int], str] = str, **e: Any) -> Tuple[int, ...]:
    return a, b, c
print(f([1]), list(f.__annotations__))
class Stack(Generic[T]):
    limit: ClassVar[int] = 10
    size: Final = 3
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def pop(self) -> T:
        return self.items.pop()
s = Stack[int]()
s.push(5)
print(s.pop(), type(s).__name__, Stack.limit, isinstance(s, Stack))
class Point(NamedTuple):
    """a point"""
    x: int
    y: int = 0
    def norm(self):
        return self.x * self.x + self.y * self.y
print(Point(3, 4), Point(5), Point(1).norm(), Point._fields, Point._field_defaults, Point.__doc__)
class Sized(Protocol):
    def size(self) -> int: ...
class Impl(Sized):
    def size(self): return 4
print(Impl().size())
show(lambda: Sized())
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x
print(g(1), g('a'))
U = Union[int, str]
print(U == Union[str, int], Optional[int] == Union[int, None], Union[int], Union[int, int] is int)
def h(x: 'Undefined', y: Literal['a', 'b']) -> NoReturn: ...
def it(n: int) -> Iterator[int]:
    yield from range(n)
print(list(it(3)), list(typing.get_type_hints(Point)), typing.no_type_check(h) is h)
@typing.final
class Fin: pass
Vector = list[float]
def scale(v: Vector, k: float) -> Vector:
    return [x * k for x in v]
print(scale([1.0], 2), typing.NewType('UserId', int)(5), Fin.__name__, typing.cast(str, 1))
