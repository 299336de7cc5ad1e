//! Builtin classes: text.

pub mod buffer;
pub mod bytearray;
pub mod bytearray_methods;
pub mod bytes;
pub mod bytes_methods;
pub mod bytes_split;
pub mod codec;
pub mod memory_items;
pub mod memoryview;
pub mod memoryview_methods;
pub mod str;
pub mod str_case;
pub mod str_format;
pub mod str_methods;
pub mod str_percent;
pub mod str_split;
pub mod str_translate;

use crate::numeric::slice_index;
use crate::object::{Slice, TypeSpec};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub use super::numbers::int_methods::lift;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[
    &str::STR,
    &bytes::BYTES,
    &bytearray::BYTEARRAY,
    &memoryview::MEMORYVIEW,
];

/// An optional bound of `find`, `count`, `startswith`: None and absent mean the end of the text.
pub fn bound(vm: &mut Vm, a: Args, i: usize) -> R<Option<i64>> {
    match a.get(i).and_then(|v| v.non_none()) {
        None => Ok(None),
        Some(v) => slice_part(vm, v).map(Some),
    }
}

fn slice_part(vm: &mut Vm, v: Value) -> R<i64> {
    if let Some(i) = v.as_small() {
        return Ok(i);
    }
    if vm.class_of(v).slots().index.is_none() {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    vm.index_clamped(v)
}

/// The parts of a slice as numbers; `__index__` is asked in CPython's order: step, start, stop.
pub fn slice_parts(vm: &mut Vm, s: &Slice) -> R<[Option<i64>; 3]> {
    let mut part = |v: Value| match v.non_none() {
        None => Ok(None),
        Some(v) => slice_part(vm, v).map(Some),
    };
    let step = part(s.step)?;
    if step == Some(0) {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let start = part(s.start)?;
    Ok([start, part(s.stop)?, step])
}

/// A slice adjusted to a length (asked for after the parts were evaluated).
pub fn adjusted(vm: &mut Vm, s: &Slice, len: impl Fn() -> usize) -> R<slice_index::Slice> {
    let [start, stop, step] = slice_parts(vm, s)?;
    lift(vm, slice_index::adjust(start, stop, step, len()))
}

/// Repetition counts beyond any size: OverflowError, as for sequences.
pub fn repeat_count(vm: &mut Vm, n: Value) -> R<i64> {
    match n.as_i64() {
        Some(n) => Ok(n),
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}
