//! The worked example of docs/adding-a-strategy.md: a strategy in one file, outside the registry, that runs test programs as CPython does. The
//! document shows the parts between the `[name]` and `[end]` marks; a test keeps the two equal.

use gearbox_strategies::{Options, Strategy};
use gearbox_vm::isa::Op;
use gearbox_vm::ops::{policies::Slots, *};
use gearbox_vm::run::generator::{Outcome, resume_with};
use gearbox_vm::run::settle::{Then, settle, start, unknown_opcode};
use gearbox_vm::run::{Flow, Regs};
use gearbox_vm::vm::{Capture, Config, Hooks, R, Vm};
use std::path::Path;
use std::rc::Rc;

// [table]
/// What one instruction does, given its argument.
type Handler = fn(&mut Vm, &mut Regs, u32) -> Flow;

fn unknown(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    unknown_opcode(vm, r.word() as u8)
}

macro_rules! handlers {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {{
        let mut table: [Handler; 256] = [unknown; 256];
        $(table[Op::$op as usize] = $($path)::+::<Slots>;)*
        table
    }};
}
static HANDLERS: [Handler; 256] = gearbox_vm::with_generic_ops!(handlers);
// [end]

// [loop]
/// Runs the topmost frame to its end or its next yield.
fn run(vm: &mut Vm, raise_first: bool) -> R<Outcome> {
    let mut r = start(vm, raise_first)?;
    loop {
        let word = r.fetch();
        match HANDLERS[word as u8 as usize](vm, &mut r, word >> 8) {
            Flow::Next | Flow::Switch => {}
            flow => match settle::<Slots>(vm, r, flow) {
                Then::Go(next) => r = next,
                Then::End(outcome) => return outcome,
            },
        }
    }
}
// [end]

// [strategy]
/// A loop around a table of functions.
struct CallTable;

impl Strategy for CallTable {
    fn name(&self) -> &'static str {
        "call-table"
    }
    fn description(&self) -> &'static str {
        "one loop around a table of functions"
    }
    fn install(&self, vm: &mut Vm, _: &Options) {
        vm.hooks = Hooks {
            name: "call-table",
            prepare: None,
            run: |vm| run(vm, false).map(|_| vm.gen_result),
            resume: |vm, g, how| resume_with(vm, g, how, run),
        };
    }
}
// [end]

/// Exit code and standard output of a program.
fn outcome(program: &Path) -> (u8, String) {
    let capture = Rc::new(Capture::default());
    let mut vm = Vm::new(Config {
        native_stack: 48 << 20,
        capture: Some(Rc::clone(&capture)),
        ..Config::default()
    });
    CallTable.install(&mut vm, &Options::default());
    let source = std::fs::read(program).expect("program");
    let name = program.display().to_string();
    let code = gearbox_vm::run::main::run_main(&mut vm, &name, &source);
    // As in the recordings: file names without their folder.
    let folder = program.parent().expect("a folder").display();
    let printed = String::from_utf8_lossy(&capture.take_out()).replace(&format!("{folder}/"), "");
    (code, printed)
}

#[test]
fn it_runs_programs_as_cpython_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let topics = [
        "call__",
        "class__",
        "closure__",
        "exc__",
        "function__",
        "gen__",
        "generator__",
        "match__",
        "program__",
        "scope__",
        "try__",
        "with__",
    ];
    let mut ran = 0;
    for entry in std::fs::read_dir(folder.join("programs")).expect("programs") {
        let path = entry.expect("entry").path();
        let stem = path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default();
        if !topics.iter().any(|t| stem.starts_with(t)) {
            continue;
        }
        let recorded = folder.join("recorded").join(format!("{stem}.txt"));
        let recorded = std::fs::read_to_string(recorded).expect("recording");
        // Those that end well; addresses differ from run to run.
        let expected = recorded
            .strip_prefix("exit: 0\n--- stdout\n")
            .and_then(|text| text.strip_suffix("--- stderr\n"))
            .filter(|text| !text.contains(" at 0x"));
        if let Some(expected) = expected {
            let thread = std::thread::Builder::new().stack_size(64 << 20);
            let program = path.clone();
            let run = thread.spawn(move || outcome(&program)).expect("thread");
            let (code, printed) = run.join().expect("no panic");
            assert_eq!((code, printed.as_str()), (0, expected), "{stem}");
            ran += 1;
        }
    }
    assert!(ran > 30, "only {ran} programs");
}

#[test]
fn the_document_shows_this_file() {
    let document = include_str!("../../docs/adding-a-strategy.md");
    let shown: Vec<&str> = document
        .split("```rust\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    let source = include_str!("sixth_strategy.rs");
    let parts: Vec<&str> = source
        .split("\n// [")
        .filter_map(|part| part.split_once("]\n"))
        .filter(|(name, _)| ["table", "loop", "strategy"].contains(name))
        .map(|(_, code)| code)
        .collect();
    assert_eq!(parts.len(), 3);
    for (shown, part) in shown.iter().zip(&parts) {
        assert_eq!(shown.trim_end(), part.trim_end());
    }
    assert_eq!(shown.len(), parts.len());
}
