//! Iterators over ranges: 64-bit ones count in machine words, others in ints of any size.

use super::{self_iter, this_iter, this_native};
use crate::builtins::containers::{range, util};
use crate::heap::Kind;
use crate::object::{MethodDef, Native, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

/// The next value of a 64-bit range iterator.
pub fn range_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let left = it.pos.get();
    if left == 0 {
        return Ok(None);
    }
    it.pos.set(left - 1);
    let v = it.current.get();
    it.current.set(v.wrapping_add(it.aux.get()));
    Ok(Some(vm.int(v)))
}

fn range_len(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    Ok(vm.int_usize(it.pos.get()))
}

fn range_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let (a, s) = (it.current.get(), it.aux.get());
    let start = vm.int(a);
    let stop = vm.int(a.wrapping_add(s.wrapping_mul(it.pos.get() as i64)));
    let step = vm.int(s);
    let r = range::make(vm, start, stop, step);
    util::reduce_iter(vm, r, Some(Value::NONE))
}

fn range_setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let it = this_iter(vm, o)?;
    let n = vm.index_i64(a.at(0))?.clamp(0, it.pos.get() as i64);
    it.pos.set(it.pos.get() - n as usize);
    it.current
        .set(it.current.get().wrapping_add(n.wrapping_mul(it.aux.get())));
    Ok(Value::NONE)
}

/// The class of iterators over ranges that fit in 64 bits.
pub static RANGE_ITER: TypeSpec = TypeSpec {
    id: types::RANGE_ITER,
    name: "range_iterator",
    kind: Kind::Iter,
    slots: Slots {
        iter: Some(self_iter),
        next: Some(range_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__length_hint__", range_len),
        MethodDef::noargs("__reduce__", range_reduce),
        MethodDef::o("__setstate__", range_setstate),
    ],
    flags: crate::object::class::NO_NEW,
    ..TypeSpec::BASE
};

/// A range iterator in ints of any size.
struct LongRange {
    current: Cell<Value>,
    step: Value,
    left: Cell<Value>,
}
crate::native_object!(LongRange {
    current,
    step,
    left
});

/// An iterator over `len` ints from `start` by `step`.
pub fn long_range(vm: &mut Vm, start: Value, step: Value, len: Value) -> Value {
    let object = LongRange {
        current: Cell::new(start),
        step,
        left: Cell::new(len),
    };
    Native::with_extra(&vm.heap, types::LONG_RANGE_ITER, Box::new(object), 0).value()
}

fn long_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_native::<LongRange>(vm, o)?;
    if it.left.get().as_int().is_none_or(|n| n.is_zero()) {
        return Ok(None);
    }
    let v = it.current.get();
    let left = vm.binary_op(nb::SUBTRACT, it.left.get(), Value::small(1))?;
    let next = vm.binary_op(nb::ADD, v, it.step)?;
    it.left.set(left);
    it.current.set(next);
    Ok(Some(v))
}

fn long_len(vm: &mut Vm, o: Value, _: Args) -> R {
    Ok(this_native::<LongRange>(vm, o)?.left.get())
}

fn long_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_native::<LongRange>(vm, o)?;
    let d = vm.binary_op(nb::MULTIPLY, it.left.get(), it.step)?;
    let stop = vm.binary_op(nb::ADD, it.current.get(), d)?;
    let r = range::make(vm, it.current.get(), stop, it.step);
    util::reduce_iter(vm, r, Some(Value::NONE))
}

/// The class of iterators over other ranges.
pub static LONG_RANGE_ITER: TypeSpec = TypeSpec {
    id: types::LONG_RANGE_ITER,
    name: "longrange_iterator",
    kind: Kind::Native,
    slots: Slots {
        iter: Some(self_iter),
        next: Some(long_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__length_hint__", long_len),
        MethodDef::noargs("__reduce__", long_reduce),
    ],
    flags: crate::object::class::NO_NEW,
    ..TypeSpec::BASE
};
