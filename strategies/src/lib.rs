//! The interchangeable ways of running a program. One folder per strategy; they know the VM, never one another.

#[macro_use]
pub mod dispatch;
pub mod ast_walker;
pub mod closures;
pub mod fusions;
pub mod match_loop;
pub mod options;
pub mod quickener;
pub mod registry;
pub mod strategy;
pub mod superinstructions;
mod tree_support;

pub use options::{Configuration, OptionError, Options};
pub use registry::{all, baseline, find};
pub use strategy::{Strategy, Variant};
