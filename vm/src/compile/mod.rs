//! The compiler behind the front end: instruction sequences, flow-graph passes and assembly.

mod assemble;
mod flowgraph;
mod fold;
pub mod seq;

pub use assemble::assemble;
