//! The recorded instruction counts, and the toolchain that they hold for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The data file.
pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instruction-counts.json");

/// Counts of whole runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// `rustc -V` of the compiler that built gearbox.
    pub rustc: String,
    /// Target triple.
    pub target: String,
    /// Machine instructions by kernel and strategy.
    pub counts: BTreeMap<String, BTreeMap<String, u64>>,
}

impl Recorded {
    /// Without counts, for the toolchain at hand.
    pub fn here() -> Recorded {
        Recorded {
            rustc: env!("GEARBOX_BUILD_RUSTC").to_owned(),
            target: env!("GEARBOX_BUILD_TARGET").to_owned(),
            counts: BTreeMap::new(),
        }
    }

    /// What the data file holds; the error names it.
    pub fn load() -> Result<Recorded, String> {
        let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
        serde_json::from_str(&text).map_err(|e| format!("{FILE}: {e}"))
    }
}

/// A name as iai-callgrind takes it: it must be an identifier.
pub fn identifier(name: &str) -> String {
    name.replace('-', "_")
}
