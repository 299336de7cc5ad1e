"""LOAD_ATTR and STORE_ATTR: each member's condition, misses, and what is never specialized."""

import types
from collections import namedtuple
from itertools import repeat

from watch import Site, case


def copy_of(f):
    return type(f)(f.__code__.replace(), f.__globals__, f.__name__, f.__defaults__, f.__closure__)


class Meta(type):
    flag = 1

    def meta_method(cls):
        return 1


class Holder:
    plain = 5
    text = "text"
    pair = (1, 2)
    items = [1]
    function = len
    nothing = None
    klass = int
    config = types.SimpleNamespace(a=1)

    def __init__(self):
        self.x = 1
        self.y = 2

    def method(self):
        return 1

    @property
    def prop(self):
        return 2

    prop_builtin = property(len)
    prop_default = property(lambda self, more=1: more)
    prop_star = property(lambda *a: 1)

    @classmethod
    def cls_method(cls):
        return 3

    @staticmethod
    def static():
        return 4


class Local:
    pass


class Enumish:
    member = Local()
    other = 1


class Slots:
    __slots__ = ("a", "b")
    constant = 7

    def __init__(self):
        self.a = 1

    def method(self):
        return 1


class SlotsDict(Slots):
    pass


class WithMeta(metaclass=Meta):
    value = 3

    def method(self):
        return 1


class MetaGetattr(type):
    def __getattr__(cls, name):
        return name


class WithMetaGetattr(metaclass=MetaGetattr):
    value = 3


class MetaGetattribute(type):
    def __getattribute__(cls, name):
        return type.__getattribute__(cls, name)


class WithMetaGetattribute(metaclass=MetaGetattribute):
    value = 3


class MetaData(type):
    @property
    def value(cls):
        return 4


class WithMetaData(metaclass=MetaData):
    pass


class Getattr:
    def __init__(self):
        self.x = 1

    @property
    def prop(self):
        return 2

    def method(self):
        return 1

    def __getattr__(self, name):
        return name


class Getattribute:
    def __getattribute__(self, name):
        return name


class GetattributeCall:
    def __getattribute__(self, name):
        return lambda: name


class GetattributeBoth:
    def __getattribute__(self, name):
        return name

    def __getattr__(self, name):
        return name


class Data:
    def __get__(self, o, t):
        return 1

    def __set__(self, o, v):
        pass


class NonData:
    def __get__(self, o, t):
        return 1


class Descriptors:
    data = Data()
    non_data = NonData()


class Setattr:
    def __setattr__(self, name, value):
        pass


class IntChild(int):
    kind = 1

    def __new__(cls, n):
        self = int.__new__(cls, n)
        self.x = 1
        return self

    def method(self):
        return 1


class TupleChild(tuple):
    def method(self):
        return 1


class Oops(Exception):
    note = 1

    def __init__(self):
        self.x = 1

    def method(self):
        return 1


class Odd:
    def __init__(self):
        self.__dict__ = {"x": 1}

    def method(self):
        return 1


Pair = namedtuple("Pair", "x y")
h = Holder()


def function():
    pass


function.x = 1
bare = Holder.__new__(Holder)
many = Local()
for i in range(40):
    setattr(many, f"a{i}", i)
few = Local()
module = types.ModuleType("module")
module.x = 1
module_getattr = types.ModuleType("module_getattr")
module_getattr.x = 1
module_getattr.__getattr__ = lambda name: name
late = Holder()
late.late = 1

