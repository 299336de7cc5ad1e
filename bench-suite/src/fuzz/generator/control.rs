//! Exceptions, `with`, recursion, closures, `match`.

use super::sites::{Site, place};
use super::{Gen, Scenario, lines};

/// What may raise, in a place where an instruction looks at its operands.
const RISKS: [&str; 16] = [
    "1 // a",
    "a[0]",
    "a.x",
    "a + 1",
    "[][a]",
    "{}[a]",
    "int(a)",
    "a()",
    "raiser(a)",
    "N(3) and a",
    "a < 2",
    "next(iter(a))",
    "not N(3)",
    "-a",
    "a in 5",
    "undefined_name",
];

/// `try` in all its forms.
pub fn exceptions(g: &mut Gen) -> Scenario {
    g.feature("exceptions");
    let mut s = Scenario::default();
    let name = g.name("exc");
    let risk = g.pick(&RISKS);
    let other = g.pick(&RISKS);
    let text = g.pick(&[
        "    try:\n        r = {r}\n    except ZeroDivisionError:\n        return 'zero'\n    except (TypeError, KeyError) as e:\n        return failure(e)\n    else:\n        return ('fine', show(r))\n    finally:\n        log.append('f')",
        "    for i in (0, 1, 2):\n        try:\n            if i == 1:\n                continue\n            r = {r}\n        except Exception as e:\n            log.append(failure(e))\n            if i == 2:\n                break\n        finally:\n            log.append(i)\n    return 'end'",
        "    try:\n        try:\n            return {r}\n        finally:\n            log.append('inner')\n            {o}\n    except Exception as e:\n        return (failure(e), show(e.__context__))",
        "    try:\n        {r}\n    except Exception as e:\n        try:\n            raise E('second') from e\n        except E as e2:\n            return (failure(e2), failure(e2.__cause__))\n    return 'no error'",
        "    try:\n        try:\n            {r}\n        except AttributeError:\n            raise\n        except Exception:\n            {o}\n    except Exception as e:\n        return failure(e)\n    return 'through'",
        "    while True:\n        try:\n            a = {r}\n            break\n        except Exception as e:\n            log.append(failure(e))\n            a = 1\n            if _len(log) > 3:\n                return 'gave up'\n    return show(a)",
        "    try:\n        raise E(1, 'two') if a else ValueError('three')\n    except E as e:\n        return e.args\n    except ValueError as e:\n        return ('value', *e.args)",
        "    try:\n        {r}\n    except Exception as e:\n        pass\n    try:\n        return e\n    except NameError as n:\n        return failure(n)",
        "    def inner():\n        try:\n            return {r}\n        finally:\n            log.append('out')\n    try:\n        return inner()\n    except Exception as e:\n        return failure(e.with_traceback(None))",
        "    e = 'outer'\n    try:\n        assert {r}, ('message', 1)\n    except AssertionError as x:\n        e = failure(x)\n    return e",
        "    try:\n        {r}\n    except raiser(5):\n        return 'matched'\n    return 'unmatched'",
    ]);
    s.declarations.extend(lines(&format!(
        "log = []
def raiser(x):
    if x == 5:
        return TypeError
    raise E(x)
def {name}(a):
{}",
        text.replace("{r}", risk).replace("{o}", other)
    )));
    for round in 0..g.rng.usize(3..=6) {
        let kind = g.kind();
        let items = if g.chance(50) {
            g.tuples(&mut [&mut |g: &mut Gen| g.pick(&["0", "1", "2", "5", "True"]).to_string()])
        } else {
            g.tuples(&mut [&mut |g: &mut Gen| g.value(kind)])
        };
        let rounds = g.rounds();
        s.steps.push(vec![
            format!("drive('{name}.{round}', {name}, {items}, {rounds})"),
            "note('log', [show(x) for x in log])".to_string(),
            "log.clear()".to_string(),
        ]);
    }
    s
}

