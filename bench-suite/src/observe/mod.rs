//! Looking into one run: statistics of what was executed, every attempt to specialize, the warmed code.

mod stats;
mod stats_tables;
mod trace;

pub use stats::stats;
pub(crate) use stats::{family_row, name};
pub use trace::trace;

use crate::engine::{self, Source};
use crate::failure::{Failure, Outcome};
use gearbox_strategies::Configuration;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::vm::Vm;

/// Runs the program on the counting loop with its standard output sent to standard error (ours is for the result), then `report`.
/// `events`: also record every attempt to specialize.
fn observe(
    mut configuration: Configuration,
    source: Source,
    argv: Vec<String>,
    events: bool,
    report: impl FnOnce(&Vm, &Counts) -> String + Send + 'static,
) -> Outcome {
    if !configuration.strategy.counts() {
        return Err(Failure::usage(format!(
            "`{}` executes no instructions that could be counted",
            configuration.strategy.name()
        )));
    }
    configuration.options.counting = true;
    engine::run_and_then(
        configuration,
        source,
        argv,
        move |vm| {
            vm.counts = Some(Counts::new(events));
            vm.quickening.events = events.then(Vec::new);
        },
        move |vm, code| {
            if let Some(counts) = vm.counts.take() {
                crate::output::print(&report(vm, &counts));
            }
            code
        },
    )
}
