//! Operators, comparisons and truth over operands whose kinds change.

use super::sites::{Site, place};
use super::values::Kind;
use super::{Gen, Scenario};

/// Kinds that `*`, `**` and `<<` can have on both sides without results of many megabytes.
const SAFE: [Kind; 8] = [
    Kind::Small,
    Kind::Edge,
    Kind::Float,
    Kind::Extreme,
    Kind::Bool,
    Kind::None,
    Kind::Complex,
    Kind::Big,
];

/// Binary operators, in-place forms and unary operators.
pub fn arithmetic(g: &mut Gen) -> Scenario {
    g.feature("arithmetic");
    let mut s = Scenario::default();
    let op = g.pick(&[
        "+", "+", "+", "-", "-", "*", "*", "/", "//", "%", "&", "|", "^", "**", "<<", ">>", "@",
    ]);
    let (body, result) = match g.rng.u32(..7) {
        0 | 1 => (String::new(), format!("a {op} b")),
        2 => (format!("a {op}= b"), "a".to_string()),
        3 => (format!("t = a\nt {op}= b"), "(t, a)".to_string()),
        4 if op != "**" && op != "<<" => (String::new(), format!("[a {op} b, b {op} a]")),
        5 if op != "**" && op != "<<" && op != "*" => (String::new(), format!("a {op} b {op} b")),
        4 | 5 => (format!("t = a {op} b"), "-t".to_string()),
        _ => (
            String::new(),
            format!("({} a, a {op} b)", g.pick(&["-", "+", "~", "not"])),
        ),
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body,
            result,
        },
    );
    for _ in 0..g.rng.usize(3..=6) {
        let items = match op {
            "**" | "<<" | ">>" => {
                let left = g.kind_of(&SAFE);
                let powers = [
                    "0", "1", "2", "3", "-1", "0.5", "-2.0", "True", "None", "I(2)", "47", "5",
                ];
                g.tuples(&mut [&mut |g: &mut Gen| g.value(left), &mut |g: &mut Gen| {
                    g.pick(&powers).to_string()
                }])
            }
            "*" if g.chance(70) => {
                let (left, right) = (g.kind_of(&SAFE), g.kind_of(&SAFE));
                g.pairs(left, right)
            }
            "*" => {
                let counts = ["0", "1", "3", "-1", "True", "I(2)", "1.0", "None", "'a'"];
                let kind = g.kind_of(&Kind::CONTAINERS);
                g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut |g: &mut Gen| {
                    g.pick(&counts).to_string()
                }])
            }
            _ => {
                let left = if g.chance(60) {
                    g.kind_of(&Kind::NUMBERS)
                } else {
                    g.kind()
                };
                let right = match g.rng.u32(..10) {
                    0..=4 => left,
                    5..=7 => g.kind_of(&Kind::NUMBERS),
                    _ => g.kind(),
                };
                g.pairs(left, right)
            }
        };
        s.steps.push(site.step(g, &items));
    }
    s
}

/// A loop whose int leaves 30, 47 or 63 bits on the way, upwards and downwards.
pub fn overflow(g: &mut Gen) -> Scenario {
    g.feature("overflow in a loop");
    let mut s = Scenario::default();
    let name = g.name("over");
    let update = g.pick(&[
        "x += step",
        "x = x + step",
        "x -= step",
        "x = x - step",
        "x = step + x",
        "x = x * 3 - step",
        "x *= -2",
        "x = x + step * 2",
        "x = (x ^ step) + x",
        "x += 1; y = y + x",
        "x = x + step if i % 7 else x - step * 6",
        "y -= x; x += step",
    ]);
    let test = g.pick(&[
        "x > 2**60",
        "x == y",
        "x < y",
        "not x",
        "x >= limit",
        "x != limit",
    ]);
    s.declarations.extend(super::lines(&format!(
        "def {name}(x, step, rounds):
    y = 0
    hits = 0
    limit = 2**47
    for i in _range(rounds):
        {update}
        if {test}:
            hits += 1
    return (x, y, hits)"
    )));
    for _ in 0..g.rng.usize(2..=4) {
        let start = g.pick(&[
            "2**47 - 30",
            "-2**47 + 30",
            "2**30 - 9",
            "0",
            "2**62",
            "2**63 - 40",
            "1.5",
            "-2**30 + 5",
            "True",
            "I(3)",
        ]);
        let step = g.pick(&[
            "1", "-1", "3", "2**40", "2**46", "-2**46", "0.5", "True", "2**20",
        ]);
        let rounds = g.rounds();
        s.steps.push(vec![format!(
            "drive('{name}', {name}, [({start}, {step}, {rounds})], {})",
            g.rng.u32(1..4)
        )]);
    }
    s
}

