"""CALL and CALL_KW: which call becomes what, and the misses."""

import functools
import itertools
import math
import operator
from collections import OrderedDict, defaultdict, deque
from itertools import repeat

from watch import Site, case


def f0():
    return 0


def f1(a):
    return a


def f2(a, b=2):
    return a


def f_star(*a):
    return a


def f_kw(**k):
    return k


def f_kwonly(a, *, b=1):
    return a


def f_generator(a):
    yield a


class Plain:
    pass


class Init:
    def __init__(self, a):
        self.a = a

    def m(self, a):
        return a

    def md(self, a, b=1):
        return a

    def ms(self, *a):
        return a

    @classmethod
    def c(cls, a):
        return a

    @classmethod
    def cd(cls, a, b=1):
        return a

    @staticmethod
    def s(a):
        return a

    def __call__(self, a):
        return a


class InitDefault:
    def __init__(self, a, b=2):
        self.a = a


class InitStar:
    def __init__(self, *a):
        pass


class InitKwonly:
    def __init__(self, a, *, b=1):
        pass


class InitReturns:
    def __init__(self, a):
        return a


class InitRaises:
    def __init__(self, a):
        raise ValueError


class InitSlots:
    __slots__ = ("a",)

    def __init__(self, a):
        self.a = a


class New:
    def __new__(cls, a):
        return object.__new__(cls)


class NewInit:
    def __new__(cls, a):
        return object.__new__(cls)

    def __init__(self, a):
        pass


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    def __init__(self, a):
        pass


class MetaCall(type):
    def __call__(cls, a):
        return a


class WithMetaCall(metaclass=MetaCall):
    pass


class IntChild(int):
    pass


class ListChild(list):
    pass


class DictChild(dict):
    def __init__(self, a):
        pass


class Child(Init):
    pass


class Error(Exception):
    pass


class ErrorInit(Exception):
    def __init__(self, a):
        self.a = a


o = Init(1)
bound, bound_default, bound_star = o.m, o.md, o.ms
o.own = f1
partial = functools.partial(f1, 1)
cached = functools.lru_cache(f1)
getter, method = operator.itemgetter(0), operator.methodcaller("upper")
attr = operator.attrgetter("real")
append, text_upper = [].append, "a".upper
lst, dct, txt, st, dq = [1, 2, 3], {1: 2}, "a b", {1}, deque([1])
wrapper = o.__eq__
five, nothing = 5, None
slot_wrapper = int.__add__

