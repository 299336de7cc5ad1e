//! `--superinstructions`: what a set's text means.
//!
//! `all` (the whole catalogue), `none`, `cpython-3.11`, `cpython-3.14`, `profile:N` (the N sequences that save the most dispatches in the
//! profile of the built-in kernels), `profile:N:FILE` (in a profile that `gearbox profile --json` has written), or the path of a file with one
//! name in each line.

use gearbox_vm::fuse::{FUSIONS, Fusions};
use serde::Deserialize;

/// The default set.
pub const DEFAULT: &str = "all";
/// The sets that have a name.
pub const NAMED: [(&str, Fusions, &str); 4] = [
    (
        "all",
        Fusions::ALL,
        "the catalogue on top of CPython 3.14's static pairs",
    ),
    (
        "none",
        Fusions::NONE,
        "nothing fused, not even by the compiler",
    ),
    (
        "cpython-3.11",
        Fusions::CPYTHON_3_11,
        "five pairs, formed in place",
    ),
    (
        "cpython-3.14",
        Fusions::CPYTHON_3_14,
        "the compiler's static pairs only: as match",
    ),
];
/// The profile of the built-in kernels, each of the same weight (`gearbox profile --kernels --json`).
const KERNELS: &str = include_str!("kernels_profile.json");

/// What is wrong with a set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetError {
    pub message: String,
    /// The word that was not understood, and what could have been meant.
    pub unknown: Option<(String, Vec<String>)>,
}

fn error<T>(message: String) -> Result<T, SetError> {
    Err(SetError {
        message,
        unknown: None,
    })
}

/// A profile as far as a set needs it.
#[derive(Deserialize)]
struct Profile {
    pairs: Vec<Sequence>,
    triples: Vec<Sequence>,
    /// Absent in profiles of earlier versions.
    #[serde(default)]
    quadruples: Vec<Sequence>,
}

#[derive(Deserialize)]
struct Sequence {
    name: String,
    /// Dispatches that fusing it would save.
    saved: u64,
}

/// The set that a text means.
///
/// # Errors
/// An unknown set, a file that cannot be read, a name that is not in the catalogue.
pub fn read(text: &str) -> Result<Fusions, SetError> {
    if let Some((_, set, _)) = NAMED.iter().find(|(name, ..)| *name == text) {
        return Ok(*set);
    }
    if let Some(rest) = text.strip_prefix("profile:") {
        let (n, file) = match rest.split_once(':') {
            Some((n, file)) => (n, Some(file)),
            None => (rest, None),
        };
        let Ok(n) = n.parse() else {
            return error(format!(
                "`{text}`: profile:N and profile:N:FILE take a number of sequences"
            ));
        };
        return match file {
            None => best(n, "built-in profile", KERNELS),
            Some(file) => best(n, file, &contents(file)?),
        };
    }
    if std::path::Path::new(text).is_file() {
        return listed(text, &contents(text)?);
    }
    Err(SetError {
        message: format!("`{text}` is no set of superinstructions and no file"),
        unknown: Some((
            text.to_owned(),
            NAMED
                .iter()
                .map(|(name, ..)| *name)
                .chain(["profile:N", "profile:N:FILE", "FILE"])
                .map(String::from)
                .collect(),
        )),
    })
}

fn contents(file: &str) -> Result<String, SetError> {
    std::fs::read_to_string(file).or_else(|e| error(format!("{file}: {e}")))
}

/// The names of a file: one in each line, `#` starts a comment.
fn listed(file: &str, text: &str) -> Result<Fusions, SetError> {
    let names = text
        .lines()
        .map(|l| l.split('#').next().unwrap_or_default().trim())
        .filter(|l| !l.is_empty());
    Fusions::of_names(names).map_err(|e| SetError {
        message: format!("{file}: no superinstruction is named `{}`", e.0),
        unknown: Some((e.0, FUSIONS.iter().map(|f| f.name()).collect())),
    })
}

