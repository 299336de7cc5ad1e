//! What a strategy is to the rest of the program: a name and a way to take over a VM.

use gearbox_vm::vm::Vm;

/// One way of running Python code.
pub trait Strategy: Sync {
    /// The name that `-s` takes and results record.
    fn name(&self) -> &'static str;
    /// One line for `gearbox list`.
    fn description(&self) -> &'static str;
    /// Makes the VM run everything this way, native re-entry included: sets [`Vm::hooks`].
    fn install(&self, vm: &mut Vm);
}
