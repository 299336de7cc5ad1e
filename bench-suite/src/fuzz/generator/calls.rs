//! Call sites: Python functions of every signature, bound methods, classes, builtins of every convention, callable objects.

use super::classes::pick_name;
use super::sites::{Site, place};
use super::{Gen, Scenario, lines};

/// How a site calls.
const FORMS: [&str; 16] = [
    "f(a)",
    "f(a)",
    "f(a, b)",
    "f(a, b)",
    "f()",
    "f(a, k=b)",
    "f(a=a)",
    "f(b=b, a=a)",
    "f(*b)",
    "f(a, *b)",
    "f(**{'a': a})",
    "f(a, **{'k': b})",
    "f(a, b, 3)",
    "f(k=a)",
    "f(f(a))",
    "f(a, *b, k=1)",
];

/// Python functions with changing signatures, code and defaults.
pub fn functions(g: &mut Gen) -> Scenario {
    g.feature("calls");
    let mut s = Scenario::default();
    let mut names = Vec::new();
    for _ in 0..g.rng.usize(1..=3) {
        let name = g.name("f");
        let signature = g.pick(&[
            "a",
            "a",
            "a, b",
            "a, b=2",
            "a=1, b=2",
            "*args",
            "a, *args",
            "a, *, k=3",
            "a, *, k",
            "**kwargs",
            "a, /, b=5",
            "a, b=1, *args, k=2, **kw",
            "",
        ]);
        s.declarations.push(format!("def {name}({signature}):"));
        let body = g.pick(&[
            "return sorted((k, show(v)) for k, v in locals().items())",
            "return ('{n}', sorted(locals()))",
            "return {n}.__defaults__",
            "x = 1\n    return (x, show(locals().get('a')))",
            "return (lambda: '{n} inner')()",
        ]);
        s.declarations
            .push(format!("    {}", body.replace("{n}", &name)));
        s.declarations.last().map(|_| ()).unwrap_or_default();
        names.push(name);
    }
    let owner = g.name("Calls");
    s.declarations.extend(lines(&format!(
        "class {owner}:
    def method(self, a=1, b=2):
        return ('method', show(a), show(b))
    def exact(self, a):
        return ('exact', show(a))
    @classmethod
    def cm(cls, a, b=3):
        return ('cm', show(a), show(b))
    @staticmethod
    def sm(a, *args):
        return ('sm', show(a), args)
    def __call__(self, a, k=4):
        return ('called', show(a), k)
    def __repr__(self):
        return 'calls'
def deco(f):
    def wrapper(*args, **kwargs):
        return ('wrapped', f(*args, **kwargs))
    return wrapper
o{owner} = {owner}()
import functools"
    )));
    let form = g.pick(&FORMS);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["f", "a", "b"],
            body: String::new(),
            result: form.to_string(),
        },
    );
    let mut callables = names.clone();
    callables.extend(names.clone());
    callables.extend(names.clone());
    for text in [
        "o{O}.method",
        "o{O}.exact",
        "{O}.cm",
        "o{O}.cm",
        "o{O}.sm",
        "o{O}",
        "{O}",
        "{O}.exact",
        "deco({f})",
        "functools.partial({f}, 1)",
        "len",
        "M()",
        "(lambda a, b=1: (a, b))",
        "N",
        "print.__call__",
        "count",
        "None",
    ] {
        callables.push(text.replace("{O}", &owner).replace("{f}", &names[0]));
    }
    for _ in 0..g.rng.usize(3..=7) {
        let stable = pick_name(g, &callables);
        let alike = g.chance(65);
        let mut callee = |g: &mut Gen| {
            if alike {
                stable.clone()
            } else {
                pick_name(g, &callables)
            }
        };
        let mut first = |g: &mut Gen| g.pick(&["1", "'s'", "2.5", "[1]", "2**50"]).to_string();
        let mut second = |g: &mut Gen| {
            g.pick(&["(1, 2)", "[3]", "()", "'xy'", "2", "None"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut callee, &mut first, &mut second]);
        s.steps.push(site.step(g, &items));
        if g.chance(75) {
            let change = g.pick(&[
                "{f}.__code__ = (lambda a, b=7: ('lambda code', show(a))).__code__",
                "{f}.__code__ = {g}.__code__",
                "{f}.__defaults__ = (8,)",
                "{f}.__defaults__ = None",
                "{f}.__defaults__ = (1, 2, 3)",
                "{f}.__kwdefaults__ = {'k': 'kwd'}",
                "{f}.__kwdefaults__ = None",
                "{f}.__name__ = 'renamed'",
                "{f} = {g}",
                "{f} = deco({f})",
                "{O}.exact = lambda self, a: ('new exact', show(a))",
                "{O}.method.__defaults__ = (5,)",
                "{O}.method.__code__ = {g}.__code__",
                "{O}.__call__ = lambda self, *a, **k: 'new call'",
                "del {O}.__call__",
                "o{O}.exact = {f}",
                "{O}.sm = {f}",
                "{O}.cm = {f}",
                "{O}.__init__ = lambda self, *a: None",
                "{f}.attribute = 1",
                "{f}.__code__ = count.__code__",
                "{f}.__code__ = compile('1', 'x', 'eval')",
                "{f} = lambda *a, **k: (len(a), sorted(k))",
                "{f}.__kwdefaults__['k'] = 'changed'",
                "{f}.__globals__['count'] = count",
            ]);
            let (f, other) = (pick_name(g, &names), pick_name(g, &names));
            for (mark, feature) in [
                ("__code__", "__code__ replaced"),
                ("__defaults__", "__defaults__ replaced"),
                ("__kwdefaults__", "__kwdefaults__ replaced"),
            ] {
                if change.contains(mark) {
                    g.feature(feature);
                }
            }
            let change = change
                .replace("{f}", &f)
                .replace("{g}", &other)
                .replace("{O}", &owner);
            s.steps.push(super::tried(&change));
            s.steps.push(site.step(g, &items));
        }
    }
    s
}

