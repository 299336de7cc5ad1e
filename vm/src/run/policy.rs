//! What varies between loops without varying the instructions' code: a bundle of constants that folds away.

use super::{Flow, Regs};
use crate::vm::Vm;

/// Compile-time switches of a loop.
pub trait Policy: 'static {
    /// Generic arithmetic and comparison take an inline small-int and float path before going through type slots (`--inline-int-path`).
    const INLINE_INT: bool;
    /// Family instructions count down and specialize; conditional jumps record their history (PEP 659).
    const ADAPTIVE: bool;
    /// Resolves [`Flow::Specialize`]: adapts the instruction before `r.ip`, which is to be dispatched again. Only adaptive loops call it.
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow);
    /// Does the whole of the instruction before `r.ip`, which answered [`Flow::Slow`]. In an adaptive loop the answer may be a miss. The registers are
    /// lent: a loop lends a copy (rule 1 of [`crate::ops`]).
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow;
}