sources = """
f0() | f0(1) | f1(1) | f1() | f2(1) | f2(1, 2) | f_star(1) | f_star() | f_kw() | f_kwonly(1) | f_generator(1) | (lambda: 1)()
o.m(1) | o.md(1) | o.ms(1) | o.c(1) | o.cd(1) | o.s(1) | Init.c(1) | Init.cd(1) | Init.m(o, 1) | Init.s(1) | bound(1) | bound_default(1) | bound_star(1) | o(1) | o.own(1) | bound() | bound(1, 2)
Init(1) | Child(1) | Plain() | InitDefault(1) | InitDefault(1, 2) | InitStar(1) | InitKwonly(1) | InitReturns(1) | InitReturns(None) | InitRaises(1) | InitSlots(1) | Init() | Init(1, 2) | New(1) | NewInit(1) | WithMeta(1) | WithMetaCall(1) | IntChild(1) | ListChild() | DictChild(1) | Error(1) | ErrorInit(1)
type(1) | type('X', (), {}) | str(1) | str() | str(b'a', 'ascii') | tuple(lst) | tuple() | tuple(dct) | list(lst) | list() | dict() | dict(dct) | set() | set(lst) | frozenset(lst) | int('1') | int() | int(1.5) | float('1') | float() | bool(1) | bool() | bytes(3) | bytearray(3) | complex(1) | object() | range(3) | range(1, 3) | slice(3) | enumerate(lst) | zip(lst) | map(f1, lst) | filter(None, lst) | reversed(lst) | super(Init, o) | property(f1) | staticmethod(f1) | classmethod(f1) | memoryview(b'a') | ValueError('a') | ValueError() | KeyError(1) | StopIteration(1) | OSError(1) | BaseException() | type(None)()
deque() | deque(lst) | defaultdict(int) | OrderedDict() | functools.partial(f1) | operator.itemgetter(1) | itertools.count() | itertools.repeat(1, 2) | itertools.chain(lst) | itertools.islice(lst, 2) | itertools.product(lst) | partial() | cached(1) | getter(lst) | attr(1) | method('a')
len(lst) | len(5) | len() | isinstance(1, int) | isinstance(1, (int, str)) | isinstance(1) | abs(1) | ord('a') | chr(97) | repr(1) | hash(1) | id(1) | bin(1) | hex(1) | oct(1) | any(lst) | all(lst) | callable(f1) | ascii(1) | math.sqrt(2) | math.floor(2.5) | math.sin(1) | abs() | abs(1, 2)
iter(lst) | next(iter(lst)) | getattr(o, 'a') | getattr(o, 'b', 1) | hasattr(o, 'a') | setattr(o, 'a', 1) | delattr(o, 'zz') | divmod(1, 2) | format(1) | math.gcd(1, 2) | math.hypot(1, 2) | math.pow(1, 2) | math.log(2) | math.isclose(1, 2) | math.atan2(1, 2) | issubclass(int, int) | dir(o) | vars(o) | globals() | locals() | print(end='') | min(1, 2) | max(1, 2) | max(lst) | sum(lst) | sorted(lst) | pow(1, 2) | round(1.5) | compile('1', '', 'eval') | eval('1') | id(o) | math.prod(lst) | math.fsum(lst) | math.factorial(3) | math.comb(3, 2)
lst.append(1) | lst.pop() | lst.index(1) | lst.insert(0, 1) | lst.sort() | lst.copy() | lst.extend(()) | lst.count(1) | lst.reverse() | lst.remove(1) | lst.__len__() | [].clear() | lst.index('q') | lst.append() | lst.append(1, 2)
dct.get(1) | dct.get(1, 2) | dct.get() | dct.pop(1, 2) | dct.setdefault(1, 2) | dct.items() | dct.keys() | dct.values() | dct.copy() | dct.update(dct) | {}.clear() | dct.fromkeys(lst) | dict.fromkeys(lst) | dct.popitem() | {1: 2}.popitem()
txt.upper() | txt.split() | txt.split(' ') | txt.replace('a', 'b') | txt.encode() | txt.find('a') | txt.startswith('a') | txt.endswith('b') | txt.join(()) | txt.format() | txt.strip() | txt.count('a') | txt.isdigit() | txt.rsplit() | txt.splitlines() | txt.partition('a') | txt.center(5) | txt.ljust(5) | txt.zfill(5) | txt.translate({}) | txt.title() | txt.index('a') | txt.rfind('a') | txt.expandtabs() | txt.lstrip() | txt.rstrip() | txt.casefold() | txt.swapcase() | txt.isalpha() | txt.removeprefix('a') | txt.format_map({}) | str.upper('a') | str.join('', ())
st.add(1) | st.discard(1) | st.remove(7) | st.union(lst) | st.copy() | st.update(lst) | st.pop() | st.issubset(lst) | st.intersection(lst) | st.isdisjoint(lst) | {1}.clear() | st.difference(lst)
dq.append(1) | dq.popleft() | dq.appendleft(1) | dq.pop() | dq.extend(()) | dq.rotate() | dq.rotate(1) | dq.clear() | dq.copy() | dq.count(1) | (1,).count(1) | (1,).index(1) | b'a'.upper() | b'a'.hex() | b'a'.decode() | b'a'.split() | b'a'.find(b'a') | b'a'.join(()) | (5).bit_length() | (5).to_bytes() | (5).conjugate() | (1.5).is_integer() | (1.5).hex() | (1.5).as_integer_ratio() | (1j).conjugate() | int.from_bytes(b'a') | float.fromhex('1') | (5).__add__(1) | slot_wrapper(1, 2) | wrapper(1) | append(1) | text_upper() | range(3).index(1) | range(3).count(1) | slice(3).indices(3)
list.append(lst, 1) | ListChild().append(1) | (i for i in lst).send(None) | f_generator(1).close() | f1.__get__(1) | o.__init__(1) | object.__new__(Plain) | Plain.__new__(Plain) | type.mro(int) | five() | nothing() | txt() | math() | ValueError().with_traceback(None) | ValueError().add_note('a') | bound.__func__(o, 1)
f1(a=1) | f2(1, b=2) | f_star(*(1,)) | f_kw(a=1) | f_kwonly(1, b=2) | o.m(a=1) | o.md(1, b=2) | o.c(a=1) | o.s(a=1) | bound(a=1) | bound_default(1, b=2) | o(a=1) | Init(a=1) | InitDefault(1, b=2) | New(a=1) | WithMeta(a=1) | dict(a=1) | int('1', base=5) | print(end='') | sorted(lst, reverse=True) | max(lst, key=f1) | lst.sort(key=f1) | txt.split(sep=' ') | txt.encode(encoding='ascii') | partial(**{}) | partial(b=1) | cached(a=1) | f1(b=1) | f1(1, a=1) | len(obj=1) | lst.append(object=1) | zip(lst, strict=True) | sum(lst, start=1) | pow(2, exp=3) | txt.format(a=1) | Plain(a=1) | five(a=1) | OSError(a=1)
"""
for line in sources.strip().splitlines():
    for source in line.split(" | "):
        lst[:], txt = [1, 2, 3], "a b"
        dct.clear(), dct.update({1: 2})
        st.clear(), st.update({1, 2, 3, 4})
        case(source, eval("lambda: " + source), only=("CALL", "CALL_KW"))


