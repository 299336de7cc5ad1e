//! `quickener`: PEP 659 as CPython 3.14 does it. Generic instructions count down and rewrite themselves in place into members of their family; the
//! families, guards, counters and failure kinds are in `gearbox_vm::special`.

mod loops;
mod tail;

use crate::dispatch::Shape;
use crate::options::Options;
use crate::strategy::Strategy;
use gearbox_vm::run::probe::{Counting, NoProbe};
use gearbox_vm::special::{Adaptive, AdaptiveInlineInt};
use gearbox_vm::vm::Vm;

/// The strategy.
pub struct Quickener;

impl Strategy for Quickener {
    fn name(&self) -> &'static str {
        "quickener"
    }
    fn description(&self) -> &'static str {
        "the specializing adaptive interpreter of PEP 659, every family on a flag"
    }
    fn shapes(&self) -> &'static [Shape] {
        &[Shape::Tail, Shape::Match]
    }
    fn specializes(&self) -> bool {
        true
    }
    fn counts(&self) -> bool {
        true
    }
    fn install(&self, vm: &mut Vm, options: &Options) {
        let shape = options.dispatch.unwrap_or(Shape::Tail);
        vm.hooks = match (options.counting, shape, options.inline_int) {
            (true, ..) => hooks!("quickener", loops::run::<Adaptive, Counting>),
            (_, Shape::Match, false) => hooks!("quickener", loops::run::<Adaptive, NoProbe>),
            (_, Shape::Match, true) => {
                hooks!("quickener", loops::run::<AdaptiveInlineInt, NoProbe>)
            }
            (_, Shape::Tail, false) => hooks!("quickener", tail::run::<Adaptive>),
            (_, Shape::Tail, true) => hooks!("quickener", tail::run::<AdaptiveInlineInt>),
        };
    }
}
