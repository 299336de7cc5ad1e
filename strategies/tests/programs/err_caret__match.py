class P:
    __match_args__ = ("x",)
    x = 1
def f(v):
    match v:
        case [1, 2]:
            return 1
        case P(1, 2):
            return 2
f(P())
