//! What the harness tells a process of alternating slices, and what it hears back: one JSON text each way. The same for our own process and for the
//! Python program that other interpreters run.

use gearbox_reports::schema::{Quad, Warmup};
use serde::{Deserialize, Serialize};

/// Everything one process is to do. The process draws nothing at random and decides nothing about the plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Folder of the programs.
    pub folder: String,
    /// The reference.
    pub a: TaskSide,
    /// The other side.
    pub b: TaskSide,
    /// The side that is started and warmed first, `A` or `B`: where a heap comes to lie in a fresh process moves times by some tenths of a per cent.
    pub begins: char,
    /// For each quad the side that comes first and last: `A` or `B`.
    pub firsts: String,
    /// Length that a slice of the reference should have.
    pub slice_ns: u64,
    /// Warm-up ends without having settled after this long, for each side.
    pub warmup_limit_ns: u64,
    /// Per cent by which each slice of side B is made longer: a planted difference, for tests of the harness.
    #[serde(default)]
    pub plant_percent: f64,
}

/// One side of a task.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskSide {
    /// The configuration by label; empty for another interpreter.
    #[serde(default)]
    pub configuration: String,
    /// Module with the function `run`.
    pub program: String,
    /// Its argument.
    pub n: u64,
    /// Least number of warm-up calls: what takes every back-off counter of a hot instruction to its cap.
    pub least_warmups: u64,
}

/// What one process says at its end.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Calls of `run` in one slice.
    pub units: u64,
    /// How the reference became warm.
    pub warmup_a: Warmup,
    /// How the other side became warm.
    pub warmup_b: Warmup,
    /// The slices.
    pub quads: Vec<Quad>,
    /// What `run` returned on the reference.
    pub checksum_a: String,
    /// What it returned on the other side.
    pub checksum_b: String,
    /// Peak memory of the process image in bytes.
    #[serde(default)]
    pub max_rss: Option<u64>,
}

/// Calls in one slice: as many as come nearest to the wanted length, from the time of one warm call.
pub fn units(slice_ns: u64, call_ns: u64) -> u64 {
    let call = call_ns.max(1);
    ((slice_ns + call / 2) / call).clamp(1, 1_000_000_000)
}

/// Calls in a row without a change that count as warm.
pub const QUIET_CALLS: usize = 3;
/// Changes in one call that are still quiet: a rare flip of a site at the edge of two kinds of operand.
pub const QUIET_CHANGES: u64 = 2;
/// A side that has not settled after so many calls more than the least will not settle.
pub const UNSETTLED_CALLS: u64 = 60;
/// More warm-up calls than this are not recorded one by one.
pub const WARMUP_CALLS: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_is_a_whole_number_of_calls() {
        assert_eq!(units(5_000_000, 5_100_000), 1);
        assert_eq!(units(5_000_000, 100_000), 50);
        assert_eq!(units(5_000_000, 3_000_000), 2);
        assert_eq!(units(5_000_000, 60_000_000), 1, "never none");
        assert_eq!(units(5_000_000, 0), 5_000_000);
    }
}
