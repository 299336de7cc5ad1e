//! `match`: one loop, one match over the generic instructions. The baseline of every comparison.
//!
//! Below about 16 arms LLVM replicates a match's dispatch jump; above, all arms share one: this is a shared-branch switch.

use crate::strategy::Strategy;
use gearbox_vm::isa::Op;
use gearbox_vm::ops::*;
use gearbox_vm::run::generator::{Outcome, resume_with};
use gearbox_vm::run::policy::{Policy, Slots};
use gearbox_vm::run::unwind::Unwound;
use gearbox_vm::run::{Flow, Regs};
use gearbox_vm::vm::{Hooks, R, Raised, Vm};

/// The strategy.
pub struct Match;

impl Strategy for Match {
    fn name(&self) -> &'static str {
        "match"
    }
    fn description(&self) -> &'static str {
        "one loop, one match over generic instructions: the baseline"
    }
    fn install(&self, vm: &mut Vm) {
        vm.hooks = Hooks {
            name: "match",
            run: |vm| run_loop::<Slots>(vm, false).map(|_| vm.gen_result),
            resume: |vm, g, how| resume_with(vm, g, how, run_loop::<Slots>),
        };
    }
}

/// Runs the topmost frame, which has the ENTRY flag, to its end or (a generator's) to its next yield. `raise_first`: start by raising the
/// pending exception where the frame stands.
pub fn run_loop<P: Policy>(vm: &mut Vm, raise_first: bool) -> R<Outcome> {
    vm.enter_words();
    let mut r = Regs::load(vm);
    if raise_first {
        match vm.unwind(r.ip, false) {
            (Unwound::Handler, h) => r = h,
            (Unwound::Left, _) => return Err(Raised),
        }
    }
    loop {
        let word = r.fetch();
        let arg = word >> 8;
        macro_rules! arms {
            ($(($op:ident, $group:ident :: $f:ident)),* $(,)?) => {
                match word as u8 {
                    $(x if x == Op::$op as u8 => $group::$f::<P>(vm, &mut r, arg),)*
                    other => unreachable_op(vm, other),
                }
            };
        }
        let flow = gearbox_vm::with_generic_ops!(arms);
        match flow {
            Flow::Next => {}
            Flow::Switch => r = Regs::load(vm),
            Flow::Leave => return Ok(Outcome::Returned),
            Flow::Yield => return Ok(Outcome::Yielded),
            Flow::Raise | Flow::Reraise | Flow::RaiseInCaller => {
                let ip = if flow == Flow::RaiseInCaller {
                    vm.caller_ip()
                } else {
                    r.ip
                };
                match vm.unwind(ip, flow == Flow::Reraise) {
                    (Unwound::Handler, h) => r = h,
                    (Unwound::Left, _) => return Err(Raised),
                }
            }
        }
    }
}

/// An instruction that the verifier lets through but no generic loop executes (specialized forms, async): a bug, reported as SystemError.
#[cold]
#[inline(never)]
fn unreachable_op(vm: &mut Vm, op: u8) -> Flow {
    let _ = vm.raise(
        gearbox_vm::object::types::SYSTEM_ERROR,
        format!("unknown opcode {op}"),
    );
    Flow::Raise
}
