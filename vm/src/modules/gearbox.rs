//! `_gearbox`: what the engine tells programs about itself. Other interpreters have no such module.

use crate::heap::Gc;
use crate::object::{MethodDef, Module};
use crate::vm::{R, Vm};

static FUNCTIONS: &[MethodDef] = &[MethodDef::noargs("events", |vm, _, _| {
    let attempts = i64::try_from(vm.quickening.attempts).unwrap_or(i64::MAX);
    Ok(vm.int(attempts))
})];

/// `events()`: how many specializations, failed attempts and de-specializations there have been. No loop counts them: the specializer does.
pub fn init(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_gearbox");
    vm.add_functions(m, "_gearbox", FUNCTIONS);
    Ok(m)
}
