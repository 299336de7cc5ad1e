# Annotations with f-strings, t-strings, lambdas and constants under the future import: the text CPython writes for them.
from __future__ import annotations


class A:
    a: f"{x}"
    b: f'{x!r:>{w}}'
    c: f"it's {x}"
    d: f'say "hi" {x}'
    e: f"""it's "both" {x}"""
    f: f"{x['k']}"
    g: f'{x["k"]!s}'
    h: f"{{literal}} {x}"
    i: f"{ {1: 2} }"
    j: f"{x=}"
    k: f"{x = !s:>5}"
    l: f"a\n{x}\t\\"
    m: rf"a\n{x}"
    n: "plain" f"{x}" 'more {y}'
    o: f"{(lambda q: q)}"
    p: f"{x:{chr(97)}{y!r}b}" if 0 else 1
    q: f"{f'{inner}'}"
    r: f"{x, y}"
    s: f"{*x, 1}"
    t: f"é\u2028\ud800{x}"
    u: f""
    v: f"no fields"
    w: f"{x if y else z}"
    y: f"{x:%Y-%m-%d}"
    aa: lambda: 0
    ab: lambda x, /, y=1, *a, k, m=2, **kw: x + y
    ac: (lambda *, k: k)(1)
    ad: [lambda x: x, 1]
    ae: "it's"
    af: 'say "hi"'
    ag: "\x00\x7f\xa0\u2028\ue000\U0010ffff\ud800\xad"
    ah: b"\x00'\xff\""
    ai: 1e400
    aj: -1e400
    ak: 1e400j + 1.5
    al: 1e22
    am: 1e16
    an: 123456789.123456789
    ao: 1e-5
    ap: 0.0001
    aq: 3.0j
    ar: u"unicode"
    as_: u'a' 'b'
    at: ...
    au: f"{x!a}" f'{y}'
    av: f"{'a' 'b'}"
    aw: f'{"nested " + f"{deep + "x"}"}'
    ax: 1 .real
    ay: x[f"{k}":2, ...]
    az: f"{x:{w}.{p}}"


for name, text in A.__annotations__.items():
    print(name, ascii(text))


def f(a: f"{x}", *b: f'{"y"}', c: t"{x!r:>5} {y=} {{}} it's" = 1, d: t'{ {1} }' = 2, e: t"{x:{w}}" = 3, g: t"{(lambda: 1)}" = 4, h: t"{ x + 1 }" t"{'q'}" = 5) -> f"{ret!r}":
    pass


for name, text in f.__annotations__.items():
    print(name, ascii(text))
