//! What inline caches rely on and may lose: special methods that begin to raise, sites that meet many kinds of callables and of classes.

use super::sites::{Site, place};
use super::{Gen, Scenario, lines, tried};

/// Where an instruction or a builtin asks an operand: statements, result.
const QUESTIONS: [(&str, &str); 34] = [
    ("", "1 if a else 2"),
    ("", "a == b"),
    ("", "[a] == [b]"),
    ("", "a in [b, 3]"),
    ("", "b in {a: 1}"),
    ("", "{a: 1}[b]"),
    ("", "a < b"),
    ("", "a < b < 3"),
    ("", "sorted([a, b, a])"),
    ("", "max(a, b)"),
    ("", "[0, 1, 2][a]"),
    ("", "'xyz'[a:b]"),
    ("", "list(a)"),
    ("x, y = a", "(x, y)"),
    ("x, *y = a", "(x, y)"),
    ("", "[*a, *b]"),
    ("", "f'{a:>5}{b!r}'"),
    ("", "a.missing"),
    ("", "a + b"),
    ("t = 1\nt += a", "t"),
    ("", "a(b)"),
    ("", "_len(a)"),
    ("", "_len({a, b})"),
    ("", "not a or b"),
    ("", "any([a, b])"),
    ("", "list(_range(a))"),
    ("", "3 in a"),
    ("", "a[b]"),
    ("with a as x:\n    t = x", "t"),
    ("t = 0\nwhile a:\n    t += 1\n    if t > 5: break", "t"),
    ("t = [x for x in a if b]", "t"),
    (
        "match a:\n    case int() if b: t = 1\n    case [x, y] if x == b: t = 2\n    case _ if a: t = 3\n    case _: t = 4",
        "t",
    ),
    (
        "match b:\n    case 3 if a > b: t = 1\n    case _ if a.v if b else a: t = 2\n    case _: t = 3",
        "t",
    ),
    (
        "try:\n    t = 5 if a else 6\nexcept E as e:\n    t = failure(e)\nelse:\n    t = (t, b == a)",
        "t",
    ),
];

/// Special methods that raise at one of their calls, or are replaced, removed, made to answer nonsense.
pub fn guards(g: &mut Gen) -> Scenario {
    g.feature("exceptions in guards");
    let mut s = Scenario::default();
    let class = g.name("Guard");
    let base = g.pick(&["", "", "(int)", "(list)", "(dict)", "(str)"]);
    let error = g.pick(&[
        "E(what)",
        "TypeError(what)",
        "AttributeError(what)",
        "StopIteration(what)",
        "IndexError(what)",
        "KeyError(what)",
    ]);
    s.declarations.extend(lines(&format!(
        "class {class}{base}:
    left = 9
    v = 1
    def tick(self, what):
        {class}.left -= 1
        if {class}.left == 0:
            raise {error}
    def __repr__(self):
        return f'G({{self.v}})'"
    )));
    let methods = [
        ("bool", "self", "self.v != 0"),
        ("eq", "self, o", "self.v == 1"),
        ("lt", "self, o", "self.v == 2"),
        ("gt", "self, o", "self.v"),
        ("hash", "self", "7"),
        ("len", "self", "self.v"),
        ("index", "self", "self.v"),
        ("iter", "self", "iter((self.v, 3))"),
        ("contains", "self, x", "x == self.v"),
        ("getitem", "self, k", "('item', ['a', 'b', self.v][k])"),
        ("getattr", "self, n", "'got ' + n"),
        ("format", "self, spec", "'<' + spec + '>'"),
        ("call", "self, *a", "('called', self.v)"),
        ("enter", "self", "self.v"),
        ("exit", "self, *a", "self.v == 0"),
        ("add", "self, o", "('add', self.v)"),
        ("radd", "self, o", "('radd', self.v)"),
    ];
    for (name, params, result) in methods {
        if g.chance(75) {
            s.declarations.extend(lines(&format!(
                "    def __{name}__({params}):\n        self.tick('{name}')\n        return {result}"
            )));
        }
    }
    if s.declarations.iter().any(|l| l.contains("__eq__"))
        && !s.declarations.iter().any(|l| l.contains("__hash__"))
        && g.chance(60)
    {
        s.declarations
            .push("    __hash__ = object.__hash__".to_string());
    }
    let (first, second) = (g.name("g"), g.name("g"));
    s.declarations
        .push(format!("{first} = {class}(); {second} = {class}()"));
    let (body, result) = QUESTIONS[g.rng.usize(..QUESTIONS.len())];
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    let changes = [
        "{C}.__bool__ = lambda self: 5",
        "{C}.__len__ = lambda self: -1",
        "{C}.__eq__ = lambda self, o: NotImplemented",
        "{C}.__hash__ = None",
        "{C}.__iter__ = None",
        "{C}.__iter__ = lambda self: 5",
        "{C}.__index__ = lambda self: 'no'",
        "{C}.__contains__ = None",
        "{C}.__call__ = lambda self, x: self.undefined",
        "{C}.__getattr__ = lambda self, n: {}[n]",
        "{C}.__add__ = lambda self, o: NotImplemented",
        "{C}.__format__ = lambda self, s: 3",
        "{C}.__getitem__ = lambda self, k: [][k]",
        "del {C}.__bool__",
        "del {C}.__eq__",
        "del {C}.__getattr__",
        "del {C}.__iter__",
        "{C}.v = 0",
        "{C}.v = 2",
        "{C}.v = 'text'",
        "del {C}.v",
        "{f}.v = 5",
    ];
    for _ in 0..g.rng.usize(3..=6) {
        let left = g.pick(&["1", "2", "3", "30", "54", "70", "200"]);
        let mut step = vec![format!("{class}.left = {left}")];
        let others = [
            first.as_str(),
            second.as_str(),
            first.as_str(),
            "1",
            "3",
            "'q'",
        ];
        let items = g.tuples(&mut [
            &mut |g: &mut Gen| g.pick(&others[..3]).to_string(),
            &mut |g: &mut Gen| g.pick(&others).to_string(),
        ]);
        step.extend(site.step(g, &items));
        s.steps.push(step);
        if g.chance(70) {
            let change = g
                .pick(&changes)
                .replace("{C}", &class)
                .replace("{f}", &first);
            s.steps.push(tried(&change));
        }
    }
    s
}

