# typing: repr of the common forms.
import typing
from typing import Any, Callable, Dict, List, Literal, Optional, Set, Tuple, TypeVar, Union


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


T = TypeVar('T')
B = TypeVar('B', bound=int)
C = TypeVar('C', int, str, covariant=False)
print(List[int], Dict[str, int], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int], str], Any, Set, List, Literal['a', 1], typing.ClassVar[int], typing.Iterable[T], Dict[str, List[T]])
print(T, B, C, B.__bound__, C.__constraints__, T.__constraints__, typing.NoReturn, typing.Union, Callable[..., int], typing.Type[int], typing.Final[int], Tuple[()])
print(List[int].__origin__, List[int].__args__, typing.get_origin(Dict[str, int]), typing.get_args(Dict[str, int]), typing.get_args(Optional[int]), typing.get_origin(list[int]), List[int] == List[int], hash(List[int]) == hash(List[int]))
show(lambda: List[int, str])
show(lambda: Union[()])
show(lambda: Optional[int, str])
show(lambda: Dict[int])
show(lambda: Any())
show(lambda: isinstance(1, Any))
show(lambda: (isinstance([], List), isinstance(1, Union[int, str])))
show(lambda: isinstance([], List[int]))
show(lambda: List())
show(lambda: TypeVar('T', int))
show(lambda: Union[1])
