//! The command line: verbs and their options, nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// List strategies or kernels.
    List(ListArgs),
    /// Measure strategies and other interpreters in fresh processes, and write a report.
    Bench(Box<BenchArgs>),
    /// Write reports from stored results.
    Report(ReportArgs),
}

/// `gearbox run`.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox run [-s STRATEGY] FILE [ARGS]...\n       gearbox run [-s STRATEGY] -c CODE [ARGS]..."
)]
pub struct RunArgs {
    /// Strategy to run it with.
    #[arg(short, long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    /// Run this text instead of a file.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// The program (`-` for standard input) and its arguments.
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub rest: Vec<String>,
}

/// `gearbox dis`.
#[derive(Debug, Args)]
pub struct DisArgs {
    /// Print inline-cache entries too.
    #[arg(long)]
    pub show_caches: bool,
    /// Disassemble this text instead of a file.
    #[arg(
        short = 'c',
        value_name = "CODE",
        allow_hyphen_values = true,
        conflicts_with = "file"
    )]
    pub code: Option<String>,
    /// The program (`-` for standard input).
    #[arg(required_unless_present = "code")]
    pub file: Option<PathBuf>,
}

/// `gearbox list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list; everything without it.
    #[arg(value_enum)]
    pub what: Option<Inventory>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Inventory {
    /// Ways of executing a program.
    Strategies,
    /// Programs that `bench` measures.
    Kernels,
}

/// `gearbox bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Run only kernels whose names contain one of these.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Strategies, separated by commas; `all` (default) or `none`.
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
    /// What ratios refer to: a strategy, or an interpreter's name in the table.
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
    /// Folder of the results (gearbox-results/DATE).
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Continue an interrupted campaign.
    #[arg(long, value_name = "DIR", conflicts_with_all = [
        "filters", "strategies", "python", "size", "processes", "values", "warmups", "min_time", "quick",
        "rigorous", "seed", "timeout", "baseline", "output", "dry_run", "kernel_dir", "no_null",
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

/// A kernel's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// A few milliseconds.
    Unit,
    /// About what pyperformance runs.
    Std,
}

/// `gearbox report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Results folders.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The page (report.html in the first folder); other formats go beside it.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Formats to write.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Format::Html, Format::Md, Format::Csv])]
    pub format: Vec<Format>,
    /// What ratios refer to, instead of the campaign's baseline.
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
    /// Title of the page.
    #[arg(long)]
    pub title: Option<String>,
}

/// A format of `report`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The page.
    Html,
    /// summary.md.
    Md,
    /// results.csv.
    Csv,
    /// Single plots with white background.
    Svg,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
