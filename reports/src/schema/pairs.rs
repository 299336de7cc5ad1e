//! Alternation: two sides take turns inside one process, and the datum is the ratio of their slices.

use serde::{Deserialize, Serialize};

use super::State;

/// Name of the append-only file with one line per process of alternating slices. Absent when nothing alternated.
pub const PAIRS_FILE: &str = "pairs.jsonl";

/// Two sides that are alternated, and what their ratio is to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Unique in the campaign.
    pub id: String,
    /// Why it is measured.
    pub purpose: Purpose,
    /// The reference: its calibration fixes the work of both sides.
    pub a: Side,
    /// What is compared with it.
    pub b: Side,
}

/// What one side runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// [`super::Configuration::id`].
    pub configuration: String,
    /// [`super::Kernel::name`].
    pub kernel: String,
}

/// The question that a pair answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "question", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Purpose {
    /// A side against itself: what no difference looks like.
    Null,
    /// Two configurations on one kernel.
    Compare,
    /// `a` has everything, `b` lacks one family, member or technique.
    LeaveOneOut {
        /// What `b` lacks.
        what: String,
    },
    /// `a` has nothing, `b` has one family, member or technique.
    AddOneIn {
        /// What `b` has.
        what: String,
    },
    /// One step of a sampled permutation: `b` is `a` with `what` added.
    Permutation {
        /// Number of the permutation.
        permutation: u32,
        /// Place in it, from 0.
        step: u32,
        /// What is added.
        what: String,
    },
    /// One of the three steps of an interaction: `b` is `a` with `what` added, of the two things `of`.
    Interaction {
        /// Both things, in the table's order.
        of: (String, String),
        /// What this step adds: one of them alone, or both.
        what: Vec<String>,
    },
    /// A published claim.
    Claim {
        /// Name of the claim's data file.
        claim: String,
        /// Which of its comparisons.
        case: String,
    },
}

/// A line of [`PAIRS_FILE`]: one process that alternated the two sides of a pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairRecord {
    /// [`super::SCHEMA_VERSION`] of the writer.
    pub schema: u32,
    /// [`super::Campaign::id`].
    pub campaign: String,
    /// [`Pair::id`].
    pub pair: String,
    /// Number of the process among those of this pair, from 0.
    pub block: u32,
    /// Place in the order of its block.
    pub order: u32,
    /// Calls of `run(n)` in one slice, the same for both sides.
    pub units: u64,
    /// How the reference became warm.
    pub warmup_a: Warmup,
    /// How the other side became warm.
    pub warmup_b: Warmup,
    /// The slices.
    pub quads: Vec<Quad>,
    /// What `run` returned on the side of the reference.
    #[serde(default)]
    pub checksum_a: Option<String>,
    /// What it returned on the other side.
    #[serde(default)]
    pub checksum_b: Option<String>,
    /// How the process ended.
    pub state: State,
    /// The reason, when it did not end well.
    #[serde(default)]
    pub message: Option<String>,
    /// What the process took.
    pub usage: Usage,
}

/// What a process took from the machine, and in which circumstances it ran.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Usage {
    /// Peak resident memory in bytes.
    #[serde(default)]
    pub max_rss: Option<u64>,
    /// User CPU time.
    pub user_ns: u64,
    /// System CPU time.
    pub system_ns: u64,
    /// Wall time from spawn to exit.
    pub wall_ns: u64,
    /// Voluntary context switches.
    pub voluntary_switches: u64,
    /// Involuntary context switches.
    pub involuntary_switches: u64,
    /// Bytes of padding in the environment.
    pub padding: u32,
    /// Start, UTC, ISO 8601.
    pub started: String,
    /// One-minute load average before the process.
    #[serde(default)]
    pub load: Option<f64>,
}

/// Untimed repetitions before the slices, counted until nothing new happens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warmup {
    /// Wall nanoseconds of each call of `run`.
    pub values_ns: Vec<u64>,
    /// Events of the VM (specializations, failed attempts, de-specializations) during each; empty where it counts none.
    pub events: Vec<u64>,
    /// Whether the events settled before the limit.
    pub settled: bool,
}

/// Four slices: A B B A, or B A A B.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quad {
    /// Which side was first and last.
    pub first: Which,
    /// Wall nanoseconds in the order of execution.
    pub ns: [u64; 4],
    /// Nanoseconds of CPU time of the thread, in the same order, where the system counts them: without the stretches in which another process had the
    /// CPU. Ratios are of these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cpu_ns: Option<[u64; 4]>,
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The reference.
    A,
    /// The other.
    B,
}

impl Quad {
    /// What the slices took: CPU time where it is known, else wall time.
    pub fn times(&self) -> [u64; 4] {
        self.cpu_ns.unwrap_or(self.ns)
    }

    /// The quad's log-ratio of time, B over A; a linear drift cancels.
    pub fn log_ratio(&self) -> f64 {
        let times = self.times();
        let ln = |i: usize| (times[i].max(1) as f64).ln();
        let d = 0.5 * (ln(1) - ln(0) + ln(2) - ln(3));
        match self.first {
            Which::A => d,
            Which::B => -d,
        }
    }
}
