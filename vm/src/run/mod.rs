//! Running code: arguments, frames, the value stack, unwinding and safepoints.

pub mod args;
pub mod frame;
pub mod stack;
