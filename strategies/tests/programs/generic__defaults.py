def f[T = int, *Ts = *tuple[int, str], **P = [int]](x: T) -> T: return x
for p in f.__type_params__:
    print(p.__name__, p.has_default())
class C[T, U = T]: pass
print(C.__type_params__, C.__type_params__[1].__default__)
type A[T = undefined_default] = list[T]
try:
    A.__type_params__[0].__default__
except NameError as e:
    print(e)
