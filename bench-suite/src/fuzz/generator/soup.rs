//! Functions of random statements over variables of known types: what the scenarios keep apart meets here in one hot loop.

use super::{Gen, Scenario, indented};

/// Type of a variable or an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ty {
    Int,
    Float,
    Str,
    List,
    Dict,
    Obj,
}

const TYPES: [Ty; 6] = [Ty::Int, Ty::Float, Ty::Str, Ty::List, Ty::Dict, Ty::Obj];

impl Ty {
    /// The function's variables of the type; the first of each is a parameter.
    fn variables(self) -> &'static [&'static str] {
        match self {
            Ty::Int => &["i", "j", "k"],
            Ty::Float => &["x", "y"],
            Ty::Str => &["s", "t"],
            Ty::List => &["l", "q"],
            Ty::Dict => &["d"],
            Ty::Obj => &["o", "p"],
        }
    }
}

/// Ends the body of an inner loop: what doubles in each round must not do so in all of them.
const BOUND: &str =
    "    i, s, t, l, q = bounded(i), bounded(s), bounded(t), bounded(l), bounded(q)";

/// A function of random statements, called over several rounds.
pub fn soup(g: &mut Gen) -> Scenario {
    g.feature("soup");
    let mut s = Scenario::default();
    let (name, class) = (g.name("soup"), g.name("Soup"));
    s.declarations.extend(super::lines(&format!(
        "class {class}:
    c = 3
    def __init__(self, v):
        self.v = v
        self.w = 0.5
    def m(self, a):
        return self.v + a
    def set(self, a):
        self.w = a
        return self
    @property
    def prop(self):
        return self.v
    def __repr__(self):
        return f'O({{self.v!r}}, {{self.w!r}})'
def helper(a, b=2):
    return a if b else b
def bounded(v):
    if _type(v) is int and not -2**66 < v < 2**66:
        return v % 1000003
    if _type(v) is float and not -1e200 < v < 1e200:
        return 1.5
    if _isinstance(v, (list, str, tuple)) and (_len(v) > 50 or _len(_repr(v)) > 400):
        return v[:0]
    return v"
    )));
    let mut body = vec![
        "j = i + 1; k = 2; y = x; t = 'tt'; q = [1, 2, 3]".to_string(),
        format!("o = {class}(i); p = o if i % 2 else {class}(x)"),
        "for n in _range(rounds):".to_string(),
    ];
    let mut looped = Vec::new();
    looped.push("try:".to_string());
    let mut inner = Vec::new();
    for _ in 0..g.rng.usize(3..=8) {
        inner.extend(statement(g, 2));
    }
    looped.extend(indented(inner));
    looped.push("except Exception as e:".to_string());
    looped.push("    out.append(failure(e))".to_string());
    looped.push("i, j, k = bounded(i), bounded(j), bounded(k)".to_string());
    looped.push("x, y, s, t = bounded(x), bounded(y), bounded(s), bounded(t)".to_string());
    looped.push("l, q = bounded(l), bounded(q)".to_string());
    looped.push("if _len(d) > 20 or _len(_repr(d)) > 400: d.clear()".to_string());
    looped.push(
        "o.v, o.w, p.v, p.w = bounded(o.v), bounded(o.w), bounded(p.v), bounded(p.w)".to_string(),
    );
    looped.push("out.append(show((i, j, k, x, y, s, t, l, q, d, o, p)))".to_string());
    body.extend(indented(looped));
    s.declarations
        .push(format!("def {name}(i, x, s, l, d, rounds, out):"));
    s.declarations.extend(indented(body));
    let changes = [
        "{C}.c = 's'",
        "{C}.m = lambda self, a: a",
        "{C}.prop = 5",
        "helper = lambda *a: a[0]",
        "helper.__defaults__ = (0,)",
        "{C}.extra = 1",
        "{C}.set = lambda self, a: self",
        "del {C}.c",
        "{C}.__eq__ = lambda self, o: True",
    ];
    for _ in 0..g.rng.usize(1..=4) {
        let tag = g.name("r");
        let start = g.pick(&[
            "0",
            "5",
            "2**46",
            "2**47 - 20",
            "-2**47 + 3",
            "True",
            "1.5",
            "2**62",
        ]);
        let float = g.pick(&["0.5", "1e10", "3", "-0.0", "2.0", "float('inf')"]);
        let text = g.pick(&["''", "'ab'", "'é'", "S('sub')"]);
        let list = g.pick(&["[]", "[1, 2]", "L([4])", "[0.5, 'z']", "(1, 2)"]);
        let dict = g.pick(&["{}", "{1: 2}", "{'a': 0}", "D()"]);
        let rounds = g.rounds().min(60);
        let mut step = vec![format!("out = []")];
        step.extend(super::tried(&format!(
            "{name}({start}, {float}, {text}, {list}, {dict}, {rounds}, out)"
        )));
        step.push(format!("note('{tag}', out)"));
        s.steps.push(step);
        if g.chance(60) {
            let change = g.pick(&changes).replace("{C}", &class);
            s.steps.push(super::tried(&change));
        }
    }
    s
}

