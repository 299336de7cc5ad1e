//! Subscripts, containment, unpacking, formatting.

use super::sites::{Site, place};
use super::values::Kind;
use super::{Gen, Scenario};

/// Classes whose `__getitem__` is added, replaced and removed between steps.
fn item_class(g: &mut Gen, s: &mut Scenario) -> (String, String) {
    let class = g.name("Items");
    let object = class.to_lowercase();
    let base = g.pick(&["", "", "(list)", "(dict)"]);
    s.declarations.extend(super::lines(&format!(
        "class {class}{base}:
    def __getitem__(self, key):
        return ('got', upto(key))
{object} = {class}()"
    )));
    (class, object)
}

fn item_change(g: &mut Gen, class: &str) -> Vec<String> {
    g.feature("__getitem__ replaced");
    let change = g.pick(&[
        "{C}.__getitem__ = lambda self, key: ('new', upto(key))",
        "{C}.__getitem__ = lambda self, *keys: ('star', upto(*keys))",
        "{C}.__getitem__ = lambda self, key, other=3: ('two', other, upto(key))",
        "{C}.__getitem__ = staticmethod(lambda key: ('static', upto(key)))",
        "{C}.__dict__['__getitem__'].__code__ = (lambda self, key: ('code', upto(key))).__code__",
        "{C}.__dict__['__getitem__'].__defaults__ = (8,)",
        "{C}.__getitem__ = lambda self: 'too few'",
        "del {C}.__getitem__",
        "{C}.__class_getitem__ = classmethod(lambda cls, key: ('class', show(key)))",
        "{C}.__setitem__ = lambda self, key, value: _print('set', show(key), show(value))",
        "{C}.__delitem__ = lambda self, key: _print('deleted', show(key))",
        "{C}.__contains__ = lambda self, x: x == 1",
        "{C}.__iter__ = lambda self: iter((4, 5))",
        "{C}.__len__ = lambda self: 2",
        "{C}.__missing__ = lambda self, key: ('missed', show(key))",
    ]);
    super::tried(&change.replace("{C}", class))
}

/// `a[b]` and `a[i:j]`.
pub fn subscript(g: &mut Gen) -> Scenario {
    g.feature("subscript");
    let mut s = Scenario::default();
    let (class, object) = item_class(g, &mut s);
    let (body, result) = match g.rng.u32(..8) {
        0..=3 => ("", "a[b]"),
        4 => ("", "[a[b], a[0]]"),
        5 => ("", "a[b:]"),
        6 => ("", "a[:b] if b else a[1:3]"),
        _ => ("t = a[b]\nt = (t, a[-1])", "t"),
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
    for _ in 0..g.rng.usize(3..=7) {
        let alike = g.chance(60);
        let index = g.pick(&["0", "1", "-1"]).to_string();
        let mut key = |g: &mut Gen| if alike { index.clone() } else { g.index() };
        let items = if g.chance(35) {
            if g.chance(60) {
                s.steps.push(item_change(g, &class));
            }
            let owner = if g.chance(15) {
                class.clone()
            } else {
                object.clone()
            };
            g.tuples(&mut [&mut |_: &mut Gen| owner.clone(), &mut key])
        } else {
            let kind = if g.chance(80) {
                g.kind_of(&Kind::CONTAINERS)
            } else {
                g.kind()
            };
            g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut key])
        };
        s.steps.push(site.step(g, &items));
    }
    s
}

/// Stores, deletes and in-place operators on items.
pub fn store_subscript(g: &mut Gen) -> Scenario {
    g.feature("item stored");
    let mut s = Scenario::default();
    let (class, object) = item_class(g, &mut s);
    let body = g.pick(&[
        "a[b] = c",
        "a[b] = c",
        "a[b] += c",
        "del a[b]",
        "a[b:] = c",
        "a[b] = c\na[b] = (c, a[b])",
        "a[b], a[0] = c, b",
        "a[b] = a[b] + c",
    ]);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b", "c"],
            body: body.to_string(),
            result: "a".to_string(),
        },
    );
    // Made once, so that stores meet what earlier ones left; some are aliases.
    let shared = g.name("shared");
    let kind = g.kind_of(&[Kind::List, Kind::Dict, Kind::Sub]);
    s.declarations.push(format!("{shared} = {}", g.value(kind)));
    for _ in 0..g.rng.usize(3..=6) {
        let alike = g.chance(55);
        let mut key = |g: &mut Gen| if alike { "0".to_string() } else { g.index() };
        let mut value = |g: &mut Gen| {
            g.pick(&["1", "'v'", "[5]", "2.5", "2**50", "None", "()"])
                .to_string()
        };
        let choice = g.rng.u32(..10);
        if choice == 0 {
            s.steps.push(item_change(g, &class));
        }
        let items = match choice {
            0 | 1 => g.tuples(&mut [&mut |_: &mut Gen| object.clone(), &mut key, &mut value]),
            // The last operand would be a growing sum with `+=`: the site runs a hundred times at most.
            2 | 3 => g.tuples(&mut [&mut |_: &mut Gen| shared.clone(), &mut key, &mut value]),
            _ => {
                let kind = if g.chance(80) {
                    g.kind_of(&[Kind::List, Kind::Dict, Kind::Sub])
                } else {
                    g.kind()
                };
                g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut key, &mut value])
            }
        };
        s.steps.push(site.step(g, &items));
    }
    s.steps.push(vec![format!("_print(show({shared})[:300])")]);
    s
}

