//! Running code: arguments, frames, the value stack, registers, unwinding, generators.

pub mod args;
pub mod frame;
pub mod generator;
pub mod instantiate;
pub mod main;
pub mod policy;
pub mod probe;
pub mod regs;
pub mod settle;
pub mod stack;
pub mod unwind;

pub use policy::Policy;
pub use regs::{Flow, Regs};