/// Builtin functions of each convention, shadowed and rebound.
pub fn builtins(g: &mut Gen) -> Scenario {
    g.feature("builtin calls");
    let mut s = Scenario::default();
    s.declarations.push("import math".to_string());
    let result = g.pick(&[
        "len(a)",
        "len(a)",
        "isinstance(a, b)",
        "isinstance(a, b)",
        "type(a)",
        "str(a)",
        "tuple(a)",
        "abs(a)",
        "min(a, 3)",
        "max(a, key=None)",
        "sorted(a)",
        "iter(a).__class__",
        "list(a)",
        "int(a)",
        "float(a)",
        "bool(a)",
        "repr(a)",
        "sum(a)",
        "round(a)",
        "divmod(a, 3)",
        "getattr(a, 'real', 1)",
        "hasattr(a, '__len__')",
        "issubclass(b, int)",
        "callable(a)",
        "math.sqrt(a)",
        "math.gcd(a, 6)",
        "pow(a, 2)",
        "dict(a)",
        "set(a) == 0",
        "ord(a)",
        "chr(a)",
        "next(iter(a))",
        "next(iter(a), None)",
        "isinstance(a, (int, str))",
        "math.floor(a)",
        "hash(a) == hash(a)",
        "any(a)",
        "all(a)",
        "list(zip(a, a))",
        "list(enumerate(a))",
        "list(map(len, a))",
        "format(a)",
        "int(a, 16)",
        "str(a, 'ascii')",
        "print(a)",
        "object.__repr__(a) is None",
        "type('T', (), {}).__name__",
        "super",
        "tuple()",
        "str()",
        "int.from_bytes(a)",
        "reversed(a).__class__",
        "bytes(a)[:3]",
        "max(a)",
        "slice(a)",
        "range(a)",
        "list(range(a))[:3]",
    ]);
    // These would make room for as many items as the int says.
    let result = if result.starts_with("list(range") || result.starts_with("bytes(") {
        "range(a)"
    } else {
        result
    };
    let name = result.split(['(', '.']).next().unwrap_or("len");
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body: String::new(),
            result: result.to_string(),
        },
    );
    for _ in 0..g.rng.usize(3..=6) {
        let kind = g.kind();
        let mut second = |g: &mut Gen| {
            g.pick(&[
                "int",
                "str",
                "float",
                "(int, str)",
                "list",
                "N",
                "M",
                "object",
                "int | str",
                "5",
                "bool",
                "type",
                "(int, 5)",
                "()",
            ])
            .to_string()
        };
        let items = g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut second]);
        s.steps.push(site.step(g, &items));
        if g.chance(35) {
            let change = g.pick(&[
                "{b} = lambda *a, **k: 'mine'",
                "globals().pop('{b}', None)",
                "M.__len__ = lambda self: 2**70",
                "M.__len__ = lambda self: 'x'",
                "M.__len__ = lambda self: 5",
                "N.__len__ = lambda self: -1",
                "N.__instancecheck__ = 1",
                "{b} = len",
            ]);
            g.feature("builtin shadowed");
            s.steps.push(super::tried(&change.replace("{b}", name)));
            s.steps.push(site.step(g, &items));
        }
    }
    s.steps.push(vec![
        "import math".to_string(),
        format!("globals().pop('{name}', None) if '{name}' != 'math' else None"),
    ]);
    s
}

