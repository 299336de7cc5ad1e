//! Builtin classes: containers.

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[];
