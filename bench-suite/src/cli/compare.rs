//! `gearbox compare`.

use clap::Args;

use super::alternation::{AlternationArgs, percent};

/// Two configurations, or two results folders.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox compare [OPTIONS] A B... [KERNEL]...\n       gearbox compare [OPTIONS] DIR [DIR]\n       gearbox compare --resume DIR",
    after_help = "A and B are strategies with their options, such as `match` or `quickener:tail,X=all,-call`; A is the reference.\n\
                  Further words are filters of kernels. With one results folder, its comparison is printed again; with two, what\n\
                  both measured is compared, unpaired.\n\
                  Exit codes: 3 a regression (--fail-on-regression), 5 a wrong result, 124 a timeout, 130 interrupted."
)]
pub struct CompareArgs {
    /// Configurations, the reference first, then filters of kernels; or results folders.
    #[arg(value_name = "A B... [KERNEL]...")]
    pub what: Vec<String>,
    /// Filters of kernels, separated by commas.
    #[arg(short, long, value_name = "FILTER", value_delimiter = ',')]
    pub kernels: Vec<String>,
    #[command(flatten)]
    pub alternation: AlternationArgs,
    /// Exit with 3 if a kernel or the geometric mean is slower than the reference by more than P per cent (1), by its whole interval.
    #[arg(long, value_name = "P%", num_args = 0..=1, require_equals = true, default_missing_value = "1", value_parser = percent)]
    pub fail_on_regression: Option<f64>,
}
