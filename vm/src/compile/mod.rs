//! The compiler behind the front end: instruction sequences, flow-graph passes and assembly.

pub mod seq;
