//! What every dispatcher does when an instruction answers anything but "go on": unwinding, leaving, adapting.

use super::generator::Outcome;
use super::policy::Policy;
use super::unwind::Unwound;
use super::{Flow, Regs};
use crate::vm::{R, Raised, Vm};

/// How a dispatcher goes on.
pub enum Then {
    /// With these registers.
    Go(Regs),
    /// Not at all: the frame that it was entered with is gone (or suspended).
    End(R<Outcome>),
}

/// How a run ends that ends the usual way: these flows need no settling.
#[inline(always)]
pub fn ended(flow: Flow) -> Option<Outcome> {
    match flow {
        Flow::Leave => Some(Outcome::Returned),
        Flow::Yield => Some(Outcome::Yielded),
        _ => None,
    }
}

/// Settles `flow`. Out of line: nothing here is on an instruction's fast path.
#[cold]
#[inline(never)]
pub fn settle<P: Policy>(vm: &mut Vm, mut r: Regs, mut flow: Flow) -> Then {
    loop {
        match flow {
            Flow::Specialize => (r, flow) = P::adapt(vm, r),
            Flow::Slow => flow = P::slow(vm, &mut r),
            _ => break,
        }
    }
    match flow {
        Flow::Next | Flow::Jump | Flow::Switch => Then::Go(r),
        // Dispatchers resolve a miss themselves, and the loop above the rest.
        Flow::Miss | Flow::Specialize | Flow::Slow => {
            let _ = vm.raise(
                crate::object::types::SYSTEM_ERROR,
                "an instruction was left in the middle",
            );
            settle::<P>(vm, r, Flow::Raise)
        }
        Flow::Leave => Then::End(Ok(Outcome::Returned)),
        Flow::Yield => Then::End(Ok(Outcome::Yielded)),
        Flow::Raise | Flow::Reraise | Flow::RaiseInCaller => {
            let ip = if flow == Flow::RaiseInCaller {
                vm.caller_ip()
            } else {
                r.ip
            };
            match vm.unwind(ip, flow == Flow::Reraise) {
                (Unwound::Handler, h) => Then::Go(h),
                (Unwound::Left, _) => Then::End(Err(Raised)),
            }
        }
    }
}

/// The registers that a run of the topmost frame starts with; `raise_first`: by raising the pending exception where the frame stands.
/// Out of line for the match loops, whose code LLVM lays out measurably worse with it inlined.
#[inline(never)]
pub fn start(vm: &mut Vm, raise_first: bool) -> R<Regs> {
    start_here(vm, raise_first)
}
/// As [`start`], inlined: for drivers of tail chains, which native code enters often.
#[inline(always)]
pub fn start_here(vm: &mut Vm, raise_first: bool) -> R<Regs> {
    vm.enter_words();
    if raise_first {
        return start_by_raising(vm);
    }
    Ok(Regs::load(vm))
}
#[cold]
#[inline(never)]
fn start_by_raising(vm: &mut Vm) -> R<Regs> {
    let r = Regs::load(vm);
    match vm.unwind(r.ip, false) {
        (Unwound::Handler, h) => Ok(h),
        (Unwound::Left, _) => Err(Raised),
    }
}

/// An instruction that no loop of the running strategy executes (async, instrumented forms): a bug, reported as SystemError.
#[cold]
#[inline(never)]
pub fn unknown_opcode(vm: &mut Vm, op: u8) -> Flow {
    let _ = vm.raise(
        crate::object::types::SYSTEM_ERROR,
        format!("unknown opcode {op}"),
    );
    Flow::Raise
}
