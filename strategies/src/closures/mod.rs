//! `closures`: each instruction becomes a closure (in the literature's terms this is closure generation, not direct threading).
//!
//! A closure captures its operand, its successor and its jump target, and ends by calling one of them; a pushed or popped frame's next closure is looked
//! up. In the variant `returning` every closure returns to a trampoline instead. Handlers, operators and frames are those of the other bytecode strategies; nothing
//! is specialized and no two instructions are fused.

mod chain;
mod closure;
mod decode;
mod step;
#[cfg(test)]
mod tests;
mod trampoline;
mod tree;

use crate::options::Options;
use crate::strategy::{Strategy, Variant};
use gearbox_vm::ops::policies::{InlineInt, Slots};
use gearbox_vm::vm::Vm;
use trampoline::run;

/// The strategy.
pub struct Closures;

/// Every closure returns to the trampoline.
const RETURNING: Variant = Variant {
    name: "returning",
    description: "every closure returns to the loop",
};

/// Closures made from the tree instead.
const TREE: Variant = Variant {
    name: "tree",
    description: "one closure per expression and statement of the resolved tree",
};

impl Strategy for Closures {
    fn name(&self) -> &'static str {
        "closures"
    }
    fn description(&self) -> &'static str {
        "one closure per instruction, which ends by calling its successor"
    }
    fn variants(&self) -> &'static [Variant] {
        &[RETURNING, TREE]
    }
    fn install(&self, vm: &mut Vm, options: &Options) {
        if options.variant == Some(TREE.name) {
            vm.hooks = tree::hooks();
            return;
        }
        let linked = options.variant != Some(RETURNING.name);
        vm.hooks = match (linked, options.inline_int) {
            (true, false) => hooks!("closures", run::<Slots, true>),
            (true, true) => hooks!("closures", run::<InlineInt, true>),
            (false, false) => hooks!("closures", run::<Slots, false>),
            (false, true) => hooks!("closures", run::<InlineInt, false>),
        };
    }
}
