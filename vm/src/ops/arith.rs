//! Operators, comparison, truth.

use crate::object::{Cmp, nb};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

#[inline(always)]
fn replace_two(r: &mut Regs, v: R, caches: usize) -> Flow {
    match v {
        Ok(v) => {
            r.drop(1);
            r.poke(0, v);
            r.skip(caches);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}

#[inline(always)]
pub fn binary_op<P: Policy>(vm: &mut Vm, r: &mut Regs, op: u32) -> Flow {
    count_down!(P, r);
    binary::<P>(vm, r, op, binary_generic)
}
/// BINARY_OP with its operand decoded: which operator is known.
#[inline(always)]
pub fn binary_op_as<P: Policy, const OP: u32>(vm: &mut Vm, r: &mut Regs) -> Flow {
    binary::<P>(vm, r, OP, binary_through_slot)
}
#[inline(always)]
fn binary<P: Policy>(
    vm: &mut Vm,
    r: &mut Regs,
    op: u32,
    generic: impl FnOnce(&mut Vm, usize, Value, Value) -> R,
) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    if P::INLINE_INT
        && let Some(v) = inline_arith(op, a, b)
    {
        return replace_two(r, Ok(v), 5);
    }
    r.sync_ip(vm);
    let v = generic(vm, op as usize, a, b);
    replace_two(r, v, 5)
}
/// Small-int and float arithmetic without a call, for `--inline-int-path`.
#[inline(always)]
fn inline_arith(op: u32, a: Value, b: Value) -> Option<Value> {
    let op = if (13..26).contains(&op) { op - 13 } else { op } as usize;
    if Value::both_small(a, b) {
        let (x, y) = (a.small_unchecked(), b.small_unchecked());
        return match op {
            nb::ADD => Value::try_small(x + y),
            nb::SUBTRACT => Value::try_small(x - y),
            nb::MULTIPLY => x.checked_mul(y).and_then(Value::try_small),
            _ => None,
        };
    }
    let (x, y) = (a.as_exact_float()?, b.as_exact_float()?);
    match op {
        nb::ADD => Some(Value::float(x + y)),
        nb::SUBTRACT => Some(Value::float(x - y)),
        nb::MULTIPLY => Some(Value::float(x * y)),
        _ => None,
    }
}
/// The generic operator, out of line: one call out of the loop, one through the slot.
#[inline(never)]
fn binary_generic(vm: &mut Vm, op: usize, a: Value, b: Value) -> R {
    binary_through_slot(vm, op, a, b)
}
/// The generic operator through type slots. The common case (operands of one class, its slot takes them) is decided here.
#[inline(always)]
fn binary_through_slot(vm: &mut Vm, op: usize, a: Value, b: Value) -> R {
    let ta = vm.class_of(a);
    let slots = ta.slots();
    if op == nb::SUBSCR {
        return match slots.getitem {
            Some(f) => f(vm, a, b),
            None => vm.getitem(a, b),
        };
    }
    let base = if op < nb::COUNT { op } else { op - nb::COUNT };
    if ta.same(vm.class_of(b))
        && (op < nb::COUNT || slots.inplace[base].is_none())
        && let Some(f) = slots.binary[base]
    {
        let r = f(vm, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
        // The one slot there is has refused.
        return vm.binary_refused(base, a, b, op >= nb::COUNT);
    }
    if op < nb::COUNT {
        vm.binary_op(op, a, b)
    } else {
        vm.inplace_op(base, a, b)
    }
}
#[inline(always)]
fn replace_one(r: &mut Regs, v: R) -> Flow {
    match v {
        Ok(v) => {
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn unary_negative<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    let v = vm.negative(r.peek(0));
    replace_one(r, v)
}
#[inline(always)]
pub fn unary_invert<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    let v = vm.invert(r.peek(0));
    replace_one(r, v)
}
#[inline(always)]
pub fn unary_not<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let v = r.peek(0);
    r.poke(0, Value::bool(v.is_false()));
    Flow::Next
}
#[inline(always)]
pub fn to_bool<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    match vm.truth(r.peek(0)) {
        Ok(b) => {
            r.poke(0, Value::bool(b));
            r.skip(3);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn compare_op<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    count_down!(P, r);
    let op = Cmp::ALL[((arg >> 5) as usize).min(5)];
    compare::<P>(vm, r, op, |vm, a, b| {
        compare_generic(vm, a, b, op, arg & 16 != 0)
    })
}
/// COMPARE_OP with its operand decoded: which comparison is known, and whether a bool is wanted.
#[inline(always)]
pub fn compare_op_as<P: Policy, const OP: usize, const TO_BOOL: bool>(
    vm: &mut Vm,
    r: &mut Regs,
) -> Flow {
    compare::<P>(vm, r, Cmp::ALL[OP], |vm, a, b| {
        compare_through_slot(vm, a, b, Cmp::ALL[OP], TO_BOOL)
    })
}
#[inline(always)]
fn compare<P: Policy>(
    vm: &mut Vm,
    r: &mut Regs,
    op: Cmp,
    generic: impl FnOnce(&mut Vm, Value, Value) -> R,
) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    if P::INLINE_INT {
        if Value::both_small(a, b) {
            let v = op.holds(a.small_unchecked().cmp(&b.small_unchecked()));
            return replace_two(r, Ok(Value::bool(v)), 1);
        }
        if let (Some(x), Some(y)) = (a.as_exact_float(), b.as_exact_float()) {
            return replace_two(r, Ok(Value::bool(op.holds_f64(x, y))), 1);
        }
    }
    r.sync_ip(vm);
    let v = generic(vm, a, b);
    replace_two(r, v, 1)
}
#[inline(never)]
fn compare_generic(vm: &mut Vm, a: Value, b: Value, op: Cmp, to_bool: bool) -> R {
    compare_through_slot(vm, a, b, op, to_bool)
}
#[inline(always)]
fn compare_through_slot(vm: &mut Vm, a: Value, b: Value, op: Cmp, to_bool: bool) -> R {
    let v = vm.compare(a, b, op)?;
    if v.is_bool() {
        return Ok(v);
    }
    if to_bool {
        vm.truth(v).map(Value::bool)
    } else {
        Ok(v)
    }
}
#[inline(always)]
pub fn contains_op<P: Policy>(vm: &mut Vm, r: &mut Regs, negate: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    let v = vm
        .contains(r.peek(0), r.peek(1))
        .map(|b| Value::bool(b ^ (negate != 0)));
    replace_two(r, v, 1)
}
#[inline(always)]
pub fn is_op<P: Policy>(_: &mut Vm, r: &mut Regs, negate: u32) -> Flow {
    let b = r.pop();
    let a = r.peek(0);
    r.poke(0, Value::bool(a.is(b) ^ (negate != 0)));
    Flow::Next
}
