//! Code objects: the finished, immutable result of compilation, and the tables that go with it.

mod constant;
mod object;

pub use constant::{Const, ConstSet};
pub use object::{CodeObject, LocalKind, co_flags};