/// Context managers that suppress, raise and change.
pub fn with_blocks(g: &mut Gen) -> Scenario {
    g.feature("with");
    let mut s = Scenario::default();
    let class = g.name("Ctx");
    s.declarations.extend(lines(&format!(
        "class {class}:
    def __init__(self, mode):
        self.mode = mode
    def __enter__(self):
        if self.mode == 'enter':
            raise E('enter')
        return self.mode
    def __exit__(self, kind, value, tb):
        if self.mode == 'exit':
            raise E('exit')
        return self.mode == 'suppress'"
    )));
    let body = g.pick(&[
        "r = 'none'\nwith {C}(a) as r:\n    r = (r, 1 // b)",
        "r = []\nwith {C}(a), {C}(b) as x:\n    r.append(x)\n    [][1]",
        "r = []\nfor i in (0, 1, 2):\n    with {C}(a):\n        if i == 1:\n            continue\n        r.append(i)\n        if b and i == 2:\n            break",
        "r = 'start'\ntry:\n    with {C}(a):\n        r = b + 1\nexcept Exception as e:\n    r = failure(e)\nelse:\n    r = ('else', r)",
        "r = 0\nwith {C}('suppress'):\n    r = 1\n    with {C}(a):\n        r = 2\n        raise E(b)\n    r = 3",
    ]);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body: body.replace("{C}", &class),
            result: "r".to_string(),
        },
    );
    for _ in 0..g.rng.usize(2..=5) {
        let mut mode = |g: &mut Gen| {
            g.pick(&["'plain'", "'suppress'", "'enter'", "'exit'", "1"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut mode, &mut |g: &mut Gen| {
            g.pick(&["0", "1", "'suppress'", "'s'", "2.0"]).to_string()
        }]);
        s.steps.push(site.step(g, &items));
        if g.chance(45) {
            let change = g.pick(&[
                "{C}.__exit__ = lambda self, *a: True",
                "{C}.__exit__ = lambda self, a: 1",
                "{C}.__enter__ = lambda self: ('patched', self.mode)",
                "del {C}.__enter__",
                "del {C}.__exit__",
                "{C}.__exit__ = staticmethod(lambda *a: len(a) == 3)",
                "{C}.__exit__ = M()",
            ]);
            s.steps.push(super::tried(&change.replace("{C}", &class)));
        }
    }
    s
}

/// Functions that call themselves, one another, or too deeply.
pub fn recursion(g: &mut Gen) -> Scenario {
    g.feature("recursion");
    let mut s = Scenario::default();
    let name = g.name("rec");
    let text = g.pick(&[
        "def {n}(k):\n    return k if k < 2 else {n}(k - 1) + {n}(k - 2)",
        "def {n}(k, acc=1):\n    if not k:\n        return acc\n    return {n}(k - 1, acc * 3)",
        "def {n}(k):\n    return [] if k <= 0 else [k, {n}(k - 1), *{n}(k - 3)]",
        "def {n}(k):\n    return k <= 0 or {n}_odd(k - 1)\ndef {n}_odd(k):\n    return k > 0 and {n}(k - 1)",
        "def {n}(k):\n    if k > 8:\n        return {n}(k)\n    return k",
        "def {n}(k):\n    try:\n        return {n}(k - 1) if k else 1 // k\n    finally:\n        {n}.count = getattr({n}, 'count', 0) + 1",
        "class {n}c:\n    def __init__(self, k):\n        self.k = k\n        self.next = {n}c(k - 1) if k > 0 else None\n    def __len__(self):\n        return 1 + (len(self.next) if self.next is not None else 0)\ndef {n}(k):\n    return len({n}c(k))",
        "def {n}(k):\n    if k <= 0:\n        yield 'end'\n    else:\n        yield k\n        yield from {n}(k - 2)",
    ]);
    s.declarations.extend(lines(&text.replace("{n}", &name)));
    let mut subject = name.clone();
    if text.contains("yield") {
        s.declarations
            .push(format!("{name}_all = lambda k: list({name}(k))"));
        subject.push_str("_all");
    }
    for round in 0..g.rng.usize(2..=4) {
        let items = g.tuples(&mut [&mut |g: &mut Gen| {
            g.pick(&["0", "1", "5", "7", "8", "9", "3.0", "True", "-1", "'x'"])
                .to_string()
        }]);
        let rounds = g.pick(&["1", "2", "3", "5", "20"]);
        let step = format!("drive('{name}.{round}', {subject}, {items}, {rounds})");
        s.steps.push(vec![step]);
        if g.chance(30) {
            let change = g.pick(&[
                "{n} = lambda *a: 1",
                "{n}.__defaults__ = (0.5,)",
                "{n}.__code__ = (lambda k: k).__code__",
            ]);
            s.steps.push(super::tried(&change.replace("{n}", &name)));
        }
    }
    s
}

