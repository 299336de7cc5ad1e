//! Published claims as data: one file each, built into the binary together with the small programs they are about.

use std::collections::BTreeMap;

use gearbox_reports::paired::claims::Claimed;
use serde::Deserialize;

use crate::failure::Failure;
use crate::suggest;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/claims.rs"));
}

const GOLDEN: &str = "golden.json";

/// One claim.
#[derive(Debug, Clone, Deserialize)]
pub struct Claim {
    /// Its name on the command line, and its file's.
    pub name: String,
    /// What is claimed, in a sentence.
    pub claim: String,
    /// The published number, as published.
    pub number: String,
    /// Where and under which conditions.
    pub source: String,
    /// How it is tried.
    #[serde(flatten)]
    pub trial: Trial,
}

/// How a claim is tried.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Trial {
    /// Pairs of programs, under each strategy and interpreter.
    Programs {
        /// Argument of `run`.
        n: u64,
        /// The pairs.
        cases: Vec<Case>,
    },
    /// Two configurations over all kernels; the geometric mean counts.
    Configurations {
        /// The reference.
        a: String,
        /// The other.
        b: String,
        /// What is said about B.
        claimed: Said,
    },
    /// Two configurations over the kernels that a table has; the order of the gains counts.
    Rank {
        /// The reference.
        a: String,
        /// The other.
        b: String,
        /// Published speed-ups by our kernels' names.
        published: BTreeMap<String, f64>,
    },
    /// Two configurations over all kernels: gain against the time that an instruction takes; they should fall together.
    Weight {
        /// The reference.
        a: String,
        /// The other.
        b: String,
    },
    /// What a program returns, where the strategy specializes.
    Value {
        /// The program.
        program: String,
        /// Argument of `run`.
        n: u64,
        /// What it should return.
        value: String,
    },
}

/// Two programs, and what is said about the second.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique in its claim.
    pub name: String,
    /// The reference.
    pub a: Program,
    /// The other.
    pub b: Program,
    /// What is said about B.
    pub claimed: Said,
}

/// A program with its parameters set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// The file without its ending.
    pub program: String,
    /// Global names that it expects.
    #[serde(default)]
    pub set: BTreeMap<String, i64>,
}

/// What is said about side B.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Said {
    /// So many times as fast.
    Speedup(f64),
    /// Faster.
    Faster,
    /// Slower.
    Slower,
    /// The same.
    Same,
}

impl From<Said> for Claimed {
    fn from(said: Said) -> Claimed {
        match said {
            Said::Speedup(s) => Claimed::Speedup(s),
            Said::Faster => Claimed::Faster,
            Said::Slower => Claimed::Slower,
            Said::Same => Claimed::Same,
        }
    }
}

impl Program {
    /// The module's name: the program's, with its parameters.
    pub fn name(&self) -> String {
        self.set
            .iter()
            .fold(self.program.clone(), |name, (key, value)| {
                format!("{name}_{}_{value}", key.to_lowercase())
            })
    }

    /// The module's text; none for an unknown program.
    pub fn text(&self) -> Option<String> {
        let head: String = self
            .set
            .iter()
            .map(|(key, value)| format!("{key} = {value}\n"))
            .collect();
        Some(head + file(&format!("{}.py", self.program))?)
    }
}

fn file(name: &str) -> Option<&'static str> {
    embedded::CLAIMS
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, text)| *text)
}

/// Every claim, by name.
pub fn all() -> Result<Vec<Claim>, Failure> {
    embedded::CLAIMS
        .iter()
        .filter(|(name, _)| name.ends_with(".json") && *name != GOLDEN)
        .map(|(name, text)| {
            serde_json::from_str(text).map_err(|e| Failure::error(format!("claims/{name}: {e}")))
        })
        .collect()
}

/// The claims with these names; all without names.
pub fn select(names: &[String]) -> Result<Vec<Claim>, Failure> {
    let claims = all()?;
    for name in names {
        if !claims.iter().any(|c| c.name == *name) {
            let known: Vec<&str> = claims.iter().map(|c| c.name.as_str()).collect();
            let hint = suggest::hint(name, known.iter().copied());
            return Err(Failure::usage(format!(
                "no claim `{name}`{hint}; there are: {}",
                known.join(", ")
            )));
        }
    }
    Ok(claims
        .into_iter()
        .filter(|c| names.is_empty() || names.contains(&c.name))
        .collect())
}

/// What CPython 3.14 returns for a program of a claim.
pub fn golden(program: &str, n: u64) -> Option<String> {
    let all: BTreeMap<String, String> = serde_json::from_str(file(GOLDEN)?).ok()?;
    all.get(&format!("{program} {n}")).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_is_complete() {
        let claims = all().expect("claims fit");
        assert!(claims.len() >= 14, "{}", claims.len());
        for claim in &claims {
            assert!(
                file(&format!("{}.json", claim.name)).is_some(),
                "{}",
                claim.name
            );
            assert!(
                !claim.claim.is_empty() && !claim.number.is_empty() && !claim.source.is_empty()
            );
            match &claim.trial {
                Trial::Programs { n, cases } => {
                    assert!(!cases.is_empty(), "{}", claim.name);
                    for case in cases {
                        for side in [&case.a, &case.b] {
                            assert!(side.text().is_some(), "{}", side.program);
                            assert!(golden(&side.name(), *n).is_some(), "{}", side.name());
                        }
                        let once = cases.iter().filter(|c| c.name == case.name).count();
                        assert_eq!(once, 1, "{}: {}", claim.name, case.name);
                    }
                }
                Trial::Configurations { a, b, .. }
                | Trial::Rank { a, b, .. }
                | Trial::Weight { a, b } => {
                    for label in [a, b] {
                        crate::engine::configuration(label).expect("a configuration");
                    }
                }
                Trial::Value { program, .. } => {
                    assert!(file(&format!("{program}.py")).is_some(), "{program}");
                }
            }
        }
    }

    #[test]
    fn published_kernels_are_ours() {
        let suite = crate::kernels::Suite::builtin().expect("kernels");
        for claim in all().expect("claims fit") {
            if let Trial::Rank { published, .. } = &claim.trial {
                for name in published.keys() {
                    assert!(suite.kernels.iter().any(|k| k.name == *name), "{name}");
                }
            }
        }
    }

    #[test]
    fn parameters_are_in_name_and_text() {
        let program = Program {
            program: "patch".into(),
            set: BTreeMap::from([("STABLE".to_owned(), 1), ("PERIOD".to_owned(), 10)]),
        };
        assert_eq!(program.name(), "patch_period_10_stable_1");
        let text = program.text().expect("there");
        assert!(
            text.starts_with("PERIOD = 10\nSTABLE = 1\n\"\"\""),
            "{text}"
        );
    }

    #[test]
    fn misspelt_names_are_told() {
        let error = select(&["global-lop".into()]).expect_err("unknown");
        assert!(error.message.contains("did you mean `global-loop`"));
        assert_eq!(select(&["tuple-list".into()]).expect("known").len(), 1);
    }
}