/// Methods of builtin classes of each convention, with receivers of other classes that have a method of the same name.
pub fn methods(g: &mut Gen) -> Scenario {
    g.feature("method calls");
    let mut s = Scenario::default();
    s.declarations.extend(lines(
        "import collections
class Own(list):
    def append(self, x):
        list.append(self, ('own', x))
    def get(self, x=None, d=0):
        return ('own get', x, d)
    def upper(self):
        return 'own upper'
    def add(self, x):
        return self.append(x)",
    ));
    let (body, result) = match g.rng.u32(..24) {
        0..=3 => ("a.append(b)", "a"),
        4 => ("r = a.append(b)", "(a, r)"),
        5 => ("f = a.append\nf(b)", "a"),
        6 => ("", "a.get(b)"),
        7 => ("", "a.get(b, 'default')"),
        8 => ("", "a.upper()"),
        9 => ("", "a.pop()"),
        10 => ("", "a.pop(b)"),
        11 => ("", "list(a.items())"),
        12 => ("", "a.join(('x', 'y'))"),
        13 => ("", "a.split(b)"),
        14 => ("", "a.index(b)"),
        15 => ("a.add(b)", "len(a)"),
        16 => ("a.extend((1, b))", "a"),
        17 => ("a.sort()", "a"),
        18 => ("", "a.copy()"),
        19 => ("", "a.count(b)"),
        20 => ("a.update({'u': 1})", "len(a)"),
        21 => ("", "a.startswith(b)"),
        22 => ("", "a.replace('a', b)"),
        _ => ("", "a.setdefault(b, [])"),
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    let receivers = [
        "[]",
        "[1, 2]",
        "L([3])",
        "Own()",
        "collections.deque([1])",
        "{}",
        "{1: 'one'}",
        "D()",
        "'abc'",
        "S('abc')",
        "set()",
        "{1}",
        "b'abc'",
        "bytearray(b'a')",
        "(1, 2)",
        "5",
        "None",
        "M()",
        "['b', 'a']",
        "'a,b'",
        "frozenset((1,))",
        "collections.OrderedDict(a=1)",
        "collections.defaultdict(int)",
    ];
    for _ in 0..g.rng.usize(3..=6) {
        let stable = g.pick(&receivers);
        let alike = g.chance(60);
        let mut receiver = |g: &mut Gen| {
            if alike {
                stable.to_string()
            } else {
                g.pick(&receivers).to_string()
            }
        };
        let mut argument = |g: &mut Gen| {
            g.pick(&["1", "0", "'a'", "','", "None", "[1]", "2.5", "(1, 2)", "-1"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut receiver, &mut argument]);
        s.steps.push(site.step(g, &items));
        if g.chance(30) {
            let change = g.pick(&[
                "Own.append = list.append",
                "del Own.append",
                "Own.append = lambda self, x: 'patched append'",
                "L.append = lambda self, x: 'L append'",
                "del L.append",
                "Own.get = dict.get",
                "M.append = lambda self, x: 'M append'",
                "D.get = lambda self, *a: ('D get', a)",
                "S.upper = lambda self: 'S upper'",
                "list.append = 1",
                "M.upper = staticmethod(lambda: 'M upper')",
                "D.__missing__ = lambda self, k: 'again'",
            ]);
            s.steps.push(super::tried(change));
            s.steps.push(site.step(g, &items));
        }
    }
    s
}

/// Calls of classes: with and without `__init__`, `__new__`, metaclasses.
pub fn constructors(g: &mut Gen) -> Scenario {
    g.feature("class calls");
    let mut s = Scenario::default();
    let class = g.name("Make");
    let base = g.pick(&[
        "",
        "",
        "(int)",
        "(list)",
        "(Exception)",
        "(N)",
        "(dict)",
        "(tuple)",
        "(str)",
    ]);
    s.declarations.push(format!("class {class}{base}:"));
    let init = g.pick(&[
        "def __init__(self, a):\n    self.a = a",
        "def __init__(self, a):\n    self.a = a",
        "def __init__(self, a, b=2):\n    self.a = a\n    self.b = b",
        "def __init__(self, *args, **kw):\n    self.a = args",
        "def __init__(self):\n    pass",
        "def __new__(cls, *args):\n    return super().__new__(cls)",
        "def __new__(cls, *args):\n    return 'not an instance'",
        "kind = 1",
        "def __init__(self, a):\n    return a",
        "def __init__(self, a):\n    self.a = 1 // a",
        "__slots__ = ('a',)\ndef __init__(self, a):\n    self.a = a",
    ]);
    let init = if init.starts_with("__slots__")
        && !matches!(base, "" | "(list)" | "(dict)" | "(N)" | "(Exception)")
    {
        "kind = 2"
    } else {
        init
    };
    s.declarations.extend(super::indented(lines(init)));
    let form = g.pick(&[
        "f(a)",
        "f(a)",
        "f(a, b)",
        "f()",
        "f(a=a)",
        "f(*[a])",
        "f(a, b=b)",
    ]);
    let result = "(type(o).__name__, getattr(o, 'a', 'no a'), getattr(o, 'b', 'no b'))".to_string();
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["f", "a", "b"],
            body: format!("o = {form}"),
            result,
        },
    );
    for _ in 0..g.rng.usize(3..=7) {
        let mut callee = |g: &mut Gen| {
            if g.chance(85) {
                class.clone()
            } else {
                g.pick(&["N", "M", "int", "str", "list", "E", "D", "type", "object"])
                    .to_string()
            }
        };
        let mut first = |g: &mut Gen| {
            g.pick(&["1", "0", "None", "'s'", "(1, 2)", "2.5", "[]"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut callee, &mut first, &mut |_: &mut Gen| "3".to_string()]);
        s.steps.push(site.step(g, &items));
        let change = g.pick(&[
            "{C}.__init__ = lambda self, a: setattr(self, 'a', ('patched', a))", "{C}.__init__ = lambda self, *a: None", "{C}.__init__ = lambda self, a=1, b=2: None", "del {C}.__init__",
            "{C}.__init__.__code__ = (lambda self, a: None).__code__", "{C}.__init__.__defaults__ = (4,)", "{C}.__init__ = lambda self, a: 5", "{C}.__new__ = lambda cls, *a: 'replaced'",
            "{C}.__new__ = staticmethod(lambda cls, *a, **k: object.__new__(cls))", "del {C}.__new__", "{C}.x = 1", "{C}.a = 'class a'", "{C} = type('{C}', ({C},), {})", "{C}.__init__ = N.__init__",
            "{C}.__setattr__ = lambda self, n, v: None", "{C}.__init__ = property(lambda self: lambda *a: None)", "class {C}({C}, metaclass=type('Meta', (type,), {'__call__': lambda cls, *a: ('meta call', show(a))})): pass",
            "{C}.__init__ = None", "{C}.__class__.__call__", "{C}.__init__ = count",
        ]);
        g.feature("constructor changed");
        s.steps.push(super::tried(&change.replace("{C}", &class)));
        s.steps.push(site.step(g, &items));
    }
    s
}