/// `x in container`.
pub fn contains(g: &mut Gen) -> Scenario {
    g.feature("containment");
    let mut s = Scenario::default();
    let (class, object) = item_class(g, &mut s);
    let (body, result) = match g.rng.u32(..5) {
        0 | 1 => ("", "b in a"),
        2 => ("", "b not in a"),
        3 => ("r = 0\nif b in a:\n    r = 1\nelif 1 in a:\n    r = 2", "r"),
        _ => ("", "[b in a, 1 if b not in a else 0]"),
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
    for _ in 0..g.rng.usize(3..=6) {
        let mut needle = |g: &mut Gen| {
            g.pick(&[
                "1", "'a'", "2", "True", "1.0", "None", "(1, 2)", "[1]", "''", "N(1)", "-1",
                "2**70", "{}", "b'a'", "97",
            ])
            .to_string()
        };
        let items = if g.chance(25) {
            s.steps.push(item_change(g, &class));
            g.tuples(&mut [&mut |_: &mut Gen| object.clone(), &mut needle])
        } else {
            let kind = match g.rng.u32(..10) {
                0..=3 => g.kind_of(&[Kind::Set, Kind::Dict]),
                4..=7 => g.kind_of(&Kind::CONTAINERS),
                _ => g.kind(),
            };
            g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut needle])
        };
        s.steps.push(site.step(g, &items));
    }
    s
}

/// `x, y = a` and its relatives.
pub fn unpack(g: &mut Gen) -> Scenario {
    g.feature("unpacking");
    let mut s = Scenario::default();
    let (target, result) = match g.rng.u32(..8) {
        0..=2 => ("x, y", "(x, y)"),
        3 => ("x, y, z", "(x, y, z)"),
        4 => ("x, *y", "(x, y)"),
        5 => ("(x, y), z", "(x, y, z)"),
        6 => ("*x, y, z", "(x, y, z)"),
        _ => ("x,", "x"),
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            // A failed unpacking must not leave the last results where a module-level site would read them.
            body: format!("x = y = z = None\n{target} = a"),
            result: result.to_string(),
        },
    );
    let pairs = [
        "(1, 2)",
        "[1, 2]",
        "'ab'",
        "{1: 2, 3: 4}",
        "range(2)",
        "It(2)",
        "count(2)",
        "T((1, 2))",
        "L([1, 2])",
        "(2.5, None)",
        "M()",
        "((1, 2), 3)",
        "[(1, 2), 3]",
        "('ab', 'c')",
        "(1, 2, 3)",
        "[1, 2, 3]",
        "(1,)",
        "[1]",
        "()",
        "5",
        "None",
        "N(1)",
        "It(1)",
        "It(3, True)",
        "count(9)",
        "b'xy'",
        "zip((1, 2), (3, 4))",
        "map(str, (1, 2))",
        "{1: 2}.items()",
        "enumerate('ab')",
    ];
    for _ in 0..g.rng.usize(3..=7) {
        let items = g.tuples(&mut [&mut |g: &mut Gen| g.pick(&pairs).to_string()]);
        s.steps.push(site.step(g, &items));
    }
    s
}

/// f-strings, `%` and `format`.
pub fn format(g: &mut Gen) -> Scenario {
    g.feature("formatting");
    let mut s = Scenario::default();
    let result = g.pick(&[
        "f'{a}'",
        "f'{a!r}'",
        "f'{a}{b}'",
        "f'{a!s:>12}|'",
        "f'{a:>8}'",
        "f'{a:{b}}'",
        "f'{a=}'",
        "f'<{a!a}>'",
        "f'{a:.3f}'",
        "f'{a:,}'",
        "f'{a:#x}'",
        "f'x{a}y{b!r}z'",
        "'%s %r' % (a, b)",
        "'{} {!r}'.format(a, b)",
        "'%d' % a",
        "'%.2f|%5s' % (a, b)",
        "format(a, b)",
        "str(a) + repr(b)",
        "f'{a:+.2e}'",
        "f'{a:05}'",
    ]);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a", "b"],
            body: String::new(),
            result: result.to_string(),
        },
    );
    for _ in 0..g.rng.usize(3..=5) {
        let kind = g.kind();
        let mut second = |g: &mut Gen| {
            g.pick(&["''", "'>6'", "'x'", "1", "'.1f'", "None", "'q'", "2.5"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut |g: &mut Gen| g.value(kind), &mut second]);
        s.steps.push(site.step(g, &items));
    }
    s
}
