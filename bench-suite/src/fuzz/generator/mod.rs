//! Random programs, a pure function of a seed.
//!
//! A program is a set of *scenarios*. Each declares functions with an instruction site or several in a hot loop, and a list of *steps*: calls that
//! run the site over operands of some kind, and statements that change what the site depends on. The steps of all scenarios are
//! interleaved, so that one scenario's monkey patch meets another's specialised code. Sites run between one and some 130 times per
//! step: past the first attempt of an inline cache, and past the misses after which it changes its mind.

mod attributes;
mod calls;
mod classes;
mod control;
mod globals;
mod guards;
mod iteration;
mod numbers;
mod sequences;
mod sites;
mod soup;
mod values;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

/// A generated program.
pub struct Program {
    /// Python.
    pub text: String,
    /// Names of the scenarios and of their notable parts, for the test that each one is reached.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "only the generator's tests ask")
    )]
    pub features: BTreeSet<&'static str>,
}

/// What a scenario contributes.
#[derive(Default)]
struct Scenario {
    /// Top-level definitions.
    declarations: Vec<String>,
    /// Groups of top-level statements, in order.
    steps: Vec<Vec<String>>,
}

/// Random choices, unique names, and what has been generated.
struct Gen {
    rng: fastrand::Rng,
    names: u32,
    features: BTreeSet<&'static str>,
}

/// A scenario's maker.
type Maker = fn(&mut Gen) -> Scenario;

/// Every scenario with its weight. New families of instructions get a line here.
const SCENARIOS: &[(u32, Maker)] = &[
    (6, numbers::arithmetic),
    (3, numbers::overflow),
    (3, numbers::compare),
    (3, numbers::truth),
    (3, numbers::accumulate_text),
    (4, sequences::subscript),
    (3, sequences::store_subscript),
    (3, sequences::contains),
    (3, sequences::unpack),
    (3, sequences::format),
    (12, attributes::attributes),
    (4, attributes::super_chain),
    (3, attributes::module_attributes),
    (6, globals::globals),
    (7, calls::functions),
    (5, calls::builtins),
    (4, calls::methods),
    (4, calls::constructors),
    (4, iteration::for_loops),
    (4, iteration::generators),
    (2, iteration::comprehensions),
    (3, control::exceptions),
    (2, control::with_blocks),
    (2, control::recursion),
    (3, control::closures),
    (3, control::matching),
    (5, guards::guards),
    (5, guards::polymorphic),
    (7, soup::soup),
];

/// What every program starts with. `note` prints a series of results: distinct ones in order of appearance with first position and
/// count, and a checksum of their order. `attempt` turns an exception into a result.
const PRELUDE: &str = include_str!("prelude.py");

/// The program of a seed.
pub fn program(seed: u64) -> Program {
    let mut g = Gen {
        rng: fastrand::Rng::with_seed(seed),
        names: 0,
        features: BTreeSet::new(),
    };
    let mut queues: Vec<std::vec::IntoIter<Vec<String>>> = Vec::new();
    let mut text = String::from(PRELUDE);
    let add = |text: &mut String, lines: Vec<String>| {
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    };
    for _ in 0..g.rng.usize(1..=4) {
        let maker = g.scenario();
        let scenario = maker(&mut g);
        add(&mut text, scenario.declarations);
        queues.push(scenario.steps.into_iter());
    }
    while !queues.is_empty() {
        let at = g.rng.usize(..queues.len());
        match queues[at].next() {
            Some(step) => add(&mut text, step),
            None => drop(queues.remove(at)),
        }
    }
    Program {
        text,
        features: g.features,
    }
}

impl Gen {
    fn scenario(&mut self) -> Maker {
        let total: u32 = SCENARIOS.iter().map(|(w, _)| w).sum();
        let mut at = self.rng.u32(..total);
        for (weight, maker) in SCENARIOS {
            if at < *weight {
                return *maker;
            }
            at -= weight;
        }
        SCENARIOS[0].1
    }

    /// One of the choices.
    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.rng.usize(..choices.len())]
    }

    /// True in `percent` of a hundred cases.
    fn chance(&mut self, percent: u32) -> bool {
        self.rng.u32(..100) < percent
    }

    /// A name nobody else has.
    fn name(&mut self, stem: &str) -> String {
        self.names += 1;
        format!("{stem}{}", self.names)
    }

    /// Records that the program has something.
    fn feature(&mut self, name: &'static str) {
        self.features.insert(name);
    }

    /// How often a site runs: around the first attempt, around the last allowed miss, or beyond both.
    fn rounds(&mut self) -> u32 {
        const ROUNDS: [u32; 12] = [1, 2, 3, 4, 8, 20, 52, 53, 54, 60, 106, 130];
        ROUNDS[self.rng.usize(..ROUNDS.len())]
    }

    /// `{a}`-style holes of a template, each filled with one of its choices. `{{` has no special meaning.
    fn fill(&mut self, template: &str, holes: &[(&str, &[&str])]) -> String {
        let mut text = template.to_string();
        for (hole, choices) in holes {
            while text.contains(hole) {
                let choice = self.pick(choices);
                text = text.replacen(hole, choice, 1);
            }
        }
        text
    }
}

/// Lines of a template, without its common first newline.
fn lines(text: &str) -> Vec<String> {
    text.trim_matches('\n')
        .lines()
        .map(str::to_string)
        .collect()
}

/// The lines one level deeper.
fn indented(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|l| format!("    {l}")).collect()
}

/// A statement that may fail: the error is printed.
fn tried(statement: &str) -> Vec<String> {
    let mut out = vec!["try:".to_string()];
    out.extend(indented(lines(statement)));
    out.push("except Exception as e:".to_string());
    out.push("    _print('!', failure(e))".to_string());
    out
}