/// Comparisons, chained and with jumps.
pub fn compare(g: &mut Gen) -> Scenario {
    g.feature("comparison");
    let mut s = Scenario::default();
    let op = g.pick(&["<", "<=", ">", ">=", "==", "!="]);
    let second = g.pick(&["<", "==", "!=", ">="]);
    let (body, result) = match g.rng.u32(..6) {
        0 | 1 => (String::new(), format!("a {op} b")),
        2 => (
            format!("r = 'no'\nif a {op} b:\n    r = 'yes'"),
            "r".to_string(),
        ),
        3 => {
            g.feature("chained comparison");
            (String::new(), format!("a {op} b {second} a"))
        }
        4 => (
            String::new(),
            format!("1 if a {op} b else (0 if b {second} a else -1)"),
        ),
        _ => (
            format!("n = 0\nwhile n < 3 and not (a {op} b):\n    n += 1"),
            "n".to_string(),
        ),
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body,
            result,
        },
    );
    for _ in 0..g.rng.usize(3..=6) {
        let left = if g.chance(60) {
            g.kind_of(&Kind::NUMBERS)
        } else {
            g.kind()
        };
        let right = if g.chance(60) { left } else { g.kind() };
        let items = g.pairs(left, right);
        s.steps.push(site.step(g, &items));
    }
    s
}

/// Truth of everything.
pub fn truth(g: &mut Gen) -> Scenario {
    g.feature("truth");
    let mut s = Scenario::default();
    let (body, result) = match g.rng.u32(..8) {
        0 => ("r = 0\nif a:\n    r = 1", "r"),
        1 => ("", "not a"),
        2 => ("", "a and 1"),
        3 => ("", "(a or 'else')"),
        4 => (
            "n = 0\nwhile a:\n    n += 1\n    if n > 2:\n        break\nelse:\n    n = -1",
            "n",
        ),
        5 => ("", "[1 if a else 2, bool(a)]"),
        6 => ("assert a, 'asserted'", "'fine'"),
        _ => (
            "r = 0\nif not a:\n    r += 1\nif a is not None and a:\n    r += 2\nelif a is None:\n    r += 4",
            "r",
        ),
    };
    let owner = g.name("Truth");
    s.declarations.push(format!("class {owner}:\n    pass"));
    s.declarations
        .push(format!("{}_o = {owner}()", owner.to_lowercase()));
    let object = format!("{}_o", owner.to_lowercase());
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    for _ in 0..g.rng.usize(3..=7) {
        if g.chance(45) {
            let items = format!("[({object},)]");
            s.steps.push(site.step(g, &items));
            let change = g.pick(&[
                "{C}.__bool__ = lambda self: False",
                "{C}.__len__ = lambda self: 0",
                "{C}.__len__ = lambda self: 3",
                "{C}.__bool__ = lambda self: 1",
                "{C}.x = 1",
                "del {C}.__bool__",
                "del {C}.__len__",
                "{C}.__len__ = lambda self: -1",
                "{o}.__bool__ = lambda: False",
            ]);
            let change = change.replace("{C}", &owner).replace("{o}", &object);
            s.steps.push(super::tried(&change));
            s.steps.push(site.step(g, &items));
        } else {
            let kind = g.kind();
            let items = g.tuples(&mut [&mut |g: &mut Gen| g.value(kind)]);
            s.steps.push(site.step(g, &items));
        }
    }
    s
}

/// `s += t` in a loop, through a local, a cell, a global and an attribute, with the type changing on the way.
pub fn accumulate_text(g: &mut Gen) -> Scenario {
    g.feature("text accumulated");
    let mut s = Scenario::default();
    let name = g.name("text");
    let (before, update, result) = match g.rng.u32(..8) {
        0 => ("", "t += x", "t"),
        1 => ("kept = t", "t += x", "(t, kept)"),
        2 => ("", "kept = t; t += x", "(t, kept)"),
        3 => ("", "t = t + x", "t"),
        4 => ("", "t = x + t", "t"),
        5 => ("other = t", "other = t + x; t = other", "(other, t)"),
        6 => ("read = lambda: t", "t += x", "(t, read())"),
        _ => ("", "t += x; t += t if _len(t) < 9 else x", "t"),
    };
    let place = match g.rng.u32(..3) {
        0 => "        for x in xs:\n            {u}\n",
        1 => "        for x in xs:\n            for _ in 'ab':\n                {u}\n",
        _ => {
            "        i = 0\n        while i < _len(xs):\n            x = xs[i]\n            i += 1\n            {u}\n"
        }
    };
    let update = update.replace(
        "; ",
        if place.contains("'ab'") {
            "\n                "
        } else {
            "\n            "
        },
    );
    let before = if before.is_empty() {
        String::new()
    } else {
        format!("    {before}\n")
    };
    s.declarations.extend(super::lines(&format!(
        "def {name}(t, xs):\n{before}    try:\n{}    except TypeError as e:\n        return (failure(e), {result})\n    return {result}",
        place.replace("{u}", &update)
    )));
    for _ in 0..g.rng.usize(2..=5) {
        let start = g.pick(&[
            "''", "'a'", "'é'", "S('s')", "0", "[]", "()", "b''", "N(1)", "1.5",
        ]);
        let part = g.pick(&[
            "'x'", "'é'", "'🎉'", "''", "S('q')", "1", "[1]", "(1,)", "b'y'", "0.5", "2**46",
        ]);
        let times = g.rounds();
        let tail = g.pick(&["", "", " + [1]", " + ['z']", " + [None]"]);
        s.steps.push(vec![format!(
            "drive('{name}', {name}, [({start}, [{part}] * {times}{tail})], {})",
            g.rng.u32(1..4)
        )]);
    }
    s
}
