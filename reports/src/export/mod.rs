//! Stored results in other tools' formats.

mod csv;
mod pyperf;
mod pyperf_pairs;

pub use csv::{pairs_csv, values_csv};
pub use pyperf::{Exported, pyperf};
