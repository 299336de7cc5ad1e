//! `report`: from results folders to pages and tables.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
