//! The compiler behind the front end: instruction sequences, flow-graph passes and assembly.

mod assemble;
mod flowgraph;
mod fold;
pub mod seq;

pub use assemble::assemble;

use std::sync::Arc;

/// A compiled text: the resolved tree and its code objects by scope id (0 = the top level).
#[derive(Debug)]
pub struct Compiled {
    /// The tree, for strategies that walk it.
    pub tree: Arc<crate::tree::Module>,
    /// Code objects by scope id.
    pub codes: Vec<Arc<crate::code::CodeObject>>,
}
