//! Builtin classes: numbers.

pub mod bool;
pub mod complex;
pub mod complex_methods;
pub mod float;
pub mod float_methods;
pub mod int;
pub mod int_methods;
pub mod int_new;

use crate::object::TypeSpec;
use crate::vm::Vm;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[&int::INT, &bool::BOOL, &float::FLOAT, &complex::COMPLEX];

/// Key in `Vm::module_state` of the limit set by `sys.set_int_max_str_digits` (an int; absent: the default).
pub const MAX_DIGITS_KEY: &str = "sys.int_max_str_digits";

/// The limit on digits of int-to-text conversions; 0 = none.
pub fn max_digits(vm: &Vm) -> usize {
    vm.module_state
        .get(MAX_DIGITS_KEY)
        .and_then(|v| v.as_i64())
        .map_or(crate::numeric::int_text::DEFAULT_MAX_DIGITS, |n| {
            n.max(0) as usize
        })
}
