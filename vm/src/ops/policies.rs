//! The policies of generic loops, and the rare parts of generic instructions.

use super::{call, jump, locals};
use crate::isa::Op;
use crate::run::settle::unknown_opcode;
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

/// CPython-like: generic operators go through type slots.
pub struct Slots;
impl Policy for Slots {
    const INLINE_INT: bool = false;
    const ADAPTIVE: bool = false;
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
        cannot_adapt(vm, r)
    }
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
        slow(vm, r)
    }
}

/// With an inline path for small ints and floats.
pub struct InlineInt;
impl Policy for InlineInt {
    const INLINE_INT: bool = true;
    const ADAPTIVE: bool = false;
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
        cannot_adapt(vm, r)
    }
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
        slow(vm, r)
    }
}

/// The answer of a policy that never adapts: such flows cannot occur.
#[cold]
fn cannot_adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
    let _ = vm.raise(
        crate::object::types::SYSTEM_ERROR,
        "a generic loop met a specialized instruction",
    );
    (r, Flow::Raise)
}

/// The rare parts of generic instructions.
pub fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
    slow_as(vm, r, Op::from_u8(r.word() as u8))
}
/// As [`slow`] for a word whose opcode stands for `op`.
pub fn slow_as(vm: &mut Vm, r: &mut Regs, op: Option<Op>) -> Flow {
    let word = r.word();
    let arg = word >> 8;
    match op.map(Op::family) {
        Some(Op::ReturnValue) => call::return_slow(vm, r),
        Some(Op::LoadDeref) => locals::load_deref_slow(vm, r, arg),
        Some(Op::JumpBackward) => jump::jump_backward_slow(vm, r, arg),
        Some(Op::Resume) => jump::resume_slow(vm, r, arg),
        _ => unknown_opcode(vm, word as u8),
    }
}
