//! What a strategy is.

use gearbox_vm::vm::Vm;

/// One way of running programs. A strategy is one folder and one line in `registry.rs`; tests, benchmarks and reports follow from that.
pub trait Strategy: Sync {
    /// The name on the command line and in results.
    fn name(&self) -> &'static str;
    /// One line for `gearbox list` and the report legend.
    fn description(&self) -> &'static str;
    /// Makes the VM run with this strategy: installs its entry points (`vm.hooks`).
    fn install(&self, vm: &mut Vm);
}
