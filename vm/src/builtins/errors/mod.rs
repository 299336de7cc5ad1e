//! Exceptions and tracebacks.

pub mod exceptions;
pub mod groups;
pub mod traceback;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[];
