//! The interchangeable ways of running a program. Each strategy is one folder and one line in [`registry`].

pub mod ast_walker;
pub mod registry;
pub mod strategy;

pub use registry::{all, find};
pub use strategy::Strategy;