/// A type, mostly the one given: mistakes are part of the test.
fn about(g: &mut Gen, ty: Ty) -> Ty {
    if g.chance(6) {
        TYPES[g.rng.usize(..TYPES.len())]
    } else {
        ty
    }
}

fn variable(g: &mut Gen, ty: Ty) -> String {
    g.pick(ty.variables()).to_string()
}

/// An expression of about the type.
fn expression(g: &mut Gen, ty: Ty, depth: u32) -> String {
    let ty = about(g, ty);
    if depth == 0 || g.chance(25) {
        return if g.chance(70) {
            variable(g, ty)
        } else {
            literal(g, ty)
        };
    }
    let template = match ty {
        Ty::Int => g.pick(&[
            "({i} + {i})",
            "({i} - {i})",
            "({i} * {n})",
            "({i} // {n})",
            "({i} % {n})",
            "({i} & {i})",
            "({i} | {n})",
            "({i} ^ {i})",
            "({i} << {n})",
            "({i} >> {n})",
            "-{i}",
            "~{i}",
            "len({l})",
            "len({s})",
            "{l}[{n}]",
            "{d}.get({n}, 0)",
            "{o}.v",
            "{o}.m({n})",
            "{o}.c",
            "{o}.prop",
            "helper({i})",
            "helper({i}, {n})",
            "({i} if {b} else {i})",
            "int({b})",
            "abs({i})",
            "min({i}, {i})",
            "sum([v for v in (1, {i})])",
            "(lambda v: v + {n})({i})",
            "n",
            "({i} and {i})",
            "({i} or {n})",
            "{b}",
        ]),
        Ty::Float => g.pick(&[
            "({x} + {x})",
            "({x} - {x})",
            "({x} * 0.5)",
            "({x} / {n})",
            "({x} + {i})",
            "({i} - {x})",
            "({i} / {n})",
            "{o}.w",
            "float({n})",
            "-{x}",
            "({x} if {b} else {x})",
            "helper({x})",
            "max({x}, {x})",
        ]),
        Ty::Str => g.pick(&[
            "({s} + {s})",
            "f'{ {s}}{ {i}}'",
            "f'{ {x}:.2f}'",
            "str({i})",
            "{s}[{n}]",
            "{s}[1:]",
            "{s}.upper()",
            "('%s' % {i})",
            "({s} if {b} else {s})",
            "','.join([{s}, 'z'])",
            "repr({x})",
            "{s}.replace('a', 'b')",
            "type({o}).__name__",
        ]),
        Ty::List => g.pick(&[
            "[{i}, {x}]",
            "({l} + {l})",
            "{l}[1:]",
            "[v for v in {l} if {b}]",
            "list({s})",
            "sorted([{i}, {n}, 3])",
            "[*{l}, {i}]",
            "[{s}]",
            "({l} * 2)[:6]",
            "{l}[::-1]",
        ]),
        Ty::Dict => g.pick(&[
            "{{i}: {x}}",
            "{'a': {i}, 'b': {s}}",
            "dict(a={i})",
            "{v: 1 for v in (1, {n})}",
            "{**{d}, 'k': {i}}",
        ]),
        Ty::Obj => g.pick(&[
            "{o}",
            "{o}.set({x})",
            "({o} if {b} else {o})",
            "helper({o})",
            "[{o}][0]",
        ]),
    };
    expand(g, template, depth - 1)
}

fn literal(g: &mut Gen, ty: Ty) -> String {
    // In parentheses: an attribute may follow.
    let text = match ty {
        Ty::Int => g.pick(&[
            "0",
            "1",
            "3",
            "-7",
            "255",
            "2**30",
            "140737488355327",
            "-140737488355328",
            "True",
        ]),
        Ty::Float => g.pick(&["0.0", "1.5", "-0.0", "1e15", "2.0"]),
        Ty::Str => g.pick(&["''", "'a'", "'é'", "'bc'"]),
        Ty::List => g.pick(&["[]", "[1]", "[1, 'b']"]),
        Ty::Dict => g.pick(&["{}", "{1: 1}"]),
        Ty::Obj => "o",
    };
    format!("({text})")
}

