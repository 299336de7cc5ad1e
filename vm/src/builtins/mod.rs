//! What Python code sees of the builtin types (slots, methods, attributes), and the builtin functions.
//!
//! Each group lists its classes in a `TYPES` table; [`all_types`] chains them.

pub mod containers;
pub mod core;
pub mod errors;
pub mod functions;
pub mod iterators;
pub mod numbers;
pub mod text;

pub use self::core::{generic_alias, methods, object};
pub use errors::{exceptions, traceback};

use crate::object::TypeSpec;
use crate::vm::Vm;

/// Every native class, library modules' classes included.
pub fn all_types() -> impl Iterator<Item = &'static TypeSpec> {
    [
        core::TYPES,
        errors::TYPES,
        errors::classes::RICH,
        errors::classes::PLAIN,
        errors::classes::DERIVED,
        functions::TYPES,
        numbers::TYPES,
        text::TYPES,
        containers::TYPES,
        iterators::TYPES,
        crate::modules::TYPES,
        crate::modules::structseq::SPECS,
        crate::modules::itertools::TYPES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(crate::modules::library::types())
}

/// Fills the `builtins` module and `sys`.
pub fn install(vm: &mut Vm) {
    exceptions::install(vm);
    functions::install(vm);
    crate::modules::install(vm);
}
