//! `match`: generic instructions only, in CPython 3.14's encoding. The baseline of every comparison.

mod loops;
mod tail;

use crate::dispatch::Shape;
use crate::options::Options;
use crate::strategy::Strategy;
use gearbox_vm::ops::policies::{InlineInt, Slots};
use gearbox_vm::run::probe::{Counting, NoProbe};
use gearbox_vm::vm::Vm;

/// The strategy.
pub struct Match;

impl Strategy for Match {
    fn name(&self) -> &'static str {
        "match"
    }
    fn description(&self) -> &'static str {
        "one loop, one match over generic instructions: the baseline"
    }
    fn shapes(&self) -> &'static [Shape] {
        &[Shape::Match, Shape::Tail]
    }
    fn counts(&self) -> bool {
        true
    }
    fn install(&self, vm: &mut Vm, options: &Options) {
        let shape = options.dispatch.unwrap_or(Shape::Match);
        vm.hooks = match (options.counting, shape, options.inline_int) {
            (true, ..) => hooks!("match", loops::run::<Slots, Counting>),
            (_, Shape::Match, false) => hooks!("match", loops::run::<Slots, NoProbe>),
            (_, Shape::Match, true) => hooks!("match", loops::run::<InlineInt, NoProbe>),
            (_, Shape::Tail, false) => hooks!("match", tail::run::<Slots>),
            (_, Shape::Tail, true) => hooks!("match", tail::run::<InlineInt>),
        };
    }
}