/// Fills the holes `{i}`, `{x}` … of a template; other braces stay.
fn expand(g: &mut Gen, template: &str, depth: u32) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let hole = rest.get(at..at + 3);
        let filled = match hole {
            Some("{i}") => Some(expression(g, Ty::Int, depth)),
            Some("{x}") => Some(expression(g, Ty::Float, depth)),
            Some("{s}") => Some(expression(g, Ty::Str, depth)),
            Some("{l}") => Some(expression(g, Ty::List, depth)),
            Some("{d}") => Some(expression(g, Ty::Dict, depth)),
            Some("{o}") => Some(expression(g, Ty::Obj, depth)),
            Some("{b}") => Some(condition(g, depth)),
            // Small ints: shifts, indices, factors.
            Some("{n}") => Some(
                g.pick(&["0", "1", "2", "3", "5", "(n & 3)", "7"])
                    .to_string(),
            ),
            _ => None,
        };
        let (kept, next) = match &filled {
            Some(_) => (at, at + 3),
            None => (at + 1, at + 1),
        };
        out.push_str(&rest[..kept]);
        out.push_str(filled.as_deref().unwrap_or_default());
        rest = &rest[next..];
    }
    out + rest
}

fn condition(g: &mut Gen, depth: u32) -> String {
    let template = g.pick(&[
        "({i} < {i})",
        "({x} >= {i})",
        "({s} == {s})",
        "({i} in {l})",
        "({s} in {d})",
        "(not {l})",
        "({n} < {i} < {i})",
        "isinstance({o}, int)",
        "({o} is {o})",
        "({i} != {x})",
        "({l} == {l})",
        "(n % 3)",
        "{s}",
        "{x}",
    ]);
    if depth == 0 {
        "(n % 2)".to_string()
    } else {
        expand(g, template, depth - 1)
    }
}

/// One statement, with blocks up to the depth.
fn statement(g: &mut Gen, depth: u32) -> Vec<String> {
    let ty = TYPES[g.rng.usize(..5)];
    let simple = if depth == 0 { true } else { g.chance(60) };
    if simple {
        let target = variable(g, ty);
        let template = match g.rng.u32(..12) {
            0..=4 => format!("{target} = {}", expression(g, ty, 2)),
            5 | 6 => {
                let op = match ty {
                    Ty::Int => g.pick(&["+=", "-=", "^=", "|=", "&="]),
                    Ty::Float => g.pick(&["+=", "-=", "/="]),
                    Ty::Str | Ty::List => "+=",
                    Ty::Dict | Ty::Obj => "|=",
                };
                format!("{target} {op} {}", expression(g, ty, 1))
            }
            7 => expand(g, "o.v = {i}", 1),
            8 => expand(g, "p.w += {x}", 1),
            9 => expand(g, "{l}.append({i})", 1),
            10 => expand(g, "d[{n}] = {i}", 1),
            _ => {
                let template = g.pick(&[
                    "i, j = {i}, {i}",
                    "j, *q = [{i}, {i}, {n}]",
                    "l[{n}] = {x}",
                    "del d[{n}]",
                    "x, y = y, {x}",
                    "o, p = p, o",
                    "helper({i}, b={n})",
                    "o.v = o.v + {n}",
                    "(k := {i})",
                    "del q[{n}]",
                    "p.extra = {i}",
                ]);
                expand(g, template, 1)
            }
        };
        return vec![template];
    }
    let mut block = Vec::new();
    for _ in 0..g.rng.usize(1..=3) {
        block.extend(statement(g, depth - 1));
    }
    let mut out = Vec::new();
    match g.rng.u32(..6) {
        0 | 1 => {
            out.push(format!("if {}:", condition(g, 2)));
            out.extend(indented(block));
            if g.chance(40) {
                out.push("else:".to_string());
                out.extend(indented(statement(g, 0)));
            }
        }
        2 => {
            let list = expression(g, Ty::List, 1);
            let over = match g.rng.u32(..4) {
                0 => "_range(3)".to_string(),
                1 => format!("[*{list}][:4]"),
                2 => "(1, 2.5)".to_string(),
                _ => "count(2)".to_string(),
            };
            let target = g.pick(&["i", "j", "k", "x", "t", "v"]);
            out.push(format!("for {target} in {over}:"));
            out.extend(indented(block));
            out.push(BOUND.to_string());
        }
        3 => {
            out.push("try:".to_string());
            out.extend(indented(block));
            out.push(
                g.pick(&[
                    "except TypeError:",
                    "except (TypeError, ZeroDivisionError, KeyError):",
                    "except Exception as e:",
                    "finally:",
                ])
                .to_string(),
            );
            out.extend(indented(statement(g, 0)));
        }
        4 => {
            // Its own counter: loops are nested.
            let w = g.name("w");
            out.push(format!("{w} = 0"));
            out.push(format!("while {w} < 3 and {}:", condition(g, 1)));
            out.push(format!("    {w} += 1"));
            out.extend(indented(block));
            out.push(BOUND.to_string());
        }
        _ => {
            out.push(format!("match {}:", expression(g, ty, 1)));
            let pattern = g.pick(&[
                "case 0 | 1:",
                "case int() | float():",
                "case [a, *_]:",
                "case str(a):",
                "case {1: a}:",
            ]);
            out.push(format!("    {pattern}"));
            out.extend(indented(indented(block)));
            out.push("    case _:".to_string());
            out.extend(indented(indented(statement(g, 0))));
        }
    }
    out
}
