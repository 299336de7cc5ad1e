//! `ast-walker`: the tree-walking strategy, evaluates the resolved tree node by node.
//!
//! The meaning of each node is in `tree_support`; this strategy adds nothing but its entry points.

use crate::options::Options;
use crate::strategy::Strategy;
use crate::tree_support::{self, generator, walk};
use gearbox_vm::vm::{Hooks, R, Vm};

/// The strategy's entry in the registry.
pub struct AstWalker;

impl Strategy for AstWalker {
    fn name(&self) -> &'static str {
        "ast-walker"
    }
    fn description(&self) -> &'static str {
        "walks the resolved syntax tree; generators on native stacks of their own"
    }
    fn install(&self, vm: &mut Vm, _: &Options) {
        vm.hooks = Hooks {
            prepare: None,
            name: self.name(),
            run,
            resume: |vm, g, how| generator::resume(vm, g, how, walk),
        };
    }
}

/// Runs the topmost frame until it returns and pops it.
fn run(vm: &mut Vm) -> R {
    tree_support::run(vm, walk)
}
