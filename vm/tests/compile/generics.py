def f[T: int = str](a, b=1, *, c=2) -> T: return a
class B[T](object, metaclass=type): 
    def m(self): return super().m
type X[T] = list[T]
type Y = int
class Outer:
    x = int
    def m[T: (int, str), *Ts, **P](self, a: x, b: T = 1, *c: *Ts) -> "x": return __class__
    type A[T = int, *Ts = *tuple[int]] = dict[T, x]
    class Inner[T](Base[T], metaclass=M): y: T
def no_defaults[T](a): pass
def only_keyword[T](*, k=1): pass
