//! What varies between loops without varying the instructions' code: a bundle of constants that folds away.

use super::{Flow, Regs};
use crate::vm::Vm;

/// Compile-time switches of a loop.
pub trait Policy: 'static {
    /// Generic arithmetic and comparison take an inline small-int and float path before going through type slots (`--inline-int-path`).
    const INLINE_INT: bool;
    /// Family instructions count down and specialize; conditional jumps record their history (PEP 659).
    const ADAPTIVE: bool;
    /// Resolves [`Flow::Miss`] and [`Flow::Specialize`]: adapts the instruction before `r.ip` and, for a miss whose counter has not run out,
    /// runs the generic instruction. Only adaptive loops call it.
    fn adapt(vm: &mut Vm, r: Regs, flow: Flow) -> (Regs, Flow);
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

/// CPython-like: generic operators go through type slots.
pub struct Slots;
impl Policy for Slots {
    const INLINE_INT: bool = false;
    const ADAPTIVE: bool = false;
    fn adapt(vm: &mut Vm, r: Regs, _: Flow) -> (Regs, Flow) {
        cannot_adapt(vm, r)
    }
}

/// With an inline path for small ints and floats.
pub struct InlineInt;
impl Policy for InlineInt {
    const INLINE_INT: bool = true;
    const ADAPTIVE: bool = false;
    fn adapt(vm: &mut Vm, r: Regs, _: Flow) -> (Regs, Flow) {
        cannot_adapt(vm, r)
    }
}
