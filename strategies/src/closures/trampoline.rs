//! The loop that enters chains of closures: at first, after an exception, after an instruction's rare part, and with code that has not run before.
//! Where closures do not call one another, between any two of them.

use super::chain::Chain;
use super::closure::{End, Exit};
use gearbox_vm::run::generator::Outcome;
use gearbox_vm::run::settle::{Then, settle, start_here};
use gearbox_vm::run::{Flow, Policy, Regs};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Runs the topmost frame, which has the ENTRY flag, to its end or (a generator's) to its next yield; `raise_first` starts by raising the
/// pending exception where the frame stands. `LINK`: closures call their successors.
pub(super) fn run<P: Policy, const LINK: bool>(vm: &mut Vm, raise_first: bool) -> R<Outcome> {
    let r = start_here(vm, raise_first)?;
    let exit = enter::<P, LINK>(vm, r);
    // Most runs are one chain: a generator's, from yield to yield.
    match ended(exit) {
        Some(outcome) => Ok(outcome),
        None => go_on::<P, LINK>(vm, exit, r.fp),
    }
}

/// Calls the closure at these registers.
#[inline(always)]
fn enter<P: Policy, const LINK: bool>(vm: &mut Vm, r: Regs) -> Exit {
    let first = Chain::entry_or_build::<P, LINK>(vm, r.ip);
    // SAFETY: the closure of the instruction that the current frame has come to.
    unsafe { first.go(vm, r.sp, r.fp) }
}

/// How the run has ended, if it has ended the usual way.
#[inline(always)]
fn ended(exit: Exit) -> Option<Outcome> {
    if exit == Exit::leave(Flow::Yield) {
        Some(Outcome::Yielded)
    } else if exit == Exit::leave(Flow::Leave) {
        Some(Outcome::Returned)
    } else {
        None
    }
}

/// Goes on after a chain that has ended; `fp` is the first slot of the frame in which it did.
#[inline(never)]
fn go_on<P: Policy, const LINK: bool>(
    vm: &mut Vm,
    mut exit: Exit,
    mut fp: *mut Value,
) -> R<Outcome> {
    loop {
        match exit.end() {
            End::Go(next) => {
                let sp = vm.regs.sp;
                // SAFETY: as above.
                exit = unsafe { next.go(vm, sp, fp) };
            }
            End::Leave(flow) => {
                let mut r = vm.regs;
                if !flow.goes_on() {
                    match settle::<P>(vm, r, flow) {
                        Then::Go(next) => r = next,
                        Then::End(outcome) => return outcome,
                    }
                }
                fp = r.fp;
                exit = enter::<P, LINK>(vm, r);
            }
        }
    }
}
