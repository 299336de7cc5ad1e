//! The builtin functions.

use crate::vm::Vm;

/// Fills the `builtins` module.
pub fn install(vm: &mut Vm) {
    let b = vm.builtins;
    vm.add_functions(b, "builtins", super::core::build_class::DEFS);
    for c in vm.types.clone() {
        if c.name_str() != "<internal>" {
            b.dict.set_str(&vm.heap, c.name.get(), c.value());
        }
    }
}
