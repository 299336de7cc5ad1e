//! `gearbox doctor`.

use clap::Args;

use super::alternation::AlternationArgs;

/// Is this machine fit for measuring, and how much is enough?
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Kernels of the pilot (three of different kinds).
    #[arg(value_name = "KERNEL")]
    pub kernels: Vec<String>,
    /// What is alternated with itself (the baseline strategy).
    #[arg(short, long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    #[command(flatten)]
    pub alternation: AlternationArgs,
}
