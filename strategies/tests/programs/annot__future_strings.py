from __future__ import annotations
x: undefined = 1
def f(a: int, b: list[str] = [], *, c: "quoted", d: 1 + 2 = 3) -> dict[str, int] | None: ...
class C:
    a: Foo.Bar
    c: lambda x: x
    d: [i for i in range(3)]
    e: {1: 2, **z}
    f: -x ** 2 + f(1, *a, k=2)
    g: "it's" 'ok'
    h: x[1:2, ::3]
    i: not a and b or c
    j: f"{x!r:>{w}}"
    k: 1.0 < 2 <= y != z
    l: (1,)
    m: ()
    n: ...
    o: a.b.c[d](e)
    q: b"x"
    r: 1e100 + 1j
    s: a if b else c
print(f.__annotations__)
for k, v in C.__annotations__.items():
    print(k, repr(v))
print(__annotations__)
