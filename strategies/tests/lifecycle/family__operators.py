"""TO_BOOL, BINARY_OP, COMPARE_OP, CONTAINS_OP: the members' conditions and what is never specialized."""

from itertools import repeat

from collections import OrderedDict, defaultdict, deque

from watch import Site, case


class Plain:
    pass


class WithBool:
    def __bool__(self):
        return True


class WithLen:
    def __len__(self):
        return 1


class Number(int):
    pass


class Text(str):
    pass


class Items(list):
    pass


class Table(dict):
    pass


def on(template, **names):
    """A function of its own for each case."""
    return eval(f"lambda {', '.join(names)}: {template}"), list(names.values())


def try_all(title, template, *rows):
    for row in rows:
        f, args = on(template, **dict(zip("abc", row)))
        shown = ", ".join(str(type(v).__name__) for v in row)
        case(f"{title} {shown}", f, *args)


try_all(
    "truth",
    "1 if a else 2",
    *[
        (v,)
        for v in (
            True, False, 0, 7, 10**30, [], [1], None, "", "text", Plain(), 1.5, 0.0, {}, {1: 2}, (), (1,), set(), frozenset(),
            b"", b"x", bytearray(), WithBool(), WithLen(), Number(3), Text("x"), Items(), Table(), len, Plain, int, object(),
            range(3), Exception(), 1j, lambda: 0, [].append, iter([]), deque(), slice(1), Ellipsis,
        )
    ],
)
pairs = [
    (1, 2), (10**30, 1), (1, 10**30), (1.5, 2.5), ("a", "b"), (1, 2.5), (2.5, 1), (True, 1), (1, False), (2.5, True), (True, 2.5),
    ([1], [2]), ((1,), (2,)), (b"a", b"b"), (Number(3), 4), (4, Number(3)), (Text("a"), "b"), ("a", Text("b")), ({1}, {2}), ({1: 1}, {2: 2}),
    (float("nan"), 1), (1, float("nan")), (2.0, 10**30), (10**30, 2.0), (1j, 2), ("ab", 3), (3, "ab"), ([1], 2), (1, None), (0, 2), (2.5, 0),
]
for operator in "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@":
    for pair in pairs:
        if operator in ("**", "<<", ">>", "*") and 10**30 in pair:
            continue
        if operator in ("-", "/", "//", "%", "**", "<<", ">>", "@") and not isinstance(pair[0], (int, float)):
            continue
        try_all(f"{operator}", f"a {operator} b", pair)


def in_place(operator):
    names = {}
    exec(f"def f(a, b):\n    a {operator}= b\n    return a", names)
    return names["f"]


for operator in "+", "-", "*", "/", "|", "&", "^", "//":
    for pair in pairs[:12]:
        if operator in ("*", "+") and isinstance(pair[0], list) or 10**30 in pair and operator == "*":
            continue
        case(f"{operator}= {type(pair[0]).__name__}, {type(pair[1]).__name__}", in_place(operator), *pair)


# The in-place member wants the result stored into the left operand's local.
def appends(a, b):
    a = a + b
    return a


def appends_other(a, b):
    c = a + b
    return c


def appends_right(a, b):
    b = a + b
    return b


def appends_loop(parts):
    text = ""
    for part in parts:
        text += part
    return text


case("a = a + b", appends, "x", "y")
case("c = a + b", appends_other, "x", "y")
case("b = a + b", appends_right, "x", "y")
case("loop", appends_loop, list("hello"), times=1)
s = Site(appends, "BINARY_OP")
s.history("ints miss", repeat((1, 2), 60))
s.history("texts", repeat(("a", "b"), 60))

subscripts = [
    ([1, 2], 0), ([1, 2], -1), ([1, 2], 5), ([1, 2], True), ([1, 2], 10**30), ([1, 2], slice(0, 1)), ((1, 2), 1), ((1, 2), -1), ((1, 2), slice(1)),
    ("abc", 1), ("abc", -1), ("\xe9a", 1), ("\u20ac", 0), ("abc", slice(1)), ({1: 2}, 1), ({1: 2}, 3), ({"a": 2}, "a"), (b"abc", 1), (bytearray(b"abc"), 1),
    (range(5), 1), (Items([1]), 0), (Table({1: 2}), 1), (defaultdict(int), 1), (OrderedDict({1: 2}), 1), (deque([1]), 0), (b"ab", 5),
    (list, int), (Number(1), 1), (None, 1), ([1, 2], Number(1)), ([1, 2], "a"), (Plain.__dict__, "__module__"),
]
try_all("item", "a[b]", *subscripts)
try_all("constant index", "a[0]", ([1],), ((1,),), ("a",), ("\xe9",), ({0: 1},))
try_all("constant slice", "a[0:1]", ([1],), ((1,),), ("a",))
try_all("slice", "a[b:c]", ([1], 0, 1), ("a", 0, 1))


