//! The result schema: what `campaign.json` and `journal.jsonl` hold.
//!
//! `campaign.json` has everything that is constant during a campaign (plan, machine, build);
//! the journal has one line for each process that ended, appended as it ended; [`pairs`] and [`counts`]
//! are two further files of lines, for alternating slices and for exact counts. The harness writes
//! these types, this crate reads them; unknown fields are errors, so a file of another version
//! is refused instead of being half understood.

use std::collections::BTreeMap;

pub mod counts;
pub mod pairs;

pub use counts::{COUNTS_FILE, CountRecord, FamilyCounts, MachineCounts, PairCount, VmCounts};
pub use pairs::{PAIRS_FILE, Pair, PairRecord, Purpose, Quad, Side, Usage, Warmup, Which};

use serde::{Deserialize, Serialize};

/// Version of both files. Raised whenever a field changes its meaning, appears or disappears.
pub const SCHEMA_VERSION: u32 = 3;

/// Name of the file that describes a campaign.
pub const CAMPAIGN_FILE: &str = "campaign.json";
/// Name of the append-only file with one line per process.
pub const JOURNAL_FILE: &str = "journal.jsonl";

/// What is constant during a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// [`SCHEMA_VERSION`] of the writer.
    pub schema: u32,
    /// Random-looking identifier that every journal line repeats.
    pub id: String,
    /// Start of the campaign, UTC, ISO 8601.
    pub created: String,
    /// The command line, to repeat the campaign.
    pub command: Vec<String>,
    /// The numbers that decide how much is run.
    pub plan: Plan,
    /// What is compared, in the order of columns.
    pub configurations: Vec<Configuration>,
    /// Identifier of the configuration that ratios refer to unless a report asks for another.
    pub baseline: String,
    /// The programs, in the order of rows.
    pub kernels: Vec<Kernel>,
    /// What alternates; empty in a campaign of processes alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<Pair>,
    /// Which part of the campaign this folder holds; none for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
    /// Facts about the machine at the start.
    pub machine: Machine,
    /// Facts about the measured binary.
    pub build: Build,
}

/// A part of a campaign: the blocks whose number, divided by `of`, leaves the remainder of `number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shard {
    /// Which one, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Shard {
    /// Whether a block, numbered from 1, belongs to it.
    pub fn has(self, block: u32) -> bool {
        block % self.of == self.number % self.of
    }
}

/// The numbers that decide how much is run, and how it is judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// `quick`, `default` or `rigorous`.
    pub effort: Effort,
    /// Which of a kernel's sizes runs: `unit` or `std`.
    pub size: String,
    /// Blocks; in each one, every cell runs in a process of its own.
    pub processes: u32,
    /// Timed values in each process.
    pub values: u32,
    /// Untimed values before them.
    pub warmups: u32,
    /// Loops are calibrated so that one value of the baseline takes at least this many seconds.
    pub min_time: f64,
    /// Seed of the order, of the padding and of resampling.
    pub seed: u64,
    /// A process that runs longer than this many seconds is ended.
    pub timeout: f64,
    /// Error level of every interval and test.
    pub alpha: f64,
    /// The practical threshold: a ratio within 1 ± delta counts as the same.
    pub delta: f64,
    /// How processes are ordered inside a block.
    pub order: String,
    /// CPUs that measured processes were confined to; empty if they were free.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affinity: Vec<u32>,
}

/// How much a campaign spends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Few processes of the small size: verdicts are provisional.
    Quick,
    /// The usual number of processes.
    Default,
    /// Twice as many.
    Rigorous,
}

/// One column: something that runs every kernel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Unique in the campaign; what journal lines and reports call it.
    pub id: String,
    /// Whose process runs.
    pub role: Role,
    /// The strategy, when gearbox runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategy: Option<String>,
    /// Explicit values of every axis that is not at its default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// The executable.
    pub program: String,
    /// Version text of the interpreter.
    pub version: String,
    /// Index into the fixed list of colours and markers.
    pub style: u32,
}

