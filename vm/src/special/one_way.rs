//! The families without a counter: RESUME, LOAD_CONST, JUMP_BACKWARD. They change on their first execution and never back.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | RESUME_CHECK | no safepoint is due (CPython: eval breaker equals the code's instrumentation version) | nothing |
//! | LOAD_CONST_IMMORTAL, LOAD_CONST_MORTAL | none | push the constant; the two differ in CPython's reference counting only |
//! | JUMP_BACKWARD_NO_JIT | none | poll, jump; the counter stays at its seed |
//!
//! Switched off, the generic instruction is marked ([`NEVER`], or the counter's "never") and stays.

use crate::isa::Op;
use crate::object::{Bytes, Str, Tuple};
use crate::ops::policies::Slots;
use crate::ops::{jump, stack};
use crate::run::regs::NEVER;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{Parameters, Vm};

#[inline(always)]
pub fn resume_check<P: Policy>(vm: &mut Vm, _: &mut Regs, _: u32) -> Flow {
    if vm.may_want_safepoint() {
        return Flow::Slow;
    }
    Flow::Next
}
#[inline(always)]
pub fn load_const<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    stack::load_const::<Slots>(vm, r, i)
}
#[inline(always)]
pub fn jump_backward<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    jump::jump_backward::<Slots>(vm, r, by)
}

/// Rewrites the instruction before `r.ip` on its first execution.
pub(super) fn specialize(vm: &mut Vm, r: &Regs, family: Op, arg: u32) {
    let member = match family {
        Op::Resume => Op::ResumeCheck,
        Op::JumpBackward => Op::JumpBackwardNoJit,
        _ if is_immortal(r.constant(vm, arg)) => Op::LoadConstImmortal,
        _ => Op::LoadConstMortal,
    };
    if vm.quickening.allows(member) {
        return r.rewrite(member);
    }
    if family == Op::JumpBackward {
        return r.set_cache(0, Parameters::NEVER as u32);
    }
    // SAFETY: `ip` points behind the instruction word; the running loop alone writes it.
    unsafe { *r.ip.sub(1).cast_mut() |= NEVER << 8 };
}

/// Whether CPython 3.14 would have made the constant immortal: singletons, small ints, name-like and one-character strings, empty and
/// one-byte `bytes`, the empty tuple.
fn is_immortal(v: Value) -> bool {
    if let Some(i) = v.as_small() {
        return (-5..=256).contains(&i);
    }
    if let Some(s) = v.cast::<Str>() {
        let name_like = |c: char| c == '_' || c.is_ascii_alphanumeric();
        return s.as_str().chars().all(name_like)
            || s.char_len() == 1 && s.as_str().chars().all(|c| (c as u32) < 256);
    }
    if let Some(b) = v.cast::<Bytes>() {
        return b.as_slice().len() <= 1;
    }
    match v.cast::<Tuple>() {
        Some(t) => t.is_empty(),
        None => !v.is_float() && !v.is_ptr(),
    }
}
