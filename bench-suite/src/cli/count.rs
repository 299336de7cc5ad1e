//! `gearbox count`: its options.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Size;

/// `gearbox count`.
#[derive(Debug, Args)]
pub struct CountArgs {
    /// Count only kernels whose names contain one of these.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Strategies, with their options if any, separated by commas; `all` (default), `matrix` (every dispatch shape and variant) or `none`.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// Another Python interpreter (machine instructions only); may be repeated.
    #[arg(long, value_name = "PATH")]
    pub python: Vec<PathBuf>,
    /// What counts (both; without valgrind, the VM alone).
    #[arg(long, value_enum)]
    pub tool: Option<CountTool>,
    /// Size of the kernels (unit).
    #[arg(long, value_enum)]
    pub size: Option<Size>,
    /// Counted calls of a kernel.
    #[arg(short, long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub loops: u32,
    /// Calls before them, which are not counted.
    #[arg(short, long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub warmups: u32,
    /// Also conditional and indirect branches, and their mispredictions under callgrind's simple model of a predictor.
    #[arg(long)]
    pub branches: bool,
    /// Count everything twice; exit code 4 if the counts differ.
    #[arg(long)]
    pub check_determinism: bool,
    /// Processes at the same time (as many as CPUs): they do not change each other's counts.
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub jobs: Option<u32>,
    /// Seconds after which a process is ended.
    #[arg(long, value_name = "SECONDS", default_value_t = 1800)]
    pub timeout: u64,
    /// Start a results folder that holds the counts.
    #[arg(short, long, value_name = "DIR", conflicts_with = "into")]
    pub output: Option<PathBuf>,
    /// Add counts of its own kernels and configurations to this results folder; cells that it has counts of are left as they are.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["strategies", "python", "size", "kernel_dir"])]
    pub into: Option<PathBuf>,
    /// Take kernels.json and the kernels from this folder instead of the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub kernel_dir: Option<PathBuf>,
    /// As JSON: one line for each kernel and configuration, as `counts.jsonl` has them.
    #[arg(long)]
    pub json: bool,
}

/// Who counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CountTool {
    /// The VM: instructions, pairs, and each family's hits, misses and failures.
    Vm,
    /// Valgrind's callgrind: machine instructions.
    Callgrind,
}
