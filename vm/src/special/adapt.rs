//! Counters, back-off, rewriting: what happens when an instruction's counter runs out or a guard fails. CPython's rules C1-C7.

use super::{
    binary_op, call, call_kw, call_native, compare_op, contains_op, for_iter, kinds, load_attr,
    load_attr_specialize, load_global, load_super_attr, one_way, send, store_attr, store_subscr,
    to_bool, unpack_sequence,
};
use crate::isa::Op;
use crate::object::nb;
use crate::ops::policies;
use crate::run::{Flow, Policy, Regs};
use crate::vm::{Event, EventKind, Parameters, Vm};

/// What a specializer decided. It has filled the member's cache words; opcode and counter are written by [`attempt`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attempt {
    /// This member fits.
    Member(Op),
    /// None does, and why (CPython's failure kind).
    Fail(u8),
    /// The attribute exists nowhere: wait as after a success, change nothing (C7).
    Absent,
}

/// The quickener's policy.
pub struct Adaptive;
impl Policy for Adaptive {
    const INLINE_INT: bool = false;
    const ADAPTIVE: bool = true;
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
        adapt(vm, r)
    }
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
        slow(vm, r)
    }
}

/// The quickener's policy with inline arithmetic in generic instructions.
pub struct AdaptiveInlineInt;
impl Policy for AdaptiveInlineInt {
    const INLINE_INT: bool = true;
    const ADAPTIVE: bool = true;
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
        adapt(vm, r)
    }
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
        slow(vm, r)
    }
}

/// Resolves an exhausted counter: the instruction before `r.ip` is adapted and to be dispatched again.
fn adapt(vm: &mut Vm, mut r: Regs) -> (Regs, Flow) {
    let word = r.word();
    attempt(
        vm,
        &r,
        Op::from_u8(word as u8).unwrap_or(Op::Cache),
        word >> 8,
    );
    // SAFETY: `ip` points behind the instruction word.
    r.ip = unsafe { r.ip.sub(1) };
    (r, Flow::Next)
}

/// The specializer of a family with a counter.
fn specializer(family: Op) -> Option<fn(&mut Vm, &Regs, u32) -> Attempt> {
    Some(match family {
        Op::ToBool => to_bool::specialize,
        Op::BinaryOp => binary_op::specialize,
        Op::StoreSubscr => store_subscr::specialize,
        Op::Send => send::specialize,
        Op::UnpackSequence => unpack_sequence::specialize,
        Op::LoadGlobal => load_global::specialize,
        Op::LoadSuperAttr => load_super_attr::specialize,
        Op::LoadAttr => load_attr_specialize::specialize,
        Op::StoreAttr => store_attr::specialize,
        Op::ForIter => for_iter::specialize,
        Op::CompareOp => compare_op::specialize,
        Op::ContainsOp => contains_op::specialize,
        Op::Call => call::specialize,
        Op::CallKw => call_kw::specialize,
        _ => return None,
    })
}

/// Tries to specialize the instruction before `r.ip`, which is `op` now.
fn attempt(vm: &mut Vm, r: &Regs, op: Op, arg: u32) {
    let family = op.family();
    let Some(specialize) = specializer(family) else {
        return one_way::specialize(vm, r, family, arg);
    };
    if !vm.quickening.allows_family(family) {
        r.rewrite(family);
        r.set_cache(0, Parameters::NEVER as u32);
        return;
    }
    r.sync_ip(vm);
    let mut outcome = specialize(vm, r, arg);
    if let Attempt::Member(m) = outcome
        && !vm.quickening.allows(m)
    {
        outcome = Attempt::Fail(kinds::OTHER);
    }
    let parameters = vm.quickening.parameters;
    let (to, counter) = match outcome {
        Attempt::Member(m) => (m, parameters.cool()),
        Attempt::Fail(_) => (family, parameters.after_failure(r.cache(0) as u16)),
        Attempt::Absent => (op, parameters.cool()),
    };
    r.rewrite(to);
    r.set_cache(0, counter as u32);
    if let Some(c) = &mut vm.counts {
        let f = c.family(family);
        f.deopt += u64::from(op.is_specialized());
        match outcome {
            Attempt::Member(_) => f.success += 1,
            Attempt::Fail(kind) => {
                f.failure += 1;
                f.kinds[kind as usize & 63] += 1;
            }
            Attempt::Absent => {}
        }
    }
    note(vm, r, op, to, outcome);
}

/// Counts the attempt, and records it for those who listen.
fn note(vm: &mut Vm, r: &Regs, from: Op, to: Op, outcome: Attempt) {
    vm.quickening.attempts += 1;
    vm.quickening.changes += u64::from(matches!(outcome, Attempt::Member(_)) || to != from);
    if vm.quickening.events.is_none() {
        return;
    }
    let code = r.code(vm);
    // SAFETY: `ip` points behind an instruction word of the running code.
    let address = unsafe { r.ip.sub(1) };
    let kind = match outcome {
        Attempt::Member(_) if from.is_specialized() => EventKind::Flipped,
        Attempt::Member(_) => EventKind::Specialized,
        Attempt::Fail(k) if from.is_specialized() => EventKind::Despecialized(k),
        Attempt::Fail(k) => EventKind::Failed(k),
        Attempt::Absent => EventKind::Absent,
    };
    let execution = vm
        .counts
        .as_ref()
        .map_or(0, |c| c.executions_at(address as usize));
    let event = Event {
        code,
        unit: unit_of(address, code.entry.get()),
        execution,
        from,
        to,
        kind,
    };
    if let Some(events) = &mut vm.quickening.events {
        events.push(event);
    }
}

fn unit_of(address: *const u32, entry: *const u32) -> u32 {
    // SAFETY: both point into the executable words of one code object.
    unsafe { address.offset_from(entry) as u32 }
}

/// The rare parts of members.
fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
    match Op::from_u8(r.word() as u8) {
        Some(Op::BinaryOpAddInt) => binary_op::int_slow(vm, r, nb::ADD),
        Some(Op::BinaryOpSubtractInt) => binary_op::int_slow(vm, r, nb::SUBTRACT),
        Some(Op::BinaryOpMultiplyInt) => binary_op::int_slow(vm, r, nb::MULTIPLY),
        Some(Op::CompareOpStr) => {
            let arg = r.word() >> 8;
            compare_op::str_slow(r, arg)
        }
        Some(Op::LoadAttrSlot) => {
            let arg = r.word() >> 8;
            load_attr::slot_slow(vm, r, arg)
        }
        Some(Op::ForIterRange) => for_iter::range_slow(vm, r),
        Some(Op::CallListAppend) => call_native::list_append_slow(vm, r),
        _ => policies::slow(vm, r),
    }
}