/// The N sequences of a profile that save the most dispatches, of those in the catalogue.
fn best(n: usize, file: &str, text: &str) -> Result<Fusions, SetError> {
    let profile: Profile = match serde_json::from_str(text) {
        Ok(p) => p,
        Err(e) => return error(format!("{file}: not a profile: {e}")),
    };
    let mut all: Vec<Sequence> = [profile.pairs, profile.triples, profile.quadruples]
        .into_iter()
        .flatten()
        .collect();
    all.retain(|s| Fusions::of_names([s.name.as_str()]).is_ok());
    all.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.name.cmp(&b.name)));
    let names = all.iter().take(n).map(|s| s.name.as_str());
    Fusions::of_names(names).or_else(|e| error(format!("{file}: {}", e.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_sets() {
        for (name, set, _) in NAMED {
            assert_eq!(read(name), Ok(set));
        }
        assert_eq!(read(DEFAULT), Ok(Fusions::default()));
    }

    #[test]
    fn the_built_in_profile_names_what_is_compiled_in() {
        assert_eq!(read("profile:0"), Ok(Fusions::CPYTHON_3_14));
        let rows = |n: usize| {
            let set = read(&format!("profile:{n}")).expect("the built-in profile");
            (0..FUSIONS.len()).filter(|row| set.contains(*row)).count()
        };
        assert_eq!(rows(1), 1);
        assert_eq!(rows(10), 10);
        // More than there are: all of the profile that is in the catalogue.
        assert!(rows(1000) > 20 && rows(1000) <= FUSIONS.len());
        let all = read("profile:1000").expect("the built-in profile");
        let long = |row: &usize| FUSIONS[*row].ops.len() == 4;
        let (named, there) = (
            (0..FUSIONS.len())
                .filter(long)
                .filter(|row| all.contains(*row))
                .count(),
            (0..FUSIONS.len()).filter(long).count(),
        );
        assert!(
            named > 0 && named == there,
            "{named} of {there} rows of four"
        );
    }

    #[test]
    fn files_hold_one_name_in_a_line() {
        let text = "# hot\nLOAD_FAST__LOAD_ATTR\n\nLOAD_SMALL_INT__BINARY_OP # twice\n";
        let names = ["LOAD_FAST__LOAD_ATTR", "LOAD_SMALL_INT__BINARY_OP"];
        assert_eq!(listed("hot.txt", text).ok(), Fusions::of_names(names).ok());
        let e = listed("hot.txt", "LOAD_FAST__LOAD_ATR\n").expect_err("no such name");
        assert!(e.message.contains("hot.txt"), "{}", e.message);
        let (word, known) = e.unknown.expect("candidates");
        assert_eq!(word, "LOAD_FAST__LOAD_ATR");
        assert!(known.contains(&"LOAD_FAST__LOAD_ATTR".to_owned()));
    }

    #[test]
    fn profiles_rank_by_saved_dispatches() {
        let text = r#"{"pairs": [
            {"name": "LOAD_FAST__LOAD_ATTR", "saved": 5},
            {"name": "CALL__RESUME", "saved": 100}],
            "triples": [{"name": "STORE_FAST__LOAD_FAST__LOAD_ATTR", "saved": 8}]}"#;
        let one = Fusions::of_names(["STORE_FAST__LOAD_FAST__LOAD_ATTR"]);
        assert_eq!(best(1, "p", text).ok(), one.ok());
        let two = Fusions::of_names(["STORE_FAST__LOAD_FAST__LOAD_ATTR", "LOAD_FAST__LOAD_ATTR"]);
        assert_eq!(best(2, "p", text).ok(), two.ok());
        assert!(best(2, "p", "[]").is_err());
    }

    #[test]
    fn misuse() {
        for text in [
            "",
            "cpython-3.12",
            "profile:",
            "profile:x",
            "profile:3:/no/such/file",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
