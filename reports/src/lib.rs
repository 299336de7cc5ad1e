//! gearbox reports: from stored results to tables, plots and one page.
//!
//! This library owns the result schema and knows nothing else: not the engine, not its strategies.
//! Everything it prints is a pure function of the files of a campaign, so a report can be rebuilt
//! from a results folder at any later time.
//!
//! - [`schema`] what the files hold; [`load`] reads them strictly
//! - [`stats`] intervals, tests and verdicts
//! - [`merge`] joins the shards of a campaign
//! - [`paired`] alternating slices: their ratios, attribution to families, published claims
//! - [`analysis`] one campaign's comparisons against a baseline
//! - [`quality`] signs of bad measurements
//! - [`export`] other tools' formats
//! - [`tables`], [`plots`], [`page`] what people read

pub mod analysis;
pub mod export;
pub mod format;
pub mod load;
pub mod merge;
pub mod page;
pub mod paired;
pub mod plots;
pub mod quality;
pub mod schema;
pub mod stats;
pub mod style;
pub mod tables;

pub use analysis::{Analysis, Comparison, KernelResult};
pub use load::{LoadError, LoadedCampaign, load_campaign, load_finished};