/// The part a configuration plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A strategy of this engine.
    Strategy,
    /// Another interpreter that runs the same files.
    External,
    /// The baseline once more, to see what "no difference" looks like.
    Null,
}

/// One row: a program with a known result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kernel {
    /// Unique in the campaign.
    pub name: String,
    /// What it mostly exercises (numeric, objects, containers, generators, strings …).
    pub kind: String,
    /// One line for readers.
    pub about: String,
    /// The argument of `run(n)` at the campaign's size.
    pub n: u64,
    /// The checksum that CPython gives.
    pub golden: String,
    /// SHA-256 of the source file.
    pub sha256: String,
}

/// Facts about the machine; absent ones are unknown, not zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// Host name.
    pub hostname: String,
    /// Operating system and kernel release.
    pub platform: String,
    /// Architecture as Rust names it.
    pub arch: String,
    /// CPU model, or implementer and part on aarch64.
    pub cpu: String,
    /// Logical CPUs.
    pub cpus: u32,
    /// Threads of one core, where the system says.
    #[serde(default)]
    pub threads_per_core: Option<u32>,
    /// Frequency governor.
    #[serde(default)]
    pub governor: Option<String>,
    /// Whether frequency boost is on.
    #[serde(default)]
    pub boost: Option<bool>,
    /// Whether this is a virtual machine.
    #[serde(default)]
    pub hypervisor: Option<bool>,
    /// Address-space randomisation: 0 off, 1 partial, 2 full.
    #[serde(default)]
    pub aslr: Option<u32>,
    /// Transparent huge pages policy.
    #[serde(default)]
    pub thp: Option<String>,
    /// Memory in bytes.
    #[serde(default)]
    pub memory: Option<u64>,
    /// One-minute load average at the start.
    #[serde(default)]
    pub load: Option<f64>,
    /// The emulator that ran the binary, if it did not run natively: its times are never put beside native ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emulated: Option<String>,
    /// Smallest step seen of the monotonic clock, in nanoseconds.
    #[serde(default)]
    pub timer_resolution_ns: Option<u64>,
}

/// Facts about the measured binary.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    /// Version of gearbox.
    pub version: String,
    /// Commit it was built from, if it was built in a repository.
    #[serde(default)]
    pub commit: Option<String>,
    /// Whether that tree had uncommitted changes.
    #[serde(default)]
    pub dirty: Option<bool>,
    /// `rustc -V`.
    pub rustc: String,
    /// LLVM version of that compiler.
    #[serde(default)]
    pub llvm: Option<String>,
    /// Target triple.
    pub target: String,
    /// Cargo profile.
    pub profile: String,
    /// Optimisation level.
    pub opt_level: String,
    /// Extra compiler flags.
    #[serde(default)]
    pub rustflags: Option<String>,
    /// Whether debug assertions are compiled in.
    pub debug_assertions: bool,
    /// SHA-256 of the executable.
    pub sha256: String,
    /// Size of the executable in bytes.
    pub bytes: u64,
    /// Its loops' machine code in figures, where it could be read.
    #[serde(default)]
    pub codegen: Option<Codegen>,
}

/// What the compiler made of the loops.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codegen {
    /// Match loops, by the strategy's module.
    pub loops: BTreeMap<String, LoopCode>,
    /// Chains of tail calls, by the strategy's module.
    pub tails: BTreeMap<String, TailCode>,
}

/// Defines a struct of counters that also lists them by name.
macro_rules! counters {
    ($(#[doc = $about:literal])* $name:ident { $($(#[doc = $text:literal])* $field:ident,)* }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $text])* pub $field: u64,)*
        }
        impl $name {
            /// Every figure by its name.
            pub fn figures(&self) -> BTreeMap<&'static str, u64> {
                [$((stringify!($field), self.$field),)*].into()
            }
        }
    };
}

counters! {
    /// A match loop; each figure is the worst of its copies.
    LoopCode {
        /// Copies of the function, one for each policy.
        copies,
        /// Size of the function.
        bytes,
        /// Indirect jumps: dispatch, and matches inside instructions.
        indirect_jumps,
        /// Size of the stack frame.
        frame_bytes,
        /// Calls.
        calls,
        /// Calls of the operand stack's primitives, which are meant to be inlined.
        stack_primitive_calls,
        /// Instructions that choose the next instruction's address by data instead of by a branch (conditional moves and their like).
        ip_selects,
    }
}

