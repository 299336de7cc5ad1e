//! Imports.

use super::names::push_or_raise;
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

/// level, fromlist.
#[inline(always)]
pub fn import_name<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync_ip(vm);
    let name = r.name(vm, i);
    let (globals, builtins) = (vm.func().globals, vm.func().builtins);
    match vm.import_statement(name, globals, builtins, r.peek(0), r.peek(1)) {
        Ok(v) => {
            r.drop(1);
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn import_from<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync_ip(vm);
    let name = r.name(vm, i);
    push_or_raise!(r, vm.import_from(r.peek(0), name))
}
