//! SEND. Cache: counter.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | SEND_GEN | the receiver is exactly a generator (or coroutine), suspended or not started | enters its frame with the value; its YIELD_VALUE comes back here, its return jumps to END_SEND |

use super::for_iter::classify;
use super::{Attempt, exact};
use crate::isa::Op;
use crate::object::{GenState, Generator, types};
use crate::run::generator::{Resumer, enter_generator};
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

#[inline(always)]
pub fn gen_<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    let Some(g) = exact::<Generator>(r.peek(1), types::GENERATOR) else {
        return Flow::Miss;
    };
    let v = r.peek(0);
    match g.state.get() {
        GenState::Suspended => {}
        GenState::Created if v.is_none() => {}
        _ => return Flow::Miss,
    }
    if !enter_generator(vm, r, g, v, Resumer::Send(by)) {
        return Flow::Miss;
    }
    Flow::Switch
}

pub(super) fn specialize(_: &mut Vm, r: &Regs, _: u32) -> Attempt {
    let receiver = r.peek(1);
    if receiver.is_exact(types::GENERATOR) {
        return Attempt::Member(Op::SendGen);
    }
    Attempt::Fail(classify(receiver))
}
