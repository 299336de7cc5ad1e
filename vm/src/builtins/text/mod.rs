//! Builtin classes: text.

pub mod buffer;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[];
