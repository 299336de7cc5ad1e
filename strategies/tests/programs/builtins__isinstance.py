# isinstance and issubclass with tuples, unions and hooks.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A: pass
class B(A): pass
class C: pass
show(lambda: (isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, ()), isinstance('a', (int, (float, str))), isinstance(None, type(None)), isinstance(B(), A), isinstance(A(), B)))
show(lambda: (isinstance(1, int | str), isinstance(None, int | None), isinstance(1.5, int | str), isinstance([], list | dict), issubclass(bool, int | str)))
show(lambda: (issubclass(bool, int), issubclass(B, A), issubclass(A, A), issubclass(A, (C, object)), issubclass(int, ()), issubclass(type, object), isinstance(int, type), isinstance(type, type), isinstance(type, object)))
show(lambda: isinstance(1, 5))
show(lambda: isinstance(1, 'int'))
show(lambda: isinstance(1, [int]))
show(lambda: isinstance(1, (int, 5)))
show(lambda: isinstance('a', (int, 5)))
show(lambda: isinstance(1, None))
show(lambda: isinstance(1))
show(lambda: issubclass(1, int))
show(lambda: issubclass(int, 1))
show(lambda: issubclass('a', 'b'))
show(lambda: issubclass(A, (C, 5)))
show(lambda: isinstance(1, list[int]))
show(lambda: issubclass(list, list[int]))
class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 42
    def __subclasscheck__(cls, sub):
        return sub is C
class M(metaclass=Meta): pass
show(lambda: (isinstance(42, M), isinstance(1, M), isinstance(M(), M), issubclass(C, M), issubclass(A, M), isinstance(42, (str, M))))
class Liar:
    @property
    def __class__(self):
        return int
show(lambda: (isinstance(Liar(), int), isinstance(Liar(), Liar), type(Liar()) is Liar, Liar().__class__))
show(lambda: (int | str, int | None, (int | str) == (str | int), int | str | int, type(int | str), (int | str).__args__, list[int] | None, hash(int | str) == hash(str | int)))
show(lambda: int | 5)
show(lambda: 5 | int)
show(lambda: int | 'x')
show(lambda: (int | str)(1))
show(lambda: (list[int], dict[str, int], tuple[int, ...], list[int].__origin__, list[int].__args__, list[int]([1]), type[int], list[list[int]], list[int] == list[int]))
show(lambda: int[str])
show(lambda: str[0])
show(lambda: (callable(len), callable(A), callable(A()), callable(lambda: 1), callable(5), callable(A.__init__), callable(print), callable(type)))
show(lambda: callable())
class Cl:
    def __call__(self): return 1
show(lambda: (callable(Cl()), Cl()()))
