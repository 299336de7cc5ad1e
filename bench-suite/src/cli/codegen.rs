//! `codegen`: what the compiler made of the loops.

use std::path::PathBuf;

use clap::Args;

/// `gearbox codegen`.
#[derive(Debug, Args)]
pub struct CodegenArgs {
    /// Compare with the bounds in this file; exit code 1 if one is passed.
    #[arg(long, value_name = "FILE")]
    pub check: Option<PathBuf>,
    /// As JSON, every step included.
    #[arg(long)]
    pub json: bool,
    /// Also every step of the tail chains.
    #[arg(long)]
    pub steps: bool,
}
