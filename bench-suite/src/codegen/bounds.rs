//! Recorded bounds: a file of the figures' own shape whose numbers must not be passed.

use std::collections::BTreeMap;

use gearbox_reports::schema::Codegen;
use serde::Deserialize;

type Group = BTreeMap<String, BTreeMap<String, u64>>;

/// Upper bounds, by kind (`loops`, `tails`), strategy and figure. Figures without a bound are free.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// What holds and why, for readers.
    #[serde(rename = "about")]
    _about: String,
    loops: Group,
    tails: Group,
}

/// A bound that does not hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Passed {
    /// A figure is above its bound.
    Above {
        function: String,
        figure: String,
        value: u64,
        bound: u64,
    },
    /// A function that is measured has no bounds, or bounds are for something that is not there.
    Unmatched(String),
}

impl std::fmt::Display for Passed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Passed::Above {
                function,
                figure,
                value,
                bound,
            } => write!(f, "{function}: {figure} is {value}, the bound is {bound}"),
            Passed::Unmatched(message) => f.write_str(message),
        }
    }
}

impl Bounds {
    /// Every bound that the figures pass.
    pub fn check(&self, figures: &Codegen) -> Vec<Passed> {
        let mut passed = Vec::new();
        let loops = figures
            .loops
            .iter()
            .map(|(name, code)| (name, code.figures()));
        compare("loops::run", &self.loops, loops.collect(), &mut passed);
        let tails = figures
            .tails
            .iter()
            .map(|(name, code)| (name, code.figures()));
        compare("tail::step", &self.tails, tails.collect(), &mut passed);
        passed
    }
}

fn compare(
    path: &str,
    bounds: &Group,
    measured: BTreeMap<&String, BTreeMap<&'static str, u64>>,
    passed: &mut Vec<Passed>,
) {
    for name in measured.keys().filter(|name| !bounds.contains_key(**name)) {
        passed.push(Passed::Unmatched(format!(
            "{name}::{path}: no bounds are recorded"
        )));
    }
    for (name, figures) in bounds {
        let function = format!("{name}::{path}");
        let Some(values) = measured.get(name) else {
            passed.push(Passed::Unmatched(format!(
                "{function}: has bounds, but is not there"
            )));
            continue;
        };
        for (figure, &bound) in figures {
            match values.get(figure.as_str()) {
                None => passed.push(Passed::Unmatched(format!(
                    "{function}: no figure `{figure}`"
                ))),
                Some(&value) if value > bound => passed.push(Passed::Above {
                    function: function.clone(),
                    figure: figure.clone(),
                    value,
                    bound,
                }),
                Some(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gearbox_reports::schema::LoopCode;

    fn figures() -> Codegen {
        let code = LoopCode {
            indirect_jumps: 2,
            ..LoopCode::default()
        };
        Codegen {
            loops: [("match_loop".to_owned(), code)].into(),
            ..Codegen::default()
        }
    }

    fn passed(loops: &str) -> Vec<String> {
        let text = format!(r#"{{"about": "", "loops": {loops}, "tails": {{}}}}"#);
        let bounds: Bounds = serde_json::from_str(&text).expect("bounds");
        bounds
            .check(&figures())
            .iter()
            .map(Passed::to_string)
            .collect()
    }

    #[test]
    fn a_bound_holds_up_to_its_value() {
        assert!(passed(r#"{"match_loop": {"indirect_jumps": 2, "frame_bytes": 0}}"#).is_empty());
        assert_eq!(
            passed(r#"{"match_loop": {"indirect_jumps": 1}}"#),
            ["match_loop::loops::run: indirect_jumps is 2, the bound is 1"]
        );
    }

    #[test]
    fn nothing_goes_unchecked_by_its_name() {
        assert_eq!(
            passed(r#"{"mach_loop": {}}"#),
            [
                "match_loop::loops::run: no bounds are recorded",
                "mach_loop::loops::run: has bounds, but is not there"
            ]
        );
        assert_eq!(
            passed(r#"{"match_loop": {"jumps": 1}}"#),
            ["match_loop::loops::run: no figure `jumps`"]
        );
    }
}
