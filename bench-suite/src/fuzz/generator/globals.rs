//! Global and builtin names that are added, rebound, shadowed and deleted while code that reads them is hot.

use super::sites::{Site, place};
use super::{Gen, Scenario};

/// Reads of globals and builtins.
pub fn globals(g: &mut Gen) -> Scenario {
    g.feature("globals");
    let mut s = Scenario::default();
    let (one, two) = (g.name("G"), g.name("G"));
    s.declarations.push(format!("{one} = 1"));
    if g.chance(50) {
        s.declarations.push(format!("{two} = 'two'"));
    }
    let builtin = g.pick(&[
        "len",
        "abs",
        "str",
        "int",
        "max",
        "isinstance",
        "sorted",
        "range",
        "tuple",
        "repr",
        "list",
        "getattr",
        "callable",
        "sum",
    ]);
    let use_of = match builtin {
        "len" | "sorted" | "tuple" | "list" | "sum" => format!("{builtin}((3, 1, 2))"),
        "max" => "max(a, 2)".to_string(),
        "isinstance" => "isinstance(a, int)".to_string(),
        "getattr" => "getattr(a, 'real', None)".to_string(),
        "range" => "list(range(3))".to_string(),
        _ => format!("{builtin}(a)"),
    };
    let (body, result) = match g.rng.u32(..8) {
        0 => (String::new(), one.clone()),
        1 => (String::new(), use_of),
        2 => (String::new(), format!("({one}, {use_of})")),
        3 => (
            String::new(),
            format!("({one}, {two}, {builtin} is builtins.__dict__.get('{builtin}'))"),
        ),
        4 => (
            format!("r = [{one}]\nfor i in (1, 2):\n    r.append({use_of})"),
            "r".to_string(),
        ),
        5 => (
            String::new(),
            format!("[{use_of} for _ in (0, 1)] + [{one}]"),
        ),
        6 => (format!("{one}_l = {one}"), format!("({one}_l, a)")),
        _ => (String::new(), format!("(lambda: ({one}, {use_of}))()")),
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body,
            result,
        },
    );
    let items = g
        .pick(&["[(3,)]", "[(3,), (-4,)]", "[('x',), (5,)]", "[(2**50,)]"])
        .to_string();
    s.steps.push(site.step(g, &items));
    for _ in 0..g.rng.usize(3..=7) {
        let change = g.pick(&[
            "global {1} = 2",
            "{1} = 'other'",
            "{1} = 2**50",
            "del {1}",
            "{2} = [2]",
            "del {2}",
            "{1} = {2}",
            "globals()['{1}'] = 9",
            "globals().pop('{1}', None)",
            "builtins.{1} = 'from builtins'",
            "del builtins.{1}",
            "{b} = lambda *a, **k: ('shadow', show(a))",
            "del {b}",
            "builtins.{b} = lambda *a, **k: ('builtin', show(a))",
            "builtins.{b} = {B}",
            "builtins.added{n} = 1",
            "added{n} = 1",
            "globals().update(x{n}=1, y{n}=2)",
            "del builtins.{b}",
            "{b} = None",
            "setattr(builtins, '{b}', {B})",
            "vars(builtins)['{b}'] = abs",
            "globals()['{b}'] = len",
            "exec('{1} = 77')",
        ]);
        let number = g.name("");
        let change = change
            .trim_start_matches("global ")
            .replace("{1}", &one)
            .replace("{2}", &two)
            .replace("{b}", builtin)
            .replace("{B}", &format!("kept_{builtin}"))
            .replace("{n}", &number);
        if change.contains("builtins.") || change.contains("builtins)") {
            g.feature("builtins rebound");
        }
        if change.starts_with("del ") {
            g.feature("global deleted");
        }
        s.steps.push(super::tried(&change));
        s.steps.push(site.step(g, &items));
    }
    s.declarations.insert(
        0,
        format!("kept_{builtin} = builtins.__dict__['{builtin}']"),
    );
    // Others go on with the builtins that they expect.
    s.steps.push(vec![
        format!("builtins.{builtin} = kept_{builtin}"),
        format!("globals().pop('{builtin}', None)"),
    ]);
    s
}