# The append member wants its result dropped.
def statement(items):
    items.append(1)


def kept(items):
    r = items.append(1)
    return r


def returned(items):
    return items.append(1)


for f in statement, kept, returned:
    case(f.__name__, f, [])
    case(f"{f.__name__}, subclass", type(f)(f.__code__.replace(), f.__globals__), ListChild(), only=("CALL",))
    case(f"{f.__name__}, deque", type(f)(f.__code__.replace(), f.__globals__), deque())

# Kind guards: any function of the convention hits.
s = Site(lambda f, a: f(a), "CALL")
s.history("abs", repeat((abs, 1), 10))
s.history("bin hash abs", ((f, 1) for _ in range(50) for f in (bin, hash, abs)))
s.history("getattr misses", repeat((iter, ()), 60))
s.history("iter next", repeat((iter, ()), 60))
s.history("len", repeat((len, ()), 120))
s.history("len raises", repeat((len, 1), 60))
s.history("type", repeat((type, 1), 120))
s.history("list", repeat((list, ()), 60))
s.history("set, tuple, range", ((f, ()) for _ in range(50) for f in (set, frozenset, tuple)))
s.history("partial", repeat((partial, 1), 60))
s.history("python", repeat((f1, 1), 120))
s.history("generator", repeat((f_generator, 1), 120))
s.history("bound", repeat((bound, 1), 120))
s.history("bound default", repeat((bound_default, 1), 120))
s.history("bound of another object", repeat((Init(5).md, 1), 60))
s.history("class", repeat((Init, 1), 120))
s.history("child class", repeat((Child, 1), 120))
s.history("no __init__", repeat((Plain, 1), 120))
s.history("bound builtin", repeat((append, 1), 120))
s.history("python with too few", repeat((f_two := (lambda a, b: a), 1), 120))
s = Site(lambda f, a: f(b=a), "CALL_KW")
s.history("python", repeat((f_kw, 1), 10))
s.history("other python", repeat((lambda b: b, 1), 60))
s.history("bound", repeat((Init(1).ms, 1), 60))
s.history("class", repeat((dict, 1), 60))
s.history("python class", repeat((Init, 1), 60))
s.history("python", repeat((f_kw, 1), 60))
