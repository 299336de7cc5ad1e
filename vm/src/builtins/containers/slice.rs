//! `slice`.

use super::util::this;
use crate::heap::{Gc, Kind};
use crate::numeric::hash::TupleHasher;
use crate::object::{Class, Cmp, GetSetDef, IntRef, MethodDef, Slice, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "slice")?;
    a.arity(vm, "slice", 1, 3)?;
    let (start, stop, step) = match a.len() {
        1 => (Value::NONE, a.at(0), Value::NONE),
        2 => (a.at(0), a.at(1), Value::NONE),
        _ => (a.at(0), a.at(1), a.at(2)),
    };
    Ok(Slice::new(&vm.heap, start, stop, step).value())
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let s = this::<Slice>(vm, o)?;
    let (a, b) = (vm.repr(s.start)?, vm.repr(s.stop)?);
    let c = vm.repr(s.step)?;
    Ok(vm.string(format!(
        "slice({}, {}, {})",
        a.as_str(),
        b.as_str(),
        c.as_str()
    )))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let s = this::<Slice>(vm, o)?;
    let hashes = [vm.hash(s.start)?, vm.hash(s.stop)?, vm.hash(s.step)?];
    // CPython mixes the parts as a tuple, without adding the length.
    let mut acc = TupleHasher::default();
    for h in hashes {
        acc.add(h);
    }
    Ok(acc.finish_slice())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Slice>(), b.cast::<Slice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if x.same(y) {
        return Ok(Value::bool(matches!(op, Cmp::Eq | Cmp::Le | Cmp::Ge)));
    }
    let t1 = vm.tuple(&[x.start, x.stop, x.step]);
    let t2 = vm.tuple(&[y.start, y.stop, y.step]);
    vm.compare(t1, t2, op)
}

/// One part of a slice as a big integer.
fn part(vm: &mut Vm, v: Value) -> R<Option<BigInt>> {
    if v.is_none() {
        return Ok(None);
    }
    if v.as_int().is_none() && vm.class_of(v).slots().index.is_none() {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    let i = vm.to_index(v)?;
    Ok(i.as_int().map(|i: IntRef| i.to_big()))
}

/// start, stop and step of the slice over `len` items, for lengths of any size.
pub fn adjust_big(vm: &mut Vm, s: Gc<Slice>, len: &BigInt) -> R<(BigInt, BigInt, BigInt)> {
    let step = part(vm, s.step)?.unwrap_or_else(BigInt::one);
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let back = step.is_negative();
    let (low, high) = if back {
        (BigInt::from(-1), len - 1)
    } else {
        (BigInt::zero(), len.clone())
    };
    let clamp = |i: BigInt| {
        let i = if i.is_negative() { i + len } else { i };
        i.max(low.clone()).min(high.clone())
    };
    let start = match part(vm, s.start)? {
        Some(i) => clamp(i),
        None if back => high.clone(),
        None => low.clone(),
    };
    let stop = match part(vm, s.stop)? {
        Some(i) => clamp(i),
        None if back => low.clone(),
        None => high.clone(),
    };
    Ok((start, stop, step))
}

fn indices(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Slice>(vm, o)?;
    let len = vm.to_index(a.at(0))?;
    let len = len.as_int().map_or_else(BigInt::zero, |i| i.to_big());
    if len.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let (start, stop, step) = adjust_big(vm, s, &len)?;
    let parts = [vm.bigint(start), vm.bigint(stop), vm.bigint(step)];
    Ok(vm.tuple(&parts))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = this::<Slice>(vm, o)?;
    let args = vm.tuple(&[s.start, s.stop, s.step]);
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args]))
}

/// The class `slice`.
pub static SLICE: TypeSpec = TypeSpec {
    id: types::SLICE,
    name: "slice",
    kind: Kind::Slice,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::o("indices", indices),
        MethodDef::noargs("__reduce__", reduce),
    ],
    getset: &[
        GetSetDef::rw(
            "start",
            |vm, o| Ok(this::<Slice>(vm, o)?.start),
            crate::builtins::core::function::readonly,
        ),
        GetSetDef::rw(
            "stop",
            |vm, o| Ok(this::<Slice>(vm, o)?.stop),
            crate::builtins::core::function::readonly,
        ),
        GetSetDef::rw(
            "step",
            |vm, o| Ok(this::<Slice>(vm, o)?.step),
            crate::builtins::core::function::readonly,
        ),
    ],
    doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    ..TypeSpec::BASE
};
