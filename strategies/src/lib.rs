//! The interchangeable ways of running a program. One folder per strategy; they know the VM, never one another.

pub mod ast_walker;
pub mod match_loop;
pub mod registry;
pub mod strategy;

pub use registry::{all, baseline, find};
pub use strategy::Strategy;
