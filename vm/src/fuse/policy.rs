//! A policy for loops with fused instructions.

use super::fusion;
use crate::isa::Op;
use crate::ops::policies::slow_as;
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;
use std::marker::PhantomData;

/// As the policy `P`, but the rare part of a constituent is looked up by what its word was before fusion. Control then goes on behind that
/// constituent, with the others' words, which are intact.
pub struct Fused<P>(PhantomData<P>);

impl<P: Policy> Policy for Fused<P> {
    const INLINE_INT: bool = P::INLINE_INT;
    const ADAPTIVE: bool = false;
    fn adapt(vm: &mut Vm, r: Regs) -> (Regs, Flow) {
        P::adapt(vm, r)
    }
    fn slow(vm: &mut Vm, r: &mut Regs) -> Flow {
        let number = r.word() as u8;
        let op = fusion(number).map_or(Op::from_u8(number), |f| Some(f.ops[0]));
        slow_as(vm, r, op)
    }
}
