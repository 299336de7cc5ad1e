//! Attribute reads, stores, deletes and method calls on objects whose class and shape change.

use super::classes::{Family, change, family, pick_name};
use super::sites::{Site, place};
use super::{Gen, Scenario};

/// Loads, stores and method calls over a family of classes.
pub fn attributes(g: &mut Gen) -> Scenario {
    g.feature("attributes");
    let mut s = Scenario::default();
    let family = family(g, &mut s.declarations);
    let (n, m) = (g.attribute(), g.attribute());
    let (poke, poked) = (g.name("poke"), g.chance(40));
    if poked {
        declare_poke(g, &mut s, &poke, &family, &[n, n, m]);
    }
    let mut sites = Vec::new();
    for _ in 0..g.rng.usize(1..=2) {
        let (body, result) = match g.rng.u32(..16) {
            0..=3 => (String::new(), format!("a.{n}")),
            4..=6 => (String::new(), format!("a.{n}()")),
            7 => (String::new(), format!("a.{n}(7)")),
            8 => (String::new(), format!("(a.{n}, a.{m})")),
            9 => {
                g.feature("attribute stored");
                (
                    format!(
                        "a.{n} = {}",
                        g.pick(&["1", "a.__class__.__name__", "2.5", "[]"])
                    ),
                    format!("a.{n}"),
                )
            }
            10 => (
                format!("a.{n} = 1\na.{m} = 2\na.{n} = 3"),
                format!("(a.{n}, a.{m})"),
            ),
            11 => (format!("a.{n} += 1"), format!("type(a.{n}).__name__")),
            12 => (format!("a.{n} = 1\ndel a.{n}"), format!("a.{n}")),
            13 => (format!("f = a.{n}"), "f(3)".to_string()),
            14 => (
                String::new(),
                format!("hasattr(a, '{n}'), getattr(a, '{m}', 'default')"),
            ),
            _ => (
                format!("r = []\nfor _ in (0, 1):\n    r.append(a.{n})\n    a.{m} = 0"),
                "r".to_string(),
            ),
        };
        let result = if result.starts_with("hasattr") {
            format!("({result})")
        } else {
            result
        };
        let body = if poked {
            format!("{poke}()\n{body}")
        } else {
            body
        };
        sites.push(place(
            g,
            &mut s,
            &Site {
                params: &["a"],
                body,
                result,
            },
        ));
    }
    for _ in 0..g.rng.usize(3..=6) {
        let mut subject = |g: &mut Gen| match g.rng.u32(..20) {
            0 | 1 => pick_name(g, &family.classes),
            2 => format!("{}()", pick_name(g, &family.classes)),
            3 => g.any(),
            _ => pick_name(g, &family.objects),
        };
        let items = g.tuples(&mut [&mut subject]);
        let at = g.rng.usize(..sites.len());
        // The same operands before and after: what was specialised for them has to notice.
        for _ in 0..g.rng.usize(1..=3) {
            // Building the operands may fail: a changed class may refuse to make an instance.
            let step = sites[at].step(g, &items);
            s.steps.push(super::tried(&step.join("\n")));
            if g.chance(85) {
                s.steps.push(change(g, &family, &[n, n, m]));
            }
        }
    }
    let object = pick_name(g, &family.objects);
    s.steps.push(super::tried(&format!(
        "_print([k for k in {object}.__dict__ if type(k) is str and k[0] not in 'ab'])"
    )));
    s
}

/// A function that changes the family when it has been called some number of times: in the middle of a hot loop.
fn declare_poke(g: &mut Gen, s: &mut Scenario, name: &str, family: &Family, names: &[&str]) {
    g.feature("changed inside a loop");
    let out = &mut s.declarations;
    out.push(format!("{name}_n = 0"));
    out.push(format!("def {name}():"));
    out.push(format!(
        "    global {name}_n, {}",
        family.objects.join(", ")
    ));
    out.push(format!("    {name}_n += 1"));
    for _ in 0..g.rng.usize(1..=3) {
        let when = g.pick(&["2", "3", "5", "20", "54", "60", "110"]);
        out.push(format!("    if {name}_n == {when}:"));
        let change = change(g, family, names);
        out.extend(super::indented(super::indented(change)));
    }
}