class Getitem:
    def __getitem__(self, key):
        return key


class GetitemDefault:
    def __getitem__(self, key, more=1):
        return key


class GetitemStar:
    def __getitem__(self, *keys):
        return keys


class GetitemKw:
    def __getitem__(self, key, **more):
        return key


class GetitemStatic:
    __getitem__ = staticmethod(lambda key: key)


class GetitemBuiltin:
    __getitem__ = len


class GetitemClass:
    def __class_getitem__(cls, key):
        return key


class GetitemMeta(type):
    def __getitem__(cls, key):
        return key


class HasMeta(metaclass=GetitemMeta):
    pass


try_all("python item", "a[b]", *[(kind, 1) for kind in (Getitem(), GetitemDefault(), GetitemStar(), GetitemKw(), GetitemStatic(), GetitemBuiltin(), GetitemClass, HasMeta)])

for operator in "<", "<=", ">", ">=", "==", "!=":
    try_all(operator, f"a {operator} b", *pairs[:22], (1 << 50, 2), (1 << 29, 1 << 29), (None, None), (Plain(), 1), (True, True), (float("nan"), 1.0), (float("nan"), float("nan")))
try_all("branch", "1 if a < b else 2", (1, 2), (1.5, 2.5), ("a", "b"))
try_all("branch", "1 if a == b else 2", (1, 2), (1.5, 2.5), ("a", "b"))
try_all("chain", "a < b < c", (1, 2, 3), (1.0, 2.0, 3.0), (1, 2, 3.0))

try_all(
    "in",
    "b in a",
    *[({1}, 1), (frozenset({1}), 2), ({1: 2}, 1), ([1], 1), ((1,), 1), ("abc", "b"), (Table(), 1), (defaultdict(int), 1), (range(3), 1), ({1: 2}.keys(), 1), ({}, []), ({1}, []), (b"ab", 97), (WithLen(), 1), (deque(), 1), (Items(), 2)],
)
try_all("not in", "b not in a", ({1}, 1), ({1: 2}, 1), ([1], 1))
try_all("in constant", "a in (1, 2)", (1,))
try_all("in constant set", "a in {1, 2}", (1,))

s = Site(lambda a, b: b in a, "CONTAINS_OP")
s.history("set", repeat(({1}, 1), 10))
s.history("dict misses", repeat(({1: 1}, 1), 60))
s.history("unhashable in set", repeat(({1}, []), 60))
s.history("list", repeat(([1], 1), 100))
s = Site(lambda a, b: a == b, "COMPARE_OP")
s.history("int", repeat((1, 2), 10))
s.history("text misses", repeat(("a", "b"), 60))
s.history("float misses", repeat((1.0, 2.0), 60))
s.history("mixed", repeat((1, 2.0), 60))
s = Site(lambda a: 1 if a else 2, "TO_BOOL")
s.history("plain", repeat((Plain(),), 10))
s.history("list", repeat(([],), 60))
s.history("text", repeat(("",), 60))
s.history("none", repeat((None,), 60))
s.history("float", repeat((1.0,), 60))
s.history("plain", repeat((Plain(),), 60))
Plain.__bool__ = lambda self: False
s.history("class with __bool__", repeat((Plain(),), 120))
del Plain.__bool__
s.history("without", repeat((Plain(),), 220))
s.history("other class", repeat((type("Other", (), {})(),), 60))

# SUBSCR_GETITEM lives in the class.
s = Site(lambda a, b: a[b], "BINARY_OP")


class GetitemToo:
    def __getitem__(self, key):
        return -key


s.history("A", repeat((Getitem(), 1), 10))
s.history("B misses", repeat((GetitemToo(), 1), 30))
other = Site(lambda a, b: a[b], "BINARY_OP")
other.history("B elsewhere", repeat((GetitemToo(), 1), 10))
s.history("B heals", repeat((GetitemToo(), 1), 30))
s.history("A still hits", repeat((Getitem(), 1), 30))
Getitem.__getitem__ = lambda self, key: key + 1
s.history("changed", repeat((Getitem(), 1), 120))
s.history("wrong key count", repeat((GetitemStar(), 1), 60))
