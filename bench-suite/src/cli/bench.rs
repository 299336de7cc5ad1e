//! `bench`: processes in randomised blocks.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use gearbox_reports::schema::Shard;

/// `gearbox bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Run only kernels whose names contain one of these.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Strategies, with their options if any, separated by commas; `all` (default), `matrix` (every dispatch shape and variant),
    /// `@factorial:FAMILY,...` (the quickener with these families on and off in a design of resolution IV) or `none`.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// Another Python interpreter that runs the same files; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub python: Vec<PathBuf>,
    /// Size of the kernels (std; with --quick, unit).
    #[arg(long, value_enum)]
    pub size: Option<Size>,
    /// Processes of each cell (20; quick 10, rigorous 40).
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub processes: Option<u32>,
    /// Timed values in each process (3; quick 2).
    #[arg(short = 'n', long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub values: Option<u32>,
    /// Untimed values before them (1).
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub warmups: Option<u32>,
    /// Seconds that one value of the baseline takes at least (0.1; quick 0.04).
    #[arg(long, value_name = "SECONDS")]
    pub min_time: Option<f64>,
    /// Few processes of the small sizes: provisional verdicts within minutes.
    #[arg(long, conflicts_with = "rigorous")]
    pub quick: bool,
    /// Twice as many processes.
    #[arg(long)]
    pub rigorous: bool,
    /// Seed of order, padding and resampling (drawn and recorded if absent).
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Seconds after which a process is ended (300).
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,
    /// Confine measured processes to these CPUs, such as `1` or `0,2-3`.
    #[arg(long, value_name = "CPUS")]
    pub affinity: Option<String>,
    /// Run the K-th of N parts of the campaign, in the folder `shard-K-of-N` of the output; `gearbox merge` joins them. The same command
    /// again continues a part that was ended. See docs/cluster.md.
    #[arg(long, value_name = "K/N", value_parser = shard, requires_all = ["seed", "output"])]
    pub shard: Option<Shard>,
    /// What ratios refer to: a strategy, or an interpreter's name in the table.
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
    /// Folder of the results (gearbox-results/DATE).
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Continue an interrupted campaign.
    #[arg(long, value_name = "DIR", conflicts_with_all = [
        "filters", "strategies", "python", "size", "processes", "values", "warmups", "min_time", "quick",
        "rigorous", "seed", "timeout", "affinity", "shard", "baseline", "output", "dry_run", "kernel_dir", "no_null",
    ])]
    pub resume: Option<PathBuf>,
    /// Print the plan and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not run the baseline against itself (the null row shows the noise floor).
    #[arg(long)]
    pub no_null: bool,
    /// Measure a debug build all the same; the report is marked.
    #[arg(long)]
    pub allow_debug: bool,
    /// Take kernels.json and the kernels from this folder instead of the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub kernel_dir: Option<PathBuf>,
}

/// Reads `K/N`.
fn shard(text: &str) -> Result<Shard, String> {
    let parsed = text
        .split_once('/')
        .and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    match parsed {
        Some((number, of)) if (1..=of).contains(&number) => Ok(Shard { number, of }),
        _ => Err("must be K/N with K from 1 to N".into()),
    }
}

/// A kernel's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// A few milliseconds.
    Unit,
    /// About what pyperformance runs.
    Std,
}