/// One call site or attribute site that meets every kind of callable or of class in turn, some of which change on the way.
pub fn polymorphic(g: &mut Gen) -> Scenario {
    g.feature("polymorphic site");
    let mut s = Scenario::default();
    let p = g.name("P");
    s.declarations.extend(lines(
        &"import functools
def {p}_plain(a, b=2):
    return ('plain', a, b)
def {p}_star(*a, **k):
    return ('star', a, k)
def {p}_gen(a, b=1):
    yield a
    yield b
class {p}_init:
    def __init__(self, x, b=0):
        self.x = x
        self.b = b
    def m(self, a, b=3):
        return ('m', self.x, a, b)
    def __repr__(self):
        return f'init({self.__dict__})'
class {p}_late({p}_init):
    def __init__(self, x, b=0):
        self.y = b
        self.z = 1
        self.x = x
class {p}_slots:
    __slots__ = ('b', 'x')
    def __init__(self, x, b=0):
        self.x = x
    def m(self, a, b=4):
        return ('slot m', a, b)
    def __repr__(self):
        return 'slots'
class {p}_prop:
    def __init__(self, x, b=0):
        self._x = x
    @property
    def x(self):
        return ('prop', self._x)
    @staticmethod
    def m(a, b=5):
        return ('static', a, b)
    def __repr__(self):
        return 'prop'
class {p}_new:
    x = 'class x'
    def __new__(cls, a, b=0):
        return object.__new__(cls) if a else a
    @classmethod
    def m(cls, a, b=6):
        return (cls.__name__, a, b)
    def __repr__(self):
        return 'new'
class {p}_call:
    def __init__(self, x=0):
        self.m = self
    def __call__(self, a, b=7):
        return ('call', a, b)
    def __getattr__(self, n):
        return ('dynamic', n)
    def __repr__(self):
        return 'call'
{p}_calls = [{p}_plain, {p}_star, {p}_gen, {p}_init, {p}_late, {p}_slots, {p}_prop, {p}_new, {p}_call(), {p}_init(1).m, {p}_new.m,
    {p}_prop.m, lambda a, b=8: [b, a], functools.partial({p}_plain, 'given'), max, divmod, [].append, dict.fromkeys, int, 5, None, {p}_call.__call__]
{p}_objects = [{p}_init(1), {p}_late(2), {p}_slots(3), {p}_prop(4), {p}_new(5), {p}_call(), {p}_init, {p}_new, functools, 5, 'text']"
            .replace("{p}", &p),
    ));
    let calls = g.chance(50);
    let (body, result) = if calls {
        (
            "",
            g.pick(&[
                "o(a)",
                "o(a, 1)",
                "o(a, b=a)",
                "o(*(a, 2))",
                "o(**{'a': a})",
                "o(a)(a)",
                "o()",
            ]),
        )
    } else {
        let body = g.pick(&["", "", "o.x = a", "o.extra = a", "del o.x", "o.x += 1"]);
        (
            body,
            g.pick(&[
                "o.x",
                "o.m(a)",
                "o.m(a, b=1)",
                "o.m(*[a])",
                "(o.x, o.m(a))",
                "o.m",
                "o.extra",
            ]),
        )
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["o", "a"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    let list = format!("{p}_{}", if calls { "calls" } else { "objects" });
    let changes = [
        "{p}_plain.__defaults__ = (9,)",
        "{p}_plain.__code__ = {p}_star.__code__",
        "{p}_init.m = lambda self, *a: ('patched', a)",
        "{p}_init.__init__ = lambda self, x=1: None",
        "{p}_late.__bases__ = ({p}_prop,)",
        "{p}_new.__new__ = lambda cls, *a: a",
        "{p}_prop.x = 'plain now'",
        "del {p}_init.m",
        "{p}_call.__call__ = {p}_plain",
        "{p}_slots.x = 3",
        "{p}_objects[0].__class__ = {p}_late",
        "{p}_objects[1].__dict__ = {'x': 'own'}",
        "{p}_objects[0].m = len",
        "{p}_init.x = property(lambda self: 'late property')",
        "{p}_calls.reverse(); {p}_objects.reverse()",
    ];
    for _ in 0..g.rng.usize(3..=6) {
        let many = g.chance(60);
        let (width, at) = (if many { 22 } else { 3 }, g.rng.usize(..8));
        let value = g.pick(&["1", "0", "'s'", "None", "2.5", "(1,)"]);
        let items = format!("[(o, {value}) for o in {list}[{at}:{}]]", at + width);
        s.steps.push(site.step(g, &items));
        if g.chance(60) {
            s.steps.push(tried(&g.pick(&changes).replace("{p}", &p)));
        }
    }
    s
}
