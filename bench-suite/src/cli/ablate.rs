//! `gearbox ablate`.

use clap::{Args, ValueEnum};

use super::alternation::{AlternationArgs, percent};

/// What each family is worth.
#[derive(Debug, Args)]
#[command(
    after_help = "A cell (a family on a kernel) runs only where the family's specialized members are at least --min-exposure of the\n\
                  executed instructions; the others are \"not exercised\". --dry-run prints what would run, and how long it takes."
)]
pub struct AblateArgs {
    /// Kernels whose names contain one of these; all without.
    #[arg(value_name = "KERNEL")]
    pub kernels: Vec<String>,
    /// What has all the families: a strategy that specializes, with its options; the quickener without.
    #[arg(short, long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    /// Families, and members as `family.member`; `all` is every family.
    #[arg(
        short = 'X',
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "all"
    )]
    pub families: Vec<String>,
    /// Every member of this family by itself, instead of the families.
    #[arg(
        long,
        value_name = "FAMILY",
        value_delimiter = ',',
        conflicts_with = "families"
    )]
    pub members: Vec<String>,
    /// Taken out of everything (loo), added to nothing (addone).
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [AblationStyle::Loo, AblationStyle::Addone])]
    pub style: Vec<AblationStyle>,
    /// Least share of executed instructions, in per cent (0.1; quick 0.5).
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_exposure: Option<f64>,
    /// Add the families in N random orders, too: what each adds on average, whatever came before.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub shapley: Option<u32>,
    /// Pairs of families that are expected to help each other: what both do beyond the sum of each.
    #[arg(long)]
    pub interactions: bool,
    /// The dispatch shape as one more thing: tail calls against the match.
    #[arg(long)]
    pub dispatch: bool,
    /// Print every cell, too.
    #[arg(long)]
    pub cells: bool,
    #[command(flatten)]
    pub alternation: AlternationArgs,
}

/// A way of asking for one thing's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AblationStyle {
    /// Leave one out.
    Loo,
    /// Add one in.
    Addone,
}
