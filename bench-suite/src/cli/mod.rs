//! The command line: verbs and their options, nothing else. One file for each group of verbs.

pub mod ablate;
pub mod alternation;
mod bench;
mod codegen;
pub mod compare;
mod count;
pub mod doctor;
mod engine;
pub mod experiment;
mod fuzz;
mod inspect;
mod list;
mod program;
mod report;
mod store;
pub mod worker;

pub use bench::{BenchArgs, Size};
pub use codegen::CodegenArgs;
pub use count::{CountArgs, CountTool};
pub use engine::EngineArgs;
pub use fuzz::{FuzzArgs, FuzzWorkerArgs};
pub use inspect::{DisArgs, ObserveArgs, ProfileArgs};
pub use list::{Inventory, ListArgs};
pub use program::{ProgramArgs, RunArgs};
pub use report::{Format, ReportArgs};
pub use store::{ExportArgs, ExportFormat, MergeArgs};

use clap::{Parser, Subcommand};

/// One Python engine with interchangeable execution strategies, and the harness that compares them.
#[derive(Debug, Parser)]
#[command(name = "gearbox", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Run a program.
    Run(RunArgs),
    /// Disassemble a program as CPython 3.14's dis does.
    Dis(DisArgs),
    /// Statistics of a run in the layout of CPython's pystats: executions, pairs, and for each family hits, misses and failures.
    Stats(ObserveArgs),
    /// List every attempt to specialize an instruction: where, when, from what to what, why not.
    Trace(ObserveArgs),
    /// Mine sequences of two to four instructions: candidates for superinstructions.
    Profile(ProfileArgs),
    /// List strategies, families, superinstructions or kernels.
    List(ListArgs),
    /// Measure strategies and other interpreters in fresh processes, and write a report.
    Bench(Box<BenchArgs>),
    /// Let two configurations take turns inside one process: resolves differences of one or two per cent in seconds.
    Compare(Box<compare::CompareArgs>),
    /// Switch specialization families on and off: what each is worth alone, and among all the others.
    Ablate(Box<ablate::AblateArgs>),
    /// Try published claims: claimed, on other interpreters, on each strategy.
    Experiment(Box<experiment::ExperimentArgs>),
    /// The machine's noise floor, topology and settings, with advice on how much to measure.
    Doctor(Box<doctor::DoctorArgs>),
    /// The process in which two sides take turns.
    #[command(hide = true)]
    AlternateWorker(worker::TaskArgs),
    /// The process that counts what a kernel executes.
    #[command(hide = true)]
    AlternateCount(worker::TaskArgs),
    /// Count exactly what kernels execute: the VM's instructions, hits and misses, and machine instructions if valgrind is there.
    Count(CountArgs),
    /// Write reports from stored results.
    Report(ReportArgs),
    /// Write stored results for pyperf's commands, as CSV or as Markdown.
    Export(ExportArgs),
    /// Join the shards of a campaign (`bench --shard`) into one results folder.
    Merge(MergeArgs),
    /// Run random programs under every strategy and compare what they print.
    Fuzz(FuzzArgs),
    /// The process that `fuzz` feeds programs to.
    #[command(hide = true)]
    FuzzWorker(FuzzWorkerArgs),
    /// Count what the compiler made of the loops: jumps, frames, calls in this executable's machine code.
    Codegen(CodegenArgs),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
