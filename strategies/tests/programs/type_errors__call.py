# Not callable; wrong argument counts for builtins and methods.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class A: pass
class C:
    def __call__(self, x): return x
    def m(self, a, b=2): return a
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return a
for v in [1, 1.5, 'a', b'', None, [], (), {}, set(), True, 1j, A(), range(1), iter([]), ..., NotImplemented, slice(1), Exception(), {}.items(), property(), (i for i in [])]:
    try:
        v()
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: C()())
show(lambda: C()(1, 2))
show(lambda: C().m())
show(lambda: C().m(1, 2, 3))
show(lambda: C().m(b=1))
show(lambda: C().m(1, a=2))
show(lambda: C().m(1, z=2))
show(lambda: C.m())
show(lambda: C.m(1))
show(lambda: C.s())
show(lambda: C.s(1, 2))
show(lambda: C.c())
show(lambda: C(1))
show(lambda: len())
show(lambda: len(1, 2))
show(lambda: len(obj=[1]))
show(lambda: ord())
show(lambda: isinstance(1))
show(lambda: divmod(1))
show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: [].append(x=1))
show(lambda: {}.get())
show(lambda: {}.get(1, 2, 3))
show(lambda: {}.get(1, default=2))
show(lambda: 'a'.upper(1))
show(lambda: 'a'.replace('a'))
show(lambda: 'a'.split(1, 2, 3))
show(lambda: 'a'.startswith())
show(lambda: str.upper())
show(lambda: str.upper(5))
show(lambda: list.append([], 1, 2))
show(lambda: dict.get(5, 1))
show(lambda: print(foo=1))
show(lambda: sorted())
show(lambda: sorted([], []))
show(lambda: int('1', foo=2))
show(lambda: float(1, 2))
show(lambda: list(1, 2))
show(lambda: tuple(x=[]))
show(lambda: set(1, 2, 3))
show(lambda: dict(1, 2))
show(lambda: range(foo=1))
show(lambda: bool(1, 2))
show(lambda: object(1))
show(lambda: type('a', 'b'))
show(lambda: abs())
show(lambda: hash(1, 2))
show(lambda: iter())
show(lambda: next())
show(lambda: getattr(1))
show(lambda: sum())
show(lambda: min())
show(lambda: zip(1, []))
show(lambda: map(len))
show(lambda: super())
