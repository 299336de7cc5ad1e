//! Exact counts: what a configuration executed for a kernel. They carry no noise and are the second witness of every time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::State;

/// Name of the file with one line per counted cell. Absent when nothing was counted.
pub const COUNTS_FILE: &str = "counts.jsonl";

/// A line of [`COUNTS_FILE`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountRecord {
    /// [`super::SCHEMA_VERSION`] of the writer.
    pub schema: u32,
    /// [`super::Campaign::id`].
    pub campaign: String,
    /// [`super::Configuration::id`].
    pub configuration: String,
    /// [`super::Kernel::name`].
    pub kernel: String,
    /// [`super::Kernel::sha256`].
    pub kernel_sha256: String,
    /// Argument of `run`.
    pub n: u64,
    /// Calls of `run` before the counted ones.
    pub warmups: u64,
    /// Counted calls of `run`.
    pub loops: u64,
    /// The VM's own counters; none for configurations that execute no instructions (tree walker, closures, other interpreters).
    #[serde(default)]
    pub vm: Option<VmCounts>,
    /// What valgrind's callgrind counted; none without valgrind.
    #[serde(default)]
    pub machine: Option<MachineCounts>,
    /// How it ended.
    pub state: State,
    /// The reason, when it did not end well.
    #[serde(default)]
    pub message: Option<String>,
}

/// Counters of the VM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VmCounts {
    /// Executions of each instruction by name, specialized and fused forms under their own names.
    pub executions: BTreeMap<String, u64>,
    /// The commonest pairs of successive instructions, falling.
    pub pairs: Vec<PairCount>,
    /// Successive pairs altogether.
    pub pairs_total: u64,
    /// Counters of each family that was reached.
    pub families: BTreeMap<String, FamilyCounts>,
    /// Executions of the most executed single instruction, where instructions were told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hottest: Option<u64>,
}

/// How often one instruction followed another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairCount {
    /// The earlier instruction.
    pub first: String,
    /// The later one.
    pub second: String,
    /// Times.
    pub count: u64,
}

/// One family's counters, with CPython's meanings (pystats).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyCounts {
    /// Executions of specialized members whose guards held.
    pub hits: u64,
    /// Executions of specialized members whose guards failed.
    pub misses: u64,
    /// Executions of the generic form that only counted down.
    pub deferred: u64,
    /// Members that went back to the generic form.
    pub deopts: u64,
    /// Attempts that specialized.
    pub successes: u64,
    /// Attempts that did not, by CPython's kind of failure.
    pub failures: BTreeMap<String, u64>,
    /// Executions of each member.
    pub members: BTreeMap<String, u64>,
}

/// What callgrind counted for the counted calls alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MachineCounts {
    /// Machine instructions.
    pub instructions: u64,
    /// Conditional branches and their mispredictions under callgrind's simple model, where it was asked for.
    #[serde(default)]
    pub conditional: Option<(u64, u64)>,
    /// Indirect branches and their mispredictions, likewise.
    #[serde(default)]
    pub indirect: Option<(u64, u64)>,
}