rows = [
    ("instance value", "o.x", h), ("second value", "o.y", h), ("late value", "o.late", late), ("plain class value", "o.plain", h),
    ("class text", "o.text", h), ("class tuple", "o.pair", h), ("class list", "o.items", h), ("class builtin", "o.function", h),
    ("class None", "o.nothing", h), ("class class", "o.klass", h), ("class namespace", "o.config", h), ("method not called", "o.method", h),
    ("property", "o.prop", h), ("property builtin", "o.prop_builtin", h), ("property default", "o.prop_default", h), ("property star", "o.prop_star", h),
    ("property called", "o.prop()", h), ("method", "o.method()", h), ("class method", "o.cls_method()", h), ("static", "o.static()", h),
    ("class value called", "o.plain()", h), ("builtin called", "o.function()", h), ("class called", "o.klass()", h), ("instance value called", "o.x()", h),
    ("class method not called", "o.cls_method", h), ("static not called", "o.static", h), ("missing", "o.missing", h), ("missing called", "o.missing()", h),
    ("__class__", "o.__class__", h), ("__dict__", "o.__dict__", Holder()), ("__doc__", "o.__doc__", h), ("__module__", "o.__module__", h),
    ("bare value", "o.x", bare), ("bare method", "o.method()", bare),
    ("many", "o.a1", many), ("many late", "o.a39", many), ("many a29", "o.a29", many), ("many a28", "o.a28", many), ("odd", "o.x", Odd()), ("odd method", "o.method()", Odd()),
    ("class attr", "o.plain", Holder), ("class attr list", "o.items", Holder), ("class attr None", "o.nothing", Holder), ("class attr builtin", "o.function", Holder),
    ("class function", "o.method", Holder), ("class function called", "o.method(1)", Holder), ("class property", "o.prop", Holder),
    ("class classmethod", "o.cls_method()", Holder), ("class static", "o.static()", Holder), ("class missing", "o.missing", Holder), ("class config", "o.config", Holder),
    ("class __name__", "o.__name__", Holder), ("class __dict__", "o.__dict__", Holder), ("class mro", "o.mro()", Holder), ("class __doc__", "o.__doc__", Holder), ("class __class__", "o.__class__", Holder),
    ("class slot", "o.a", Slots), ("class subclasses", "o.__subclasses__()", Holder), ("class init", "o.__init__", Holder), ("class repr", "o.__repr__", Holder),
    ("enumish class", "o.member", Enumish), ("enumish instance", "o.member", Enumish()), ("enumish other", "o.other", Enumish),
    ("builtin class method", "o.fromkeys(())", dict), ("builtin class function", "o.append", list), ("builtin class called", "o.append([], 1)", list), ("int.real class", "o.real", int),
    ("builtin class new", "o.__new__", int), ("builtin class maketrans", "o.maketrans({})", str), ("str join class", "o.join('', ())", str),
    ("meta value", "o.value", WithMeta), ("meta method", "o.method", WithMeta), ("meta's own", "o.flag", WithMeta), ("meta's method", "o.meta_method()", WithMeta),
    ("meta instance method", "o.method()", WithMeta()), ("meta getattr", "o.value", WithMetaGetattr), ("meta getattr missing", "o.missing", WithMetaGetattr), ("meta getattribute", "o.value", WithMetaGetattribute),
    ("meta data", "o.value", WithMetaData),
    ("slot", "o.a", Slots()), ("empty slot", "o.b", Slots()), ("slots constant", "o.constant", Slots()), ("slots method", "o.method()", Slots()),
    ("slot in dict class", "o.a", SlotsDict()), ("slots dict method", "o.method()", SlotsDict()), ("slots dict constant", "o.constant", SlotsDict()),
    ("getattr value", "o.x", Getattr()), ("getattr missing", "o.missing", Getattr()), ("getattr property", "o.prop", Getattr()), ("getattr method", "o.method()", Getattr()), ("getattr missing call", "o.missing()", Getattr()),
    ("getattribute", "o.x", Getattribute()), ("getattribute called", "o.x()", GetattributeCall()), ("both", "o.x", GetattributeBoth()),
    ("data descriptor", "o.data", Descriptors()), ("non-data", "o.non_data", Descriptors()), ("data class", "o.data", Descriptors), ("non-data called", "o.non_data()", Descriptors()),
    ("int child value", "o.x", IntChild(1)), ("int child method", "o.method()", IntChild(1)), ("int child kind", "o.kind", IntChild(1)), ("int child bit_length", "o.bit_length()", IntChild(1)),
    ("tuple child", "o.method()", TupleChild()),
    ("exception value", "o.x", Oops()), ("exception method", "o.method()", Oops()), ("exception note", "o.note", Oops()), ("exception args", "o.args", Oops()), ("exception with_traceback", "o.with_traceback(None)", ValueError()),
    ("exception __context__", "o.__context__", ValueError()), ("exception __traceback__", "o.__traceback__", ValueError()),
    ("namedtuple field", "o.x", Pair(1, 2)), ("namedtuple method", "o._asdict()", Pair(1, 2)), ("namedtuple count", "o.count(1)", Pair(1, 2)),
    ("int real", "o.real", 5), ("int method", "o.bit_length()", 5), ("complex imag", "o.imag", 5j), ("float method", "o.is_integer()", 5.0), ("float real", "o.real", 5.0),
    ("list append", "o.append(1)", []), ("list append not called", "o.append", []), ("str upper", "o.upper()", "a"), ("dict get", "o.get(1)", {}), ("dict items", "o.items()", {}),
    ("set add", "o.add(1)", set()), ("tuple index", "o.index(1)", (1,)), ("bytes upper", "o.upper()", b"a"), ("None class", "o.__class__", None),
    ("list fromkeys", "o.fromkeys([])", {}), ("list doc", "o.__doc__", []), ("list len", "o.__len__()", []), ("str maketrans", "o.maketrans({})", "a"), ("int from_bytes", "o.from_bytes(b'')", 5),
    ("function name", "o.__name__", function), ("function attribute", "o.x", function), ("function code", "o.__code__", function), ("function get", "o.__get__(1)", function), ("function doc", "o.__doc__", function), ("function defaults", "o.__defaults__", function), ("function module", "o.__module__", function),
    ("lambda get", "o.__get__(1)", lambda: 0), ("bound method name", "o.__name__", h.method), ("bound method func", "o.__func__", h.method), ("bound method self", "o.__self__", h.method),
    ("module value", "o.x", module), ("module called", "o.x()", module), ("module missing", "o.missing", module), ("module getattr", "o.x", module_getattr), ("module name", "o.__name__", module), ("module dict", "o.__dict__", module), ("module class", "o.__class__", module),
    ("namespace", "o.a", types.SimpleNamespace(a=1)), ("generator send", "o.send(None)", (i for i in range(9))), ("generator frame", "o.gi_frame", (i for i in range(9))), ("builtin function name", "o.__name__", len), ("code varnames", "o.co_varnames", function.__code__),
    ("super object", "o.method()", super(SlotsDict, SlotsDict())),
    ("object repr", "o.__repr__()", object()), ("instance repr", "o.__repr__()", h), ("instance eq", "o.__eq__(1)", h), ("instance hash not called", "o.__hash__", h), ("instance init", "o.__init__()", Holder()),
    ("type of type", "o.__name__", type), ("int doc", "o.__doc__", 5), ("union args", "o.__args__", int | str), ("few", "o.a1", few),
]
for title, source, o in rows:
    case(title, eval(f"lambda o: {source}"), o)