counters! {
    /// A chain of tail calls: one function, the step, for each instruction.
    TailCode {
        /// Steps.
        steps,
        /// Their copies, one for each policy.
        copies,
        /// Size of all steps.
        bytes,
        /// The most indirect jumps in one step.
        indirect_jumps,
        /// Steps that never jump to another one.
        without_jump,
        /// Steps that make a stack frame on some path.
        framed,
        /// Steps that make one on every path.
        framed_at_entry,
        /// The largest frame.
        frame_bytes,
        /// Calls of a step where a jump belongs.
        chained_calls,
        /// Calls of the operand stack's primitives in all steps.
        stack_primitive_calls,
        /// Instructions that choose the next instruction's address by data instead of by a branch, in all steps.
        ip_selects,
    }
}

/// One journal line: one process that ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// [`SCHEMA_VERSION`] of the writer.
    pub schema: u32,
    /// [`Campaign::id`].
    pub campaign: String,
    /// What the process was for.
    pub phase: Phase,
    /// Block number (0 outside [`Phase::Measure`]).
    pub block: u32,
    /// Place in the order of its phase or block.
    pub order: u32,
    /// [`Configuration::id`].
    pub configuration: String,
    /// [`Kernel::name`].
    pub kernel: String,
    /// [`Kernel::sha256`].
    pub kernel_sha256: String,
    /// Argument of `run`.
    pub n: u64,
    /// Calls of `run` in one value.
    pub loops: u64,
    /// Wall nanoseconds of each warm-up value, all loops together.
    pub warmups_ns: Vec<u64>,
    /// Wall nanoseconds of each value, all loops together.
    pub values_ns: Vec<u64>,
    /// What `run` returned.
    #[serde(default)]
    pub checksum: Option<String>,
    /// How the process ended.
    pub state: State,
    /// Last lines of the error output, when it did not end well.
    #[serde(default)]
    pub message: Option<String>,
    /// Events of the VM (specializations, failed attempts, de-specializations) during each value, warm-ups first; empty where it counts none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<u64>,
    /// Wall nanoseconds from the start of the process to the first call of `run`, warm-ups included.
    #[serde(default)]
    pub startup_ns: Option<u64>,
    /// Peak resident memory in bytes.
    #[serde(default)]
    pub max_rss: Option<u64>,
    /// User CPU time of the process.
    pub user_ns: u64,
    /// System CPU time of the process.
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

/// What a process was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// The result is compared with the golden value.
    Check,
    /// The number of loops is found.
    Calibrate,
    /// The values count.
    Measure,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Exit 0, right result.
    Ok,
    /// Exit 0, but another result than CPython's.
    WrongResult,
    /// Another exit code, a signal, or output that the harness does not understand.
    Failed,
    /// Ended by the harness.
    Timeout,
}

impl Campaign {
    /// The configuration with this identifier.
    pub fn configuration(&self, id: &str) -> Option<&Configuration> {
        self.configurations.iter().find(|c| c.id == id)
    }

    /// The blocks that this folder is to hold.
    pub fn blocks(&self) -> impl Iterator<Item = u32> + use<'_> {
        (1..=self.plan.processes).filter(|block| self.shard.is_none_or(|s| s.has(*block)))
    }

    /// The pair with this identifier.
    pub fn pair(&self, id: &str) -> Option<&Pair> {
        self.pairs.iter().find(|p| p.id == id)
    }

    /// The kernel with this name.
    pub fn kernel(&self, name: &str) -> Option<&Kernel> {
        self.kernels.iter().find(|k| k.name == name)
    }
}

impl Record {
    /// Seconds of one call of `run`, for each value.
    pub fn seconds(&self) -> impl Iterator<Item = f64> + '_ {
        let loops = self.loops.max(1) as f64;
        self.values_ns
            .iter()
            .map(move |&ns| ns as f64 / loops * 1e-9)
    }
}