/// `super()` in all its forms over a hierarchy that changes.
pub fn super_chain(g: &mut Gen) -> Scenario {
    g.feature("super");
    let mut s = Scenario::default();
    let (a, b, c) = (g.name("A"), g.name("B"), g.name("C"));
    let call = g.pick(&[
        "super().m(x)",
        "super().m(x)",
        "super().attr",
        "super({B}, self).m(x)",
        "super().prop",
        "super().cm(x)",
        "super().sm(x)",
        "super().missing",
        "super().m",
        "(super().m(x), super().attr)",
        "super(type(self), self).attr",
        "super().__init__()",
        "[super({B}, self).attr for _ in (0, 1)]",
    ]);
    let call = call.replace("{B}", &b);
    s.declarations.extend(super::lines(&format!(
        "class {a}:
    attr = 'a'
    def m(self, x=0):
        return ('A.m', x)
    @property
    def prop(self):
        return 'A.prop'
    @classmethod
    def cm(cls, x):
        return ('A.cm', cls.__name__, x)
    @staticmethod
    def sm(x):
        return ('A.sm', x)
    def __repr__(self):
        return type(self).__name__
class {b}({a}):
    def m(self, x=0):
        return {}
    def other(self, x):
        return {call}
class {c}({b}):
    def m(self, x=0):
        return ('C.m', super().m(x))
    attr = 'c'
o{b}, o{c} = {b}(), {c}()",
        if call.contains("super().m") {
            format!("('B.m', {call})")
        } else {
            "('B.m', super().m(x))".to_string()
        }
    )));
    let method = g.pick(&["m", "other", "m"]);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["o", "x"],
            body: String::new(),
            result: format!("o.{method}(x)"),
        },
    );
    for _ in 0..g.rng.usize(3..=6) {
        let mut subject = |g: &mut Gen| pick_name(g, &[format!("o{b}"), format!("o{c}")]);
        let items = g.tuples(&mut [&mut subject, &mut |g: &mut Gen| {
            g.pick(&["1", "'x'", "2.5"]).to_string()
        }]);
        s.steps.push(site.step(g, &items));
        let change = g.pick(&[
            "{A}.m = lambda self, x=0: ('patched', x)",
            "{A}.attr = 'new'",
            "del {A}.m",
            "{A}.missing = 'found'",
            "{A}.attr = property(lambda self: 'prop now')",
            "super = lambda *a: {A}()",
            "del super",
            "o{C}.__class__ = {B}",
            "o{B}.__class__ = {C}",
            "{B}.attr = 'b'",
            "o{B}.attr = 'instance'",
            "{A}.m = staticmethod(lambda x=0: ('static', x))",
            "{A}.m = classmethod(lambda cls, x=0: (cls.__name__, x))",
            "{A}.prop = 3",
            "{C}.m = {B}.m",
            "{C}.__bases__ = ({A},)",
            "{A}.__getattribute__ = lambda self, n: object.__getattribute__(self, n)",
            "builtins.super = builtins.super",
            "{A}.m = len",
            "{A}.m.__defaults__ = (5, 6)",
            "o{B}.m = lambda x: ('instance m', x)",
        ]);
        let change = change
            .replace("{A}", &a)
            .replace("{B}", &b)
            .replace("{C}", &c);
        s.steps.push(super::tried(&change));
        s.steps.push(site.step(g, &items));
    }
    s.steps
        .push(vec!["globals().pop('super', None)".to_string()]);
    s
}

/// Attributes of modules.
pub fn module_attributes(g: &mut Gen) -> Scenario {
    g.feature("module attributes");
    let mut s = Scenario::default();
    let module = g.name("mod");
    s.declarations.extend(super::lines(&format!(
        "import math, operator, types
{module} = types.ModuleType('{module}')
{module}.x = 1
{module}.f = lambda a=1: ('f', a)"
    )));
    let result = g.pick(&[
        "a.x",
        "a.x",
        "a.f()",
        "a.f(2)",
        "(a.x, a.f)[0]",
        "a.pi",
        "a.sqrt(16.0)",
        "a.neg(3)",
        "a.x + 1",
        "a.__name__",
    ]);
    let body = if g.chance(25) { "a.x = 5" } else { "" };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    for _ in 0..g.rng.usize(3..=6) {
        let mut subject = |g: &mut Gen| {
            g.pick(&[&module, &module, "math", "operator", "N(1)", "M"])
                .to_string()
        };
        let items = g.tuples(&mut [&mut subject]);
        s.steps.push(site.step(g, &items));
        let change = g.pick(&[
            "{M}.x = 2",
            "del {M}.x",
            "{M}.new = 1",
            "{M}.__getattr__ = lambda name: ('module getattr', name)",
            "del {M}.__getattr__",
            "{M}.f = len",
            "{M}.__dict__['x'] = 'dict'",
            "{M}.pi = 3",
            "math.x = 'math x'",
            "del math.x",
            "{M}.__dict__.pop('f', None)",
            "{M}.sqrt = math.sqrt",
            "{M}.__class__ = type('Sub', (types.ModuleType,), {'x': 'from class'})",
            "{M}.__name__ = 'renamed'",
            "del {M}.__name__",
        ]);
        s.steps.push(super::tried(&change.replace("{M}", &module)));
        s.steps.push(site.step(g, &items));
    }
    s.steps
        .push(vec!["math.__dict__.pop('x', None)".to_string()]);
    s
}
