//! `gearbox experiment`.

use std::path::PathBuf;

use clap::Args;

use super::alternation::AlternationArgs;

/// Published claims, tried here.
#[derive(Debug, Args)]
#[command(
    after_help = "Each claim is a data file with its number and source. Verdicts: reproduced (the interval reaches the published effect, give\n\
                  or take a quarter of it), same direction but other size, not reproduced, not resolved."
)]
pub struct ExperimentArgs {
    /// Claims by name (`--list` shows them); all without.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// List the claims.
    #[arg(long)]
    pub list: bool,
    /// Strategies on which programs are compared, separated by commas; `all` (default), `matrix` or `none`.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// Another Python interpreter on which programs are compared; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub python: Vec<PathBuf>,
    #[command(flatten)]
    pub alternation: AlternationArgs,
}
