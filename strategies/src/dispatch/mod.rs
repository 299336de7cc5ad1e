//! Dispatch shapes: the ways of getting from one instruction's handler to the next. Each is written once, over a list of instructions, and serves
//! every loop strategy.

/// The entry points of a loop `fn(&mut Vm, bool) -> R<Outcome>` under a strategy's name.
macro_rules! hooks {
    ($name:literal, $run:expr) => {
        hooks!($name, $run, None)
    };
    ($name:literal, $run:expr, $prepare:expr) => {
        gearbox_vm::vm::Hooks {
            name: $name,
            prepare: $prepare,
            run: |vm| $run(vm, false).map(|_| vm.gen_result),
            resume: |vm, g, how| gearbox_vm::run::generator::resume_with(vm, g, how, $run),
        }
    };
}

#[macro_use]
mod match_shape;
#[macro_use]
mod tail_shape;

/// How handlers follow one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One loop around one match. Above about 16 arms LLVM gives all arms one shared indirect jump.
    Match,
    /// One function per instruction that ends by calling the next: sibling calls in optimised builds, a trampoline in debug builds.
    Tail,
}

impl Shape {
    /// All shapes, the default first.
    pub const ALL: [Shape; 2] = [Shape::Match, Shape::Tail];
    /// The name on the command line and in results.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Match => "match",
            Shape::Tail => "tail",
        }
    }
}
