//! Verbs that look at one program: its code, its counts, its specializations.

use std::path::PathBuf;

use clap::Args;

use super::{EngineArgs, ProgramArgs};

/// `gearbox dis`.
#[derive(Debug, Args)]
pub struct DisArgs {
    /// Run the program first, and show its code as the run has left it: quickened instructions, live caches.
    #[arg(short = 'S', long)]
    pub adaptive: bool,
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Print inline-cache entries too.
    #[arg(short = 'C', long)]
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

/// `gearbox stats`, `gearbox trace`: a program that is run to be looked at. Its standard output goes to standard error.
#[derive(Debug, Args)]
pub struct ObserveArgs {
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub program: ProgramArgs,
}

/// `gearbox profile`. What the program prints goes to standard error.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox profile [OPTIONS] FILE [ARGS]...\n       gearbox profile [OPTIONS] --kernels [FILTER]..."
)]
pub struct ProfileArgs {
    /// Pairs to print.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub pairs: usize,
    /// Triples to print.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub triples: usize,
    /// Quadruples to print.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub quadruples: usize,
    /// As JSON: what `--superinstructions profile:N:FILE` reads.
    #[arg(long)]
    pub json: bool,
    /// Profile the built-in kernels, each with the same weight; arguments are filters.
    #[arg(long)]
    pub kernels: bool,
    #[command(flatten)]
    pub program: ProgramArgs,
}
