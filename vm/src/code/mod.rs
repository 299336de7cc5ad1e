//! Code objects: the finished, immutable result of compilation, and the tables that go with it.

mod constant;
pub mod dis;
pub mod exctable;
mod linetable;
mod listing;
mod object;
mod repr;
pub(crate) mod set_order;
#[cfg(test)]
mod tests;
mod verify;

pub use constant::{Const, ConstSet};
pub use exctable::ExceptionEntry;
pub use linetable::{LineRun, LineTableBuilder, LocationEntries, LocationEntry, Positions};
pub use listing::{DisOptions, LiveCode, code_info, disassemble, disassemble_recursive};
pub use object::{CodeObject, LocalKind, co_flags};
pub use repr::{Address, code_repr, const_repr, real_address};
pub use verify::{Verified, VerifyError, verify};
