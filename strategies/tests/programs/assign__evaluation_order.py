def t(name, value=None):
    print(name, end=" ")
    return value

class C:
    pass

box = C()
lst = [0, 0, 0]
t("target", lst)[t("index", 1)] = t("value", 5)
print(lst)
t("obj", box).attr = t("value", 6)
print(box.attr)
t("a", lst)[t("i", 0)], t("b", lst)[t("j", 2)] = t("x", 1), t("y", 2)
print(lst)
r = {t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
print(r)
r = t("f", print)(t("arg1", 1), *t("star", [2]), sep=t("sep", ","), **t("kw", {}))
r = t("left", 1) + t("right", 2) * t("third", 3)
print(r)
r = t("then", "T") if t("cond", True) else t("else", "E")
print(r)
r = t("base", [1, 2, 3])[t("lo", 0):t("hi", 2):t("step", 1)]
print(r)
r = [t("elt", i) for i in t("iter", range(2)) if t("if", True)]
print(r)
def deco(name):
    t(name)
    return lambda f: (t("apply " + name), f)[1]
@deco("d1")
@deco("d2")
def func(a=t("default", 1), *, b=t("kwdefault", 2)) -> None:
    pass
print()
class K(t("base", object), metaclass=t("meta", type)):
    x = t("body", 1)
print()
r = {t("ck", i): t("cv", i) for i in range(2)}
print(r)
x = y = t("shared", [])
print(x is y)
lst[t("aug", 0)] += t("rhs", 4)
print(lst)
