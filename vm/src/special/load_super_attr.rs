//! LOAD_SUPER_ATTR. Cache: counter.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | LOAD_SUPER_ATTR_ATTR | the global `super` is the builtin, the class operand is a class | look-up without a super object |
//! | LOAD_SUPER_ATTR_METHOD | the same | look-up; function and receiver when it is found as a method |

use super::Attempt;
use crate::isa::Op;
use crate::object::{Class, types};
use crate::ops::attr;
use crate::ops::policies::Slots;
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

mod kind {
    pub const BAD_CLASS: u8 = 9;
    pub const SHADOWED: u8 = 10;
}

/// The look-up itself is the generic one: it makes no super object either.
#[inline(always)]
pub fn attr<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !holds(vm, r) {
        return Flow::Miss;
    }
    attr::load_super_attr::<Slots>(vm, r, arg)
}
#[inline(always)]
pub fn method<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    attr::<P>(vm, r, arg)
}
#[inline(always)]
fn holds(vm: &Vm, r: &Regs) -> bool {
    r.peek(2).is(vm.class(types::SUPER).value()) && r.peek(1).cast::<Class>().is_some()
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Attempt {
    if !r.peek(2).is(vm.class(types::SUPER).value()) {
        return Attempt::Fail(kind::SHADOWED);
    }
    if r.peek(1).cast::<Class>().is_none() {
        return Attempt::Fail(kind::BAD_CLASS);
    }
    Attempt::Member(if arg & 1 != 0 {
        Op::LoadSuperAttrMethod
    } else {
        Op::LoadSuperAttrAttr
    })
}
