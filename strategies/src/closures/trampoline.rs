//! The loop between basic blocks.

use super::chain::Chain;
use super::exit::Kind;
use gearbox_vm::run::generator::Outcome;
use gearbox_vm::run::settle::{Then, settle, start};
use gearbox_vm::run::{Policy, Regs};
use gearbox_vm::vm::{R, Vm};

/// Runs the topmost frame, which has the ENTRY flag, to its end or (a generator's) to its next yield; `raise_first` starts by raising the
/// pending exception where the frame stands. `LINK`: closures call their successors within a block.
pub(super) fn run<P: Policy, const LINK: bool>(vm: &mut Vm, raise_first: bool) -> R<Outcome> {
    let Regs {
        mut ip,
        mut sp,
        mut fp,
        ..
    } = start(vm, raise_first)?;
    loop {
        let view = Chain::of_frame::<P, LINK>(vm);
        loop {
            // SAFETY: the frame of the view's code stands at the instruction at `ip`: jump targets are proved.
            let exit = unsafe { view.at(ip).go(vm, sp, fp) };
            match exit.kind() {
                Kind::Next(to, top) => (ip, sp) = (to, top),
                Kind::Switch(to, top) => {
                    // SAFETY: a frame is current.
                    (ip, sp, fp) = (to, top, unsafe { (*vm.fp).base });
                    break;
                }
                Kind::Settle(flow, at) => {
                    let r = Regs {
                        ip: at,
                        fp,
                        sp: vm.sp,
                    };
                    match settle::<P>(vm, r, flow) {
                        Then::Go(r) => (ip, sp, fp) = (r.ip, r.sp, r.fp),
                        Then::End(outcome) => return outcome,
                    }
                    break;
                }
            }
        }
    }
}
