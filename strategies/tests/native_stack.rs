//! Chains of tail calls and of closures run in constant native stack. Stable Rust does not promise that a call in tail position becomes a jump, so
//! `every_instruction.py` executes every instruction a million times on a stack that a few thousand frames would fill.

use gearbox_strategies::Configuration;
use gearbox_vm::isa::Op;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::special::families::FAMILIES;
use gearbox_vm::vm::{Config, Vm};

/// Debug builds return to the loop after each instruction, and their native code needs bigger frames.
const DEBUG: bool = cfg!(debug_assertions);
const STACK: usize = if DEBUG { 4 << 20 } else { 256 << 10 };
const ITERATIONS: u64 = if DEBUG { 2_000 } else { 1_000_000 };

/// `GEARBOX_TEST_ITERATIONS` asks for fewer, for an emulator: a frame has at least 16 bytes, so that 20,000 would fill the stack too.
fn iterations() -> u64 {
    match std::env::var("GEARBOX_TEST_ITERATIONS") {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => ITERATIONS,
    }
}

macro_rules! names {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {
        &[$(Op::$op,)*]
    };
}
/// Every generic instruction that a loop has a handler for.
const GENERIC: &[Op] = gearbox_vm::with_generic_ops!(names);

/// Runs the program on a thread of its own; `counting`: also how often each instruction was executed.
fn run(configuration: &'static str, iterations: u64, counting: bool) -> [u64; 256] {
    let run = move || {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/every_instruction.py");
        let source = std::fs::read(program).expect("program");
        let mut vm = Vm::new(Config {
            argv: vec![program.to_owned(), iterations.to_string()],
            native_stack: STACK / 4 * 3,
            ..Config::default()
        });
        let mut configuration = Configuration::parse(configuration).expect("configuration");
        configuration.options.counting = counting;
        configuration.install(&mut vm);
        vm.counts = counting.then(|| Counts::new(false));
        let code = gearbox_vm::run::main::run_main(&mut vm, program, &source);
        assert_eq!(code, 0);
        vm.counts.as_ref().map_or([0; 256], |c| c.executed)
    };
    let thread = std::thread::Builder::new().stack_size(STACK);
    let thread = thread.spawn(run).expect("thread");
    thread.join().expect("no panic")
}

/// Instructions of `list` that fewer than `least` executions reached.
fn neglected(
    executed: &[u64; 256],
    list: impl Iterator<Item = Op>,
    least: u64,
) -> Vec<&'static str> {
    list.filter(|&op| executed[op as usize] < least)
        .map(Op::name)
        .collect()
}

#[test]
fn the_program_reaches_every_generic_instruction() {
    const N: u64 = 1000;
    let executed = run("match", N, true);
    // Instructions skip their caches, and FOR_ITER skips END_FOR, as in CPython.
    let list = GENERIC
        .iter()
        .copied()
        .filter(|&op| !matches!(op, Op::Cache | Op::EndFor));
    assert_eq!(neglected(&executed, list, N), [""; 0]);
}

#[test]
fn the_program_reaches_every_member_of_every_family() {
    const N: u64 = 1000;
    let executed = run("quickener", N, true);
    let members = FAMILIES.iter().flat_map(|f| f.members);
    // A few executions pass before an instruction specializes; unspecialized forms are the other test's.
    assert_eq!(neglected(&executed, members.map(|m| m.op), N - 20), [""; 0]);
}

#[test]
fn generic_instructions_need_no_native_stack() {
    run("match:tail", iterations(), false);
}

#[test]
fn linked_closures_need_no_native_stack() {
    run("closures", iterations(), false);
}

#[test]
fn specialized_instructions_need_no_native_stack() {
    run("quickener:tail", iterations(), false);
}

/// The generic instructions of an adaptive chain count down; with nothing to specialize into they stay in use.
#[test]
fn counting_instructions_need_no_native_stack() {
    run("quickener:tail,X=none", iterations() / 4, false);
}
