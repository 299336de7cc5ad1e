//! Code objects: the finished, immutable result of compilation, and the tables that go with it.

mod constant;
pub mod exctable;
mod linetable;
mod object;

pub use constant::{Const, ConstSet};
pub use linetable::{LineRun, LineTableBuilder, LocationEntries, LocationEntry, Positions};
pub use object::{CodeObject, LocalKind, co_flags};