def store(o):
    o.x = 1


def store_plain(o):
    o.plain = 1


def store_prop(o):
    o.prop = 1


def store_a(o):
    o.a = 1


def store_b(o):
    o.b = 1


def store_data(o):
    o.data = 1


def store_method(o):
    o.method = 1


def store_new(o):
    o.brand_new = 1


def store_a1(o):
    o.a1 = 1


def store_a39(o):
    o.a39 = 1


def store_class(o):
    o.__class__ = Holder


def store_doc(o):
    o.__doc__ = "d"


def store_name(o):
    o.__name__ = "n"


empty = Local()
for title, f, o in [
    ("instance value", store, Holder()), ("bare", store, Holder.__new__(Holder)), ("new name", store_new, Holder()), ("first on empty", store_new, empty),
    ("shadowing", store_plain, Holder()), ("property", store_prop, Holder()), ("slot", store_a, Slots()), ("empty slot", store_b, Slots()), ("slot in dict class", store_a, SlotsDict()), ("new in slots dict", store_new, SlotsDict()), ("no slot", store_new, Slots()),
    ("data descriptor", store_data, Descriptors()), ("over a method", store_method, Holder()), ("setattr", store, Setattr()), ("many", store_a1, many), ("many late", store_a39, many), ("many new", store_new, many), ("odd", store, Odd()), ("class", store, Local), ("module", store, module), ("function", store, function), ("exception", store, Oops()), ("int child", store, IntChild(3)),
    ("namespace", store, types.SimpleNamespace()), ("int", store, 5), ("None", store, None), ("__class__", store_class, Holder()), ("__doc__", store_doc, Holder()), ("function doc", store_doc, function), ("function name", store_name, function), ("getattr class", store, Getattr()), ("meta class", store, WithMeta), ("exception new", store_new, ValueError()), ("namedtuple", store, Pair(1, 2)),
]:
    case(f"store {title}", copy_of(f), o)

# Misses.
s = Site(lambda o: o.x, "LOAD_ATTR")
s.history("instance", repeat((h,), 10))
s.history("deleted slot", repeat((bare,), 10))
s.history("other class", repeat((Getattr(),), 60))
s.history("int", repeat((5,), 120))
s = Site(lambda o: o.a, "LOAD_ATTR")
s.history("slot", repeat((Slots(),), 10))
unset = Slots()
del unset.a
s.history("unset slot misses", repeat((unset,), 60))
s.history("set again", repeat((Slots(),), 60))
s = Site(lambda o: o.a39, "LOAD_ATTR")
s.history("hint", repeat((many,), 30))
s = Site(lambda o: o.a1, "LOAD_ATTR")
s.history("hint", repeat((many,), 30))
del many.a1
s.history("deleted", repeat((many,), 60))
many.a1 = 2
s.history("back, at the end", repeat((many,), 120))
s = Site(lambda o: o.x, "LOAD_ATTR")
s.history("module", repeat((module,), 30))
module.y = 2
s.history("name added", repeat((module,), 60))
module.x = 3
s.history("rebound", repeat((module,), 60))
del module.y
s.history("other deleted", repeat((module,), 60))
s = Site(lambda o: o.prop, "LOAD_ATTR")
s.history("property", repeat((h,), 30))
s = Site(lambda o: o.upper(), "LOAD_ATTR")
calls = Site(s.function, "CALL")
s.history("text", repeat(("a",), 10))
s.history("bytes", repeat((b"a",), 60))
print(calls)


def failing_prop(self):
    raise ValueError


Holder.broken = property(failing_prop)
s = Site(lambda o: o.broken, "LOAD_ATTR")
s.history("raising property", repeat((h,), 100))
