"""What happens to warm sites when classes and instances change."""

from itertools import repeat

from watch import Site, call, case


class Base:
    tag = 1

    def __init__(self):
        self.x = 1

    def m(self):
        return 1


class Child(Base):
    pass


class Other:
    def __init__(self):
        self.x = 2


def load_site():
    # The expression is compiled anew: a code object of its own.
    return Site(eval("lambda o: o.x"), "LOAD_ATTR")


o, c = Base(), Child()
value, method, tag = load_site(), Site(lambda o: o.m(), "LOAD_ATTR"), Site(lambda o: o.tag, "LOAD_ATTR")
on_class, truth = Site(lambda: Base.tag, "LOAD_ATTR"), Site(lambda o: 1 if o else 2, "TO_BOOL")
makes = Site(lambda: Base(), "CALL")


def store(o):
    o.x = 5


store = Site(store, "STORE_ATTR")
every = [(value, (o,)), (method, (o,)), (tag, (o,)), (on_class, ()), (truth, (o,)), (makes, ()), (store, (o,))]


def all_sites(title, n=60):
    print(title)
    for site, args in every:
        site.history("   ", repeat(args, n))


all_sites("warm", 5)
Base.extra = 1
all_sites("new class attribute")
Base.tag = 2
all_sites("rebound class attribute")
Base.tag = Base.tag
all_sites("the same object again")
Base.m = lambda self: 2
all_sites("new method")
del Base.extra
all_sites("deleted")
Child.tag = 3
all_sites("subclass changed")
Base.__init__.__code__ = (lambda self: setattr(self, "x", 3)).__code__
all_sites("code of __init__ replaced")
Base.__init__ = lambda self: None
all_sites("__init__ replaced")

# A name that is new to the class's shared keys: METHOD_WITH_VALUES and NONDESCRIPTOR sites miss, INSTANCE_VALUE sites do not.
second = Base()
second.brand_new = 1
all_sites("attribute never seen before, on another instance")
del second.brand_new
all_sites("deleted again")
second.brand_new = 2
all_sites("set again")

# __class__ assignment, of an object without values.


class First:
    tag = 1

    def m(self):
        return 1


class Second:
    tag = 2

    def m(self):
        return 2


every = [(Site(eval(f"lambda o: {text}"), family), (turncoat := First(),)) for text, family in (("o.m()", "LOAD_ATTR"), ("o.m()", "CALL"), ("o.tag", "LOAD_ATTR"), ("1 if o else 2", "TO_BOOL"), ("o.__class__", "LOAD_ATTR"))]
every = [(site, (turncoat,)) for site, _ in every]
all_sites("warm", 5)
turncoat.__class__ = Second
all_sites("__class__ assigned")
turncoat.__class__ = First
all_sites("and back")

# Deleting and setting again; other insertion order.
site = load_site()
p = Other()
site.history("warm", repeat((p,), 10))
del p.x
site.history("deleted", repeat((p,), 10))
p.x = 9
site.history("set again", repeat((p,), 10))
q = Other.__new__(Other)
q.z, q.y, q.x = 1, 2, 3
site.history("other order", repeat((q,), 10))

# __bases__.


class A:
    v = 1


class B:
    v = 2


class C(A):
    pass


site = Site(lambda o: o.v, "LOAD_ATTR")
site.history("A", repeat((C(),), 10))
C.__bases__ = (B,)
site.history("B", repeat((C(),), 60))
B.v = 3
site.history("base changed", repeat((C(),), 60))
A.v = 4
site.history("former base changed", repeat((C(),), 60))

# Abstract methods, __getattr__ added later, __bool__ added later.
site = load_site()
site.history("plain", repeat((Other(),), 10))
Other.__getattr__ = lambda self, name: name
site.history("__getattr__ added", repeat((Other(),), 60))
Other.__getattribute__ = lambda self, name: name
site.history("__getattribute__ added", repeat((Other(),), 120))
del Other.__getattribute__, Other.__getattr__
site.history("both gone", repeat((Other(),), 220))
Other.x = property(lambda self: 7)
site.history("property added", repeat((Other.__new__(Other),), 220))


# The thousandth version is the last.
class Many:
    def __init__(self):
        self.x = 1


m = Many()


def fresh(n):
    return eval("lambda o: o.x")


used = 0
for n in range(1100):
    f = fresh(n)
    call(f, m, times=2)
    if Site(f, "LOAD_ATTR").name() == "LOAD_ATTR":
        used = n
        break
    Many.note = n
print("versions used up after", used)
case("for ever", fresh(0), m, times=10)
case("truth", lambda o: 1 if o else 2, m, times=10)
case("call", lambda: Many(), times=10)


class SubMany(Many):
    pass


case("a subclass has its own", fresh(0), SubMany(), times=10)

# Function versions.


def f(a, b=1):
    return a


def g(a, b=1):
    return b


def calls(f):
    return f(1)


site = Site(calls, "CALL")
site.history("f", repeat((f,), 10))
f.__name__ = "renamed"
f.__doc__ = "text"
f.attribute = 1
f.__annotations__ = {}
f.__type_params__ = ()
f.__module__ = "elsewhere"
f.__qualname__ = "q"
site.history("harmless changes", repeat((f,), 10))
f.__defaults__ = (2,)
site.history("defaults", repeat((f,), 300))
site.history("g", repeat((g,), 300))
g.__kwdefaults__ = {"z": 1}
site.history("kwdefaults", repeat((g,), 300))


def h(a):
    return a


site = Site(calls, "CALL")
call(h, 1)
h.__code__ = (lambda a: a + 1).__code__
site.history("a function with replaced code", repeat((h,), 130))


class Methods:
    def m(self):
        return 1

    def __getitem__(self, k):
        return k

    @property
    def p(self):
        return 1


site, item, prop = Site(lambda o: o.m(), "CALL"), Site(lambda o: o[1], "BINARY_OP"), Site(lambda o: o.p, "LOAD_ATTR")
for s in site, item, prop:
    s.history("warm", repeat((Methods(),), 10))
Methods.m.__code__ = (lambda self: 2).__code__
Methods.__getitem__.__defaults__ = (1,)
Methods.p.fget.__defaults__ = None
for s in site, item, prop:
    s.history("functions changed", repeat((Methods(),), 130))
