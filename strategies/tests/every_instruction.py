# Executes every instruction, and every member of every specialization family, about `sys.argv[1]` times.
#
# `native_stack.rs` runs it on a small native stack. Raising leaves a chain of tail calls, which frees its native stack, so what raises has
# loops of its own: the last part.
import sys

N = int(sys.argv[1])


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1
        self.b = 2

    def method(self):
        return 1


class Plain:
    shared = 7
    table = None

    def __init__(self, x):
        self.x = x

    def method(self):
        return self.x

    def two(self, a, b=2):
        return a

    @property
    def prop(self):
        return self.x

    def __getitem__(self, i):
        return i


class Meta(type):
    def __call__(cls):
        return None


class WithMeta(metaclass=Meta):
    here = 5


class Overridden:
    def __getattribute__(self, name):
        return 1


class Base:
    attr = 3

    def method(self):
        return 1


class Derived(Base):
    def method(self):
        return super().method()

    def read(self):
        return super().attr


class Lazy:
    def __init__(self):
        pass

    def method(self):
        return 1


class LazyDict(int):
    def method(self):
        return 1


class Context:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True


class Callable:
    def __call__(self):
        return 1


class Point:
    __match_args__ = ("x", "y")

    def __init__(self):
        self.x = 1
        self.y = 2


def many_attributes():
    # More attributes than fit inline: an instance with a dict.
    o = Plain(1)
    for i in range(60):
        setattr(o, "a%d" % i, i)
    return o


def arithmetic(n):
    a, b, x, y, s, t = 5, 3, 1.5, 0.5, "ab", "c"
    big = [1]
    for i in range(n):
        a + b; a - b; a * b; x + y; x - y; x * y; s + t; a & b; x * a
        -a; ~a; +a; not a; a is b; a is not b
        s = "ab"
        s += t
        a // b; a % b; big + big
        a < b; x < y; s == t; a == b
        a < b < i


def truth(n):
    true, none, number, items, text, obj, other = True, None, 5, [1], "a", Plain(1), 0.5
    hits = 0
    for i in range(n):
        if true: hits = 1
        if none: hits = 2
        if number: hits = 3
        if items: hits = 4
        if text: hits = 5
        if obj: hits = 6
        if other: hits = 7
        if none is None: hits = 8
        if none is not None: hits = 9
        if obj is None: hits = 10
        if obj is not None: hits = 11
        if true:
            pass
        else:
            hits = 12
        while True:
            break
        hits = 1 if none or true and number else 2


def subscripts(n):
    items, pair, text, table, obj = [1, 2, 3, 4], (1, 2), "abc", {"k": 1, 1: 2}, Plain(1)
    data = bytearray(b"abc")
    i, j, k = 1, 3, 1
    for _ in range(n):
        items[i]; pair[i]; text[i]; table["k"]; obj[3]; items[1:3]; data[i]
        items[i:j]; items[i:j:k]; pair[i:j]
        items[i] = 5
        table["k"] = 5
        data[i] = 5
        items[i:j] = pair
        table["new"] = 1
        del table["new"]
        i in items; i in table; i in pair; "a" in text


def sets(n):
    members, frozen = {1, 2}, frozenset((1,))
    for i in range(n):
        i in members


def unpacking(n):
    two, three, items, text = (1, 2), (1, 2, 3), [1, 2], "ab"
    for _ in range(n):
        a, b = two
        c, d, e = three
        f, g = items
        h, k = text
        first, *rest = three
        a, b = b, a
        c, d, e = e, d, c
        a = b = c


def loops(n):
    items, pair, text = [1], (1,), "a"
    def gen():
        yield 1
    for _ in range(n):
        for x in items: pass
        for x in pair: pass
        for x in range(1): pass
        for x in text: pass
        for x in gen(): pass
        [y for y in pair]
        {y for y in pair}
        {y: y for y in pair}
        all(y for y in pair)
        any(y for y in pair)


def generators(n):
    def inner():
        received = yield 1
        return 5
    def outer():
        got = yield from inner()
        return got
    def over_list():
        yield from items
    items = [1]
    def endless():
        while True:
            yield 1
    step = endless().__next__
    def relay():
        yield from endless()
    for _ in range(n):
        for x in outer(): pass
        for x in over_list(): pass
    count = 0
    for x in relay():
        count += 1
        if count == n:
            break


def displays(n):
    a, b, items, table = 1, 2, [1, 2], {"k": 1}
    for _ in range(n):
        (a, b); [a, b]; {a, b}; {"x": a}; [*items, a]; {*items}; {**table}; (*items, a)
        f"{a}{b!r:>3}{a!s}-{b:03}"
        f"{a}"
        t"{a}{b!r:>3}-"


def function(a=1, *, k=2):
    return a


def plain(a, b):
    return a


def variadic(*args, **kw):
    return 1


