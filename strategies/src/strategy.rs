//! What a strategy is.

use crate::dispatch::Shape;
use crate::options::Options;
use gearbox_vm::vm::Vm;

/// A named way of building the same strategy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Variant {
    /// Its name, behind the strategy's: `closures:returning`.
    pub name: &'static str,
    /// One line.
    pub description: &'static str,
}

/// One way of running programs. A strategy is one folder and one line in `registry.rs`; tests, benchmarks and reports follow from that.
pub trait Strategy: Sync {
    /// The name on the command line and in results.
    fn name(&self) -> &'static str;
    /// One line for `gearbox list` and the report legend.
    fn description(&self) -> &'static str;
    /// The dispatch shapes it comes in, the default first; none for a strategy that has no instruction loop.
    fn shapes(&self) -> &'static [Shape] {
        &[]
    }
    /// Its named variants, besides the plain form.
    fn variants(&self) -> &'static [Variant] {
        &[]
    }
    /// Whether `-X` and the counters' parameters mean anything to it.
    fn specializes(&self) -> bool {
        false
    }
    /// Whether it has a counting loop: `gearbox stats`, `trace`, `profile`.
    fn counts(&self) -> bool {
        false
    }
    /// Whether it fuses instructions: `--superinstructions`.
    fn fuses(&self) -> bool {
        false
    }
    /// Makes the VM run with this strategy: installs its entry points (`vm.hooks`). The options have been checked against what it offers.
    fn install(&self, vm: &mut Vm, options: &Options);
}
