# __class_getitem__ and metaclass __getitem__.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    def __class_getitem__(cls, item): return (cls.__name__, item)
class B(A): pass
print(A[1], B['x'], A[1, 2], A[:], A[...], A[()])
class M(type):
    def __getitem__(cls, k): return ('meta', k)
class C(metaclass=M):
    def __class_getitem__(cls, item): return 'never'
print(C[1])
class D:
    __class_getitem__ = lambda x: ('static', x)
show(lambda: D[1])
class E:
    @staticmethod
    def __class_getitem__(x): return ('static', x)
print(E[1])
class F:
    @classmethod
    def __class_getitem__(cls, x): return (cls.__name__, x)
print(F[2])
class G: pass
show(lambda: G[1])
show(lambda: G()[1])
show(lambda: A()[1])
show(lambda: int[1])
show(lambda: list[int])
show(lambda: dict[str, int])
class H:
    __class_getitem__ = 5
show(lambda: H[1])
class I:
    __class_getitem__ = None
show(lambda: I[1])
