//! `list`: inventories.

use clap::{Args, ValueEnum};

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
    /// Strategies in each of their dispatch shapes and variants.
    Configurations,
    /// Specialization families, their members and what each guards.
    Families,
    /// Fused instructions and sets of them.
    Superinstructions,
    /// Programs that `bench` measures.
    Kernels,
    /// One small program for each specialized member: its loop runs on that member.
    Probes,
}
