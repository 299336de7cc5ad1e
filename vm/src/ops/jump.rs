//! Jumps and safepoints.

use super::names::next_or_raise;
use crate::run::regs::NEVER;
use crate::run::{Flow, Policy, Regs};
use crate::vm::{Parameters, Vm};

macro_rules! pop_jump {
    ($name:ident, $v:ident, $cond:expr) => {
        #[inline(always)]
        pub fn $name<P: Policy>(_: &mut Vm, r: &mut Regs, by: u32) -> Flow {
            let $v = r.pop();
            let taken = $cond;
            if P::ADAPTIVE {
                // CPython's record for a later tier; dis shows it.
                r.set_cache(0, (r.cache(0) << 1 | taken as u32) & 0xFFFF);
            }
            r.skip(1);
            if taken {
                r.jump(by as isize);
                return Flow::Jump;
            }
            Flow::Next
        }
    };
}
pop_jump!(pop_jump_if_true, v, v.is_true());
pop_jump!(pop_jump_if_false, v, v.is_false());
pop_jump!(pop_jump_if_none, v, v.is_none());
pop_jump!(pop_jump_if_not_none, v, !v.is_none());

#[inline(always)]
pub fn jump_forward<P: Policy>(_: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    r.skip(by as usize);
    Flow::Jump
}
#[inline(always)]
pub fn jump_backward<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    if P::ADAPTIVE && r.cache(0) != Parameters::NEVER as u32 {
        return Flow::Specialize;
    }
    if vm.may_want_safepoint() {
        return Flow::Slow;
    }
    back(r, by);
    Flow::Jump
}
#[inline(always)]
fn back(r: &mut Regs, by: u32) {
    // SAFETY: the target is proved; the cache word belongs to the jump.
    r.ip = unsafe { r.ip.add(1).sub(by as usize) };
}
pub(super) fn jump_backward_slow(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    if vm.wants_safepoint() {
        r.sync_ip(vm);
        if vm.safepoint().is_err() {
            return Flow::Raise;
        }
    }
    back(r, by);
    Flow::Jump
}
#[inline(always)]
pub fn jump_backward_no_interrupt<P: Policy>(_: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    // SAFETY: as above.
    r.ip = unsafe { r.ip.sub(by as usize) };
    Flow::Jump
}
/// Function entry and resumption: a safepoint.
#[inline(always)]
pub fn resume<P: Policy>(vm: &mut Vm, _: &mut Regs, arg: u32) -> Flow {
    if P::ADAPTIVE && arg & NEVER == 0 {
        return Flow::Specialize;
    }
    if vm.may_want_safepoint() {
        return Flow::Slow;
    }
    Flow::Next
}
pub(super) fn resume_slow(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if vm.wants_safepoint() && arg & 3 < 2 {
        r.sync_ip(vm);
        return next_or_raise!(vm.safepoint());
    }
    Flow::Next
}
