"""Sites that specialize and do not profit, or never specialize: known pathologies of the design."""

from itertools import cycle, islice, repeat

from watch import Site, case

# Specializers that check less than their guards: every execution misses, every 52nd specializes anew.
Site(lambda a, i: a[i], "BINARY_OP").history("not ASCII", repeat(("\xe9", 0), 200))


class Items(list):
    pass


Site(lambda a: a.count(1), "CALL").history("list subclass", repeat((Items(),), 200))


class Thing:
    def __init__(self):
        self.x = 1

    def m(self):
        return 1


odd = Thing()
odd.__dict__ = {"x": 1}
Site(lambda o: o.m(), "LOAD_ATTR").history("replaced dict", repeat((odd,), 200))
Site(lambda: int.from_bytes(b""), "CALL").history("class method", repeat((), 200))


# One instance shadows a method: all other instances suffer.
class Shadowed:
    def m(self):
        return 1


plain, shadowing = Shadowed(), Shadowed()
site = Site(lambda o: o.m(), "LOAD_ATTR")
site.history("plain", repeat((plain,), 10))
shadowing.m = lambda: 2
site.history("after shadowing", repeat((plain,), 220))
site.history("the shadowing one", repeat((shadowing,), 120))
site.history("plain again", repeat((plain,), 120))


# A function that was changed is generic for ever.
def f(a=1):
    return a


f.__defaults__ = (2,)
Site(lambda: f(), "CALL").history("changed function", repeat((), 300))
Site(lambda: f(a=1), "CALL_KW").history("changed function, keyword", repeat((), 300))


# __getitem__ of two classes at one site.
class A:
    def __getitem__(self, k):
        return k


class B:
    def __getitem__(self, k):
        return k


site = Site(lambda o: o[1], "BINARY_OP")
site.history("A, B", islice(cycle([(A(),), (B(),)]), 300))

# Kind guards never miss.
Site(lambda f: f(1), "CALL").history("abs, bin, hash", islice(cycle([(abs,), (bin,), (hash,)]), 300))

# str and bytes: the attribute misses, the call hits.
g = lambda o: o.upper()
Site(g, "LOAD_ATTR").history("upper", islice(cycle([("a",), (b"a",)]), 300))
print(Site(g, "CALL"))


# More attributes than fit inline.
class Wide:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)


for n in (5, 20, 27, 28, 29, 30, 31, 40):
    kind = type(f"Wide{n}", (Wide,), {})
    o = kind(n)
    for name in ("a0", "a4", "a19", "a26", "a27", "a28", "a29", "a30", "a39"):
        if int(name[1:]) < n:
            case(f"{n} attributes, {name}", eval(f"lambda o: o.{name}"), o, only=("LOAD_ATTR",))


# A name that no instance had.
class Grows:
    def m(self):
        return 1


first, second = Grows(), Grows()
site = Site(lambda o: o.m(), "LOAD_ATTR")
site.history("warm", repeat((first,), 10))
for n in range(3):
    setattr(second, f"name{n}", n)
    site.history(f"name {n}", repeat((first,), 60))


# Sibling classes inherit one method.
class Root:
    def m(self):
        return 1


class Left(Root):
    pass


class Right(Root):
    pass


g = lambda o: o.m()
call = Site(g, "CALL")
Site(g, "LOAD_ATTR").history("siblings", islice(cycle([(Left(),), (Right(),)]), 300))
print(call)


# A class attribute that is an instance of a Python class.
class Config:
    pass


class Uses:
    config = Config()
    number = 1


Site(lambda: Uses.config, "LOAD_ATTR").history("config by class", repeat((), 100))
Site(lambda o: o.config, "LOAD_ATTR").history("config by instance", repeat((Uses(),), 100))
Site(lambda: Uses.number, "LOAD_ATTR").history("number by class", repeat((), 100))


# Three classes at one site.
class One:
    def __init__(self):
        self.x = 1


class Two(One):
    pass


class Three(One):
    pass


Site(lambda o: o.x, "LOAD_ATTR").history("three classes", islice(cycle([(One(),), (Two(),), (Three(),)]), 500))