/// Cells that are shared, rebound and deleted.
pub fn closures(g: &mut Gen) -> Scenario {
    g.feature("free variables");
    let mut s = Scenario::default();
    let name = g.name("clo");
    let text = g.pick(&[
        "    n = a\n    def inc():\n        nonlocal n\n        n += b\n        return n\n    def get():\n        return n\n    return (inc(), get(), inc(), get())",
        "    fs = [lambda: i for i in _range(3)]\n    gs = [lambda i=i: (i, a) for i in _range(2)]\n    return [f() for f in fs] + [f() for f in gs]",
        "    def outer(x):\n        def middle():\n            def inner():\n                return (x, a, b)\n            return inner()\n        return middle\n    return (outer(1)(), outer(a)())",
        "    x = a\n    def read():\n        return x\n    first = read()\n    del x\n    try:\n        return (first, read())\n    except NameError as e:\n        return failure(e)",
        "    def make(k):\n        return lambda v: (k, v)\n    fs = [make(i) for i in (a, b, a)]\n    r = []\n    for _ in (0, 1):\n        for f in fs:\n            r.append(f(b))\n    return r",
        "    class Local:\n        v = a\n        def get(self):\n            return (a, __class__.__name__)\n    return (Local.v, Local().get())",
        "    def f(x=a, *, y=b):\n        return (x, y)\n    return (f(), f(1), f(y=2), f.__closure__)",
        "    total = ''\n    def add(t):\n        nonlocal total\n        total += t\n    for t in (a, b, a):\n        add(show(t))\n    return total",
    ]);
    s.declarations
        .extend(lines(&format!("def {name}(a, b):\n{text}")));
    for round in 0..g.rng.usize(2..=5) {
        let kind = g.kind();
        let other = if g.chance(60) { kind } else { g.kind() };
        let items = g.pairs(kind, other);
        let rounds = g.rounds();
        s.steps.push(vec![format!(
            "drive('{name}.{round}', {name}, {items}, {rounds})"
        )]);
    }
    s
}

/// `match` with patterns of every kind.
pub fn matching(g: &mut Gen) -> Scenario {
    g.feature("match");
    let mut s = Scenario::default();
    let point = g.name("Point");
    s.declarations.extend(lines(&format!(
        "class {point}:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y):
        self.x = x
        self.y = y"
    )));
    let patterns = [
        "case 0 | 1 as n:\n        r = ('small', n)",
        "case int(n) if n > 2**40:\n        r = ('large', n)",
        "case int():\n        r = 'int'",
        "case float(n):\n        r = ('float', n)",
        "case 'abc' | 'a':\n        r = 'text'",
        "case str(t):\n        r = ('str', t)",
        "case []:\n        r = 'empty'",
        "case [n]:\n        r = ('one', show(n))",
        "case [n, m]:\n        r = ('two', show(n), show(m))",
        "case [n, *rest]:\n        r = ('more', show(n), show(rest))",
        "case {1: n}:\n        r = ('map', n)",
        "case {'a': n, **rest}:\n        r = ('map rest', n, rest)",
        "case {}:\n        r = 'a map'",
        "case {P}(0, y):\n        r = ('origin', y)",
        "case {P}(x=n, y=m):\n        r = ('point', n, m)",
        "case None:\n        r = 'none'",
        "case True:\n        r = 'true'",
        "case E.kind:\n        r = 'kind'",
        "case N(v=n):\n        r = ('N', n)",
        "case (1 | 2, _) | [_, 3]:\n        r = 'alternatives'",
        "case -1 | 2.5 | 1j:\n        r = 'numbers'",
    ];
    let mut body = String::from("r = 'nothing'\nmatch a:\n");
    for _ in 0..g.rng.usize(2..=5) {
        body += &format!("    {}\n", g.pick(&patterns).replace("{P}", &point));
    }
    if g.chance(50) {
        body += "    case other:\n        r = ('other', show(other))\n";
    }
    s.declarations.push("E.kind = 7".to_string());
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body,
            result: "r".to_string(),
        },
    );
    let makers = [format!("{point}(0, 1)"), format!("{point}(2, 'y')")];
    for _ in 0..g.rng.usize(3..=6) {
        let kind = g.kind();
        let items = g.tuples(&mut [&mut |g: &mut Gen| {
            if g.chance(25) {
                makers[g.rng.usize(..2)].clone()
            } else {
                g.value(kind)
            }
        }]);
        s.steps.push(site.step(g, &items));
        if g.chance(25) {
            let change = g.pick(&[
                "{P}.__match_args__ = ('y', 'x')",
                "{P}.__match_args__ = ('x',)",
                "del {P}.__match_args__",
                "{P}.__match_args__ = ['x']",
                "{P}.x = property(lambda self: 0)",
                "E.kind = 'abc'",
            ]);
            s.steps.push(super::tried(&change.replace("{P}", &point)));
        }
    }
    s
}
