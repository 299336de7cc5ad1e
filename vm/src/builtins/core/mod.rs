//! `object`, `type`, functions, methods, descriptors and the other classes that the object model itself is made of.

pub mod generator;
pub mod generic_alias;
pub mod methods;
pub mod object;
pub mod typevars;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[&object::OBJECT, &object::TYPE, &generator::GENERATOR];

use crate::heap::Gc;
use crate::object::Generator;
use crate::value::Value;
use crate::vm::{R, Vm};

/// A frame object for a suspended generator.
pub fn frame_of_generator(vm: &mut Vm, g: Gc<Generator>) -> R {
    let _ = vm;
    Ok(g.func.code.get().value())
}
