//! Builtin classes: containers.

mod list;
mod list_items;
mod list_sort;
pub mod range;
mod slice;
mod timsort;
mod tuple;
pub mod util;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[&list::LIST, &tuple::TUPLE, &range::RANGE, &slice::SLICE];
