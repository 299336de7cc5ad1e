//! Where an instruction site lives: the same expression as a function, inside a hot loop, in a method, a generator, a closure, at module level.

use super::{Gen, Scenario, indented, lines};

/// A site whose results can be looked at: its parameters, the statements before the result, the result.
pub struct Site<'a> {
    /// Names that the body uses.
    pub params: &'a [&'a str],
    /// Statements; no `return`, no `yield`.
    pub body: String,
    /// An expression.
    pub result: String,
}

/// How a placed site is run.
pub struct Placed {
    tag: String,
    steps: u32,
    run: Run,
}

enum Run {
    /// Through `drive`, by a callable.
    Driven(String),
    /// The function has the loop inside.
    Looping(String),
    /// The loop is written out in the step.
    Inline(Vec<String>),
}

/// Declares the site in one of the places.
pub fn place(g: &mut Gen, scenario: &mut Scenario, site: &Site) -> Placed {
    let name = g.name("site");
    let tag = name.replace("site", "s");
    let params = site.params.join(", ");
    let result = &site.result;
    let body = || lines(&site.body).into_iter().filter(|l| !l.is_empty());
    let mut out = Vec::new();
    let run = match g.rng.u32(..10) {
        0..=2 => {
            out.push(format!("def {name}({params}):"));
            out.extend(indented(body().collect()));
            out.push(format!("    return {result}"));
            Run::Driven(name)
        }
        3..=5 => {
            g.feature("site in a loop");
            out.push(format!("def {name}(tag, items, rounds):"));
            out.extend(indented(loop_over(site, "items", "rounds")));
            out.push("    note(tag, out)".to_string());
            Run::Looping(name)
        }
        6 => {
            g.feature("site in a method");
            out.push(format!("class C{name}:"));
            out.push(format!("    def run(self, {params}):"));
            out.extend(indented(indented(body().collect())));
            out.push(format!("        return {result}"));
            out.push(format!("{name} = C{name}().run"));
            Run::Driven(name)
        }
        7 => {
            g.feature("site in a closure");
            out.push(format!("def {name}({params}):"));
            out.push("    def inner():".to_string());
            if !site.body.is_empty() {
                out.push(format!("        nonlocal {params}"));
            }
            out.extend(indented(indented(body().collect())));
            out.push(format!("        return {result}"));
            out.push("    return inner()".to_string());
            Run::Driven(name)
        }
        8 => {
            g.feature("site in a generator");
            out.push(format!("def {name}_g({params}):"));
            out.extend(indented(body().collect()));
            out.push(format!("    yield {result}"));
            out.push(format!("def {name}(*items):"));
            out.push(format!("    return next({name}_g(*items))"));
            Run::Driven(name)
        }
        _ => {
            g.feature("site at module level");
            Run::Inline(loop_over(site, "items", "rounds"))
        }
    };
    scenario.declarations.extend(out);
    Placed { tag, steps: 0, run }
}

fn loop_over(site: &Site, items: &str, rounds: &str) -> Vec<String> {
    let mut out = vec![
        "out = []".to_string(),
        format!("for i in _range({rounds}):"),
        format!(
            "    {}, = {items}[i % _len({items})]",
            site.params.join(", ")
        ),
        "    try:".to_string(),
    ];
    let body = lines(&site.body).into_iter().filter(|l| !l.is_empty());
    out.extend(indented(indented(body.collect())));
    out.push(format!("        out.append(show({}))", site.result));
    out.push("    except Exception as e:".to_string());
    out.push("        out.append(failure(e))".to_string());
    out.push(format!("    shrink({items}[i % _len({items})])"));
    out
}

impl Placed {
    /// Statements that run the site over the operands, a list of tuples.
    pub fn step(&mut self, g: &mut Gen, items: &str) -> Vec<String> {
        self.steps += 1;
        let tag = format!("'{}.{}'", self.tag, self.steps);
        let rounds = g.rounds();
        match &self.run {
            Run::Driven(name) => vec![format!("drive({tag}, {name}, {items}, {rounds})")],
            Run::Looping(name) => vec![format!("{name}({tag}, {items}, {rounds})")],
            Run::Inline(code) => {
                let mut out = vec![format!("items = {items}"), format!("rounds = {rounds}")];
                out.extend(code.iter().cloned());
                out.push(format!("note({tag}, out)"));
                out
            }
        }
    }
}
