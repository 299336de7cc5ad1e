//! Options that all verbs share which let two sides take turns.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How much is measured, and where results go.
#[derive(Debug, Args)]
pub struct AlternationArgs {
    /// Processes of each pair (20; quick 7, rigorous 40).
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub processes: Option<u32>,
    /// Quads of slices (ABBA or BAAB) in each process (20).
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub quads: Option<u32>,
    /// Milliseconds that a slice of the reference should last (5; what is longer than some 10 ms loses what alternation gains).
    #[arg(long, value_name = "MS")]
    pub slice: Option<f64>,
    /// Few processes: provisional verdicts.
    #[arg(long, conflicts_with = "rigorous")]
    pub quick: bool,
    /// Twice as many processes.
    #[arg(long)]
    pub rigorous: bool,
    /// Per cent within which two times count as the same (1).
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub delta: Option<f64>,
    /// Seed of order, padding and resampling (drawn and recorded if absent).
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Seconds after which a process is ended (120).
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,
    /// CPUs that measured processes may use, such as `1` or `0,2-3` (all).
    #[arg(long, value_name = "CPUS")]
    pub affinity: Option<String>,
    /// Folder of the results (gearbox-results/DATE-VERB).
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Continue an interrupted campaign; everything else comes from its folder.
    #[arg(long, value_name = "DIR")]
    pub resume: Option<PathBuf>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Print::Text)]
    pub format: Print,
    /// Print the plan and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Measure a debug build all the same.
    #[arg(long)]
    pub allow_debug: bool,
    /// Make each slice of the other side longer by so many per cent: a difference of known size, for tests of the harness.
    #[arg(long, value_name = "PERCENT", hide = true, value_parser = percent)]
    pub plant: Option<f64>,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Print {
    /// A table for a terminal.
    Text,
    /// A Markdown table.
    Md,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

/// A number of per cent, with or without the sign.
pub fn percent(text: &str) -> Result<f64, String> {
    match text.trim().trim_end_matches('%').trim().parse::<f64>() {
        Ok(p) if p > 0.0 && p < 1000.0 => Ok(p),
        _ => Err("must be a positive number of per cent".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn per_cent_with_and_without_sign() {
        assert_eq!(percent("2%"), Ok(2.0));
        assert_eq!(percent("0.5"), Ok(0.5));
        assert!(percent("-1").is_err() && percent("x").is_err() && percent("0").is_err());
    }
}
