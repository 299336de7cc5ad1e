//! `fuzz` and the worker it feeds.

use std::path::PathBuf;

use clap::Args;

/// `gearbox fuzz`.
#[derive(Debug, Args)]
pub struct FuzzArgs {
    /// Compare these programs instead of random ones.
    #[arg(value_name = "FILE", conflicts_with_all = ["programs", "seed", "time", "print"])]
    pub files: Vec<PathBuf>,
    /// How many programs.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub programs: u64,
    /// Seed of the first program, each later one has the next number (drawn and printed if absent).
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Strategies with their options, separated by commas; `all` (default) is each in each of its forms.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// A CPython 3.14, which then decides what is right.
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// Folder for the programs that differ.
    #[arg(long, value_name = "DIR", default_value = "gearbox-fuzz")]
    pub keep: PathBuf,
    /// Start no more programs after this many seconds.
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<u64>,
    /// Stop after this many programs that differ.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub failures: usize,
    /// Keep programs that differ as they are, without looking for smaller ones.
    #[arg(long)]
    pub no_minimise: bool,
    /// Print the programs and run nothing.
    #[arg(long)]
    pub print: bool,
}

/// `gearbox fuzz-worker`.
#[derive(Debug, Args)]
pub struct FuzzWorkerArgs {
    /// How to execute the programs, by label.
    pub configuration: String,
}
