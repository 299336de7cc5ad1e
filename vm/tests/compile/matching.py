def f(x):
    match x:
        case 1: a
        case "s" | b"q" | -2.5: b
        case None: c
        case True | False: d
        case [1, y, *rest]: e
        case [a, b, _]: f
        case [*_, z]: g
        case [_, *_]: gg
        case []: h
        case {"a": 1, "b": q, **kw}: i
        case {}: j
        case {"x": _}: k
        case {**kk}: kkk
        case P(): l
        case P(1, t, u=2, v=w): m
        case a.b.c: n
        case (1 | 2) as num if num > 3: o
        case [P(x=0) | Q(x=0), {"k": [u1, u2]}]: pp
        case str(s): qq
        case 3+4j | 3-4j: r
        case _: z
    match x, y:
        case (a, b): 1
        case (b, a) | [a, b, _]: 2
def g(x):
    match x:
        case [a, [b, c]] | [[b, c], a]: return a
        case {"a": {"b": v}}: return v
        case y if y: return y
    match x:
        case _: pass
    match x:
        case z: return z
    for i in x:
        match i:
            case 1: continue
            case 2: break
            case _ if i: pass
    while True:
        try:
            match x:
                case (1, *r): return r
        finally:
            q
match x:
    case {"a": _ as y}: 1
    case (1 as b, [*_] as c): 2
    case _ as unknown: 3
