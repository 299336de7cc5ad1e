def handlers(y, a):
    for x in y:
        try: a()
        except E: continue
        except F as f: break
        else: a
        if x: (yield x)
    while y:
        with a as b:
            if b: return b
        try:
            try: a
            finally: b
        except* G: c
def strings(x, w):
    """  Docstring.

        indented
      less
    """
    return f"{x!r:>{w}} {{}} {f'{x["k"]:{w}.{x}}' "\N{BULLET}\x41\101"}" if x else rb'\n' if w else r"\d" "a" u'b' f"{x:%H:%M}{x = }"
class Mangled:
    __a = 1
    def __m(self, __p, *, __k=2): self.__q = __p; return lambda: (__p, self.__r.__s__, Mangled.__a)
    import __private as p
    b = [__a for __c in p if (lambda: __c)]
def cells():
    def outer(a, *b, c=1, **d):
        e = [lambda: (a, i) for i in b]
        f = {i: [j for j in i if (k := j)] for i in c}
        del a
        def inner():
            nonlocal e
            global g
            g = e = d
            return __class__
        return inner, k
    class A:
        e = outer
        h = (e for e in outer)
        def outer(self): return super().outer(), e
    return A, (yield from outer())
numbers = 0xff, 1_000, 1e3, 1j, 0b1, 0o7, 1 << 200, -1, +1, ~1, 2 ** 10, 10 // 3, "a" * 3, (1, 2) + (3,), not 1, -0.0, 5 % 3.0
