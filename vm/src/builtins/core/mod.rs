//! `object`, `type`, functions, methods, descriptors and the other classes that the object model itself is made of.

pub mod generic_alias;
pub mod methods;
pub mod object;
pub mod typevars;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[&object::OBJECT, &object::TYPE];