def calls(n):
    obj, items, text, table = Plain(1), [1, 2], "a b", {"a": 1}
    kw, more = {"k": 1}, {"z": 1}
    bound, general = obj.method, obj.two
    callback = Callable()
    for _ in range(n):
        plain(1, 2); function(); bound(); general(1); callback()
        Plain(1); type(items); str(text); tuple(table); range(1)
        len(items); isinstance(items, list); abs(1); divmod(3, 2); sorted(table)
        out = []
        out.append(1)
        text.upper(); items.count(1); table.get("a"); text.split()
        plain(1, b=2); function(1, k=2); obj.two(1, b=3); general(1, b=3); dict(a=1)
        variadic(*items, **kw); variadic(*items, 1, **kw, **more)


def calls_through_bound_methods(n):
    obj = Plain(1)
    methods = [obj.method]
    general = [obj.two]
    for _ in range(n):
        methods[0]()
        general[0](1)
        general[0](1, b=3)


def definitions(n):
    free = 1
    for _ in range(n):
        def inner(a=1, *, k=2) -> int:
            cell = free
            return lambda: cell
        inner()
        def rebinding():
            nonlocal free
            free = 2
        rebinding()


def cells(n):
    for _ in range(n):
        cell = 1
        (lambda: cell)
        del cell


def generic(n):
    for _ in range(n):
        def typed[T](x: T) -> T:
            return x


def checked(n):
    for i in range(n):
        if i >= 0:
            value = 1
        value
        other = value
        del value


def attributes(n):
    obj, hinted, slotted, derived = Plain(1), many_attributes(), Slotted(), Derived()
    lazy, overridden, ldict = Lazy(), Overridden(), LazyDict(3)
    dictless, deleted = (1, 2), Plain(1)
    number = 1j
    for _ in range(n):
        obj.x; hinted.x; sys.maxsize; slotted.a; Plain.shared; WithMeta.here; obj.prop
        overridden.x
        obj.method(); slotted.method(); lazy.method(); ldict.method()
        obj.shared; number.real; slotted.method; derived.method(); derived.read()
        dictless.count(1)
        obj.x = 1
        hinted.x = 1
        slotted.a = 1
        deleted.y = 1
        del deleted.y


class NoDict:
    __slots__ = ()
    constant = 5
    def method(self):
        return 1


def without_dict(n):
    o = NoDict()
    for _ in range(n):
        o.constant
        o.method()


def global_names(n):
    global changing, passing
    for i in range(n):
        changing = i
        passing = i
        changing; len; N
        del passing


def contexts(n):
    c = Context()
    for _ in range(n):
        with c as d:
            pass


def matching(n):
    seq, table, point = (1, 2, 3), {"k": 1, "j": 2}, Point()
    for _ in range(n):
        match seq:
            case [1, x, *rest]: pass
        match table:
            case {"k": x, **rest}: pass
        match point:
            case Point(x, y=2): pass


def importing(n):
    for _ in range(n):
        import math
        from math import floor


def class_bodies(n):
    free = 1
    class Body:
        for i in range(n):
            free
            missing = i
            missing
            del missing


def class_statements(n):
    def ignore(name, bases, namespace, **kw):
        return None
    source = """
from __future__ import annotations
def repeat(n, meta):
    for _ in range(n):
        class Statement(metaclass=meta):
            field: int
"""
    namespace = {"__name__": "statements"}
    exec(source, namespace)
    namespace["repeat"](n, ignore)


class Annotated:
    field: int


def annotation_scopes(n):
    annotate = Annotated.__annotate__
    for _ in range(n):
        annotate(1)


def extended(n):
    names = ["v%d" % i for i in range(300)]
    lines = ["def wide(n):"] + ["    %s = %d" % (v, i + 300) for i, v in enumerate(names)]
    lines += ["    for _ in range(n):", "        v299"]
    namespace = {}
    exec("\n".join(lines), namespace)
    namespace["wide"](n)


for part in [
    arithmetic, truth, subscripts, sets, unpacking, loops, generators, displays, calls, calls_through_bound_methods, definitions, cells, generic,
    checked, attributes, without_dict, global_names, contexts, matching, importing, class_bodies, class_statements, annotation_scopes, extended,
]:
    part(N)

# LOAD_NAME, STORE_NAME and DELETE_NAME belong to modules and class bodies.
for name in range(N):
    other = name
    del other


def raising(n):
    error = ValueError("x")
    for _ in range(n):
        try:
            raise error
        except KeyError:
            pass
        except ValueError as e:
            e.__traceback__ = None
            e.__context__ = None


def reraising(n):
    error = ValueError("x")
    for _ in range(n):
        try:
            try:
                raise error
            finally:
                pass
        except ValueError:
            error.__traceback__ = None
        try:
            assert not error
        except AssertionError:
            pass


def leaving_contexts(n):
    c, error = Context(), ValueError("x")
    for _ in range(n):
        with c:
            raise error
        error.__traceback__ = None


def groups(n):
    error = ValueError("x")
    for _ in range(n):
        try:
            raise error
        except* ValueError:
            pass
        error.__traceback__ = None


def throwing(n):
    def inner():
        while True:
            try:
                yield 1
            except ValueError:
                return
    def outer():
        while True:
            yield from inner()
    error = ValueError("x")
    g = outer()
    next(g)
    for _ in range(n):
        g.throw(error)
        error.__traceback__ = None
        error.__context__ = None


for part in [raising, reraising, leaving_contexts, groups, throwing]:
    part(N)
