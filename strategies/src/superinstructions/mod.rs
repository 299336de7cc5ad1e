//! `superinstructions`: the match loop plus fused instructions. Which sequences are fused is a set (`--superinstructions`); the catalogue of
//! what can be, and how it is installed in a code object, is in `gearbox_vm::fuse`.

mod loops;
mod tail;

use crate::dispatch::Shape;
use crate::options::Options;
use crate::strategy::Strategy;
use gearbox_vm::fuse::{Fused, form};
use gearbox_vm::ops::policies::{InlineInt, Slots};
use gearbox_vm::run::probe::{Counting, NoProbe};
use gearbox_vm::vm::Vm;

/// The strategy.
pub struct Superinstructions;

impl Strategy for Superinstructions {
    fn name(&self) -> &'static str {
        "superinstructions"
    }
    fn description(&self) -> &'static str {
        "the match loop with neighbouring instructions fused, by set"
    }
    fn shapes(&self) -> &'static [Shape] {
        &[Shape::Match, Shape::Tail]
    }
    fn counts(&self) -> bool {
        true
    }
    fn fuses(&self) -> bool {
        true
    }
    fn install(&self, vm: &mut Vm, options: &Options) {
        macro_rules! install {
            ($run:expr) => {
                hooks!("superinstructions", $run, Some(form))
            };
        }
        let shape = options.dispatch.unwrap_or(Shape::Match);
        vm.hooks = match (options.counting, shape, options.inline_int) {
            (true, ..) => install!(loops::run::<Fused<Slots>, Counting>),
            (_, Shape::Match, false) => install!(loops::run::<Fused<Slots>, NoProbe>),
            (_, Shape::Match, true) => install!(loops::run::<Fused<InlineInt>, NoProbe>),
            (_, Shape::Tail, false) => install!(tail::run::<Fused<Slots>>),
            (_, Shape::Tail, true) => install!(tail::run::<Fused<InlineInt>>),
        };
    }
}
