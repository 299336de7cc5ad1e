//! Verbs that turn stored results into other files: `export`, `merge`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `gearbox export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Results folder.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Format: files for pyperf's commands (one for each configuration), tables of cells and single values, or Markdown.
    #[arg(long, value_enum, default_value_t = ExportFormat::Pyperf)]
    pub format: ExportFormat,
    /// Folder for the files (the results folder).
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What ratios refer to, instead of the campaign's baseline (csv, md).
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
}

/// A format of `export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// CONFIGURATION-MACHINE.json, as pyperf 1.0 and later read it.
    Pyperf,
    /// results.csv (cells), values.csv (every value of every process), pairs.csv (slices that alternated).
    Csv,
    /// summary.md.
    Md,
}

/// `gearbox merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Folders of one campaign: its shards, or copies of it.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Folder for the whole, which `report`, `export` and `bench --resume` read.
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Join them although processes are missing (`bench --resume` on the result runs these) or a last line is cut off.
    #[arg(long)]
    pub partial: bool,
}
