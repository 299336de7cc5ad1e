//! Iterator classes: one file per family of sources.

pub mod dicts;
pub mod functional;
pub mod range;
pub mod sequences;
pub mod sets;

use crate::heap::Gc;
use crate::object::{Iter, TypeSpec};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[
    &sequences::LIST_ITER,
    &sequences::LIST_REV_ITER,
    &sequences::TUPLE_ITER,
    &sequences::STR_ITER,
    &sequences::STR_ASCII_ITER,
    &sequences::BYTES_ITER,
    &sequences::BYTEARRAY_ITER,
    &sequences::SEQ_ITER,
    &sequences::MEMORY_ITER,
    &range::RANGE_ITER,
    &range::LONG_RANGE_ITER,
    &dicts::DICT_KEY_ITER,
    &dicts::DICT_VALUE_ITER,
    &dicts::DICT_ITEM_ITER,
    &dicts::DICT_REV_KEY_ITER,
    &dicts::DICT_REV_VALUE_ITER,
    &dicts::DICT_REV_ITEM_ITER,
    &sets::SET_ITER,
    &functional::CALL_ITER,
    &functional::REVERSED,
    &functional::ENUMERATE,
    &functional::ZIP,
    &functional::MAP,
    &functional::FILTER,
];

/// `__iter__` of iterators.
pub fn self_iter(_: &mut Vm, o: Value) -> R {
    Ok(o)
}

/// The receiver of an iterator's slot.
#[inline(always)]
pub fn this_iter(vm: &mut Vm, o: Value) -> R<Gc<Iter>> {
    super::containers::util::this::<Iter>(vm, o)
}

/// Implements `NativeObject` for a struct by naming its fields that hold values.
#[macro_export]
macro_rules! native_object {
    ($t:ident { $($f:ident),* $(,)? }) => {
        impl $crate::object::NativeObject for $t {
            fn trace(&self, t: &mut $crate::heap::Tracer<'_>) {
                let _ = &t;
                $($crate::builtins::iterators::TraceField::trace_field(&self.$f, t);)*
            }
            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
        }
    };
}

/// A field of a native object that holds values.
pub trait TraceField {
    /// Visits what the field holds.
    fn trace_field(&self, t: &mut crate::heap::Tracer<'_>);
}
impl TraceField for Value {
    fn trace_field(&self, t: &mut crate::heap::Tracer<'_>) {
        t.visit(*self);
    }
}
impl TraceField for std::cell::Cell<Value> {
    fn trace_field(&self, t: &mut crate::heap::Tracer<'_>) {
        t.visit(self.get());
    }
}
impl<T: crate::heap::HeapType> TraceField for Gc<T> {
    fn trace_field(&self, t: &mut crate::heap::Tracer<'_>) {
        t.visit_gc(*self);
    }
}
impl TraceField for Box<[Value]> {
    fn trace_field(&self, t: &mut crate::heap::Tracer<'_>) {
        t.visit_all(self);
    }
}

/// The Rust struct behind a native receiver.
#[inline(always)]
pub fn this_native<T: crate::object::NativeObject>(vm: &mut Vm, o: Value) -> R<&'static T> {
    match o.native::<T>() {
        Some(x) => Ok(x),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!(
                "descriptor requires another receiver than a '{t}' object"
            )))
        }
    }
}
