//! Chains of a whole program: every instruction is an entry, and entering anywhere gives the same result.

use super::blocks;
use super::chain::{Chain, View};
use super::exit::Kind;
use crate::Configuration;
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{Code, Dict, Function};
use gearbox_vm::ops::policies::Slots;
use gearbox_vm::run::settle::{Then, settle, start};
use gearbox_vm::run::{Regs, frame};
use gearbox_vm::tree::Mode;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{Config, Vm};
use std::collections::HashMap;

const PROGRAM: &str = "
def inner(n):
    for i in range(n):
        got = yield i * 2
        if got:
            n = got
    return n

def f(n):
    total = 0
    try:
        for x in inner(n):
            if x > 6:
                raise KeyError(x)
            total += x if x % 4 else -x
    except KeyError as e:
        total += e.args[0]
    finally:
        total *= 2
    a, *b = [total, 1, 2]
    with_cell = lambda: total + len(b)
    return with_cell() + a

result = [f(n) for n in range(8)]
";

/// A VM that has run the program, and its globals.
fn ran() -> (Box<Vm>, Gc<Dict>) {
    let mut vm = Vm::new(Config::default());
    let configuration = Configuration::parse("closures").expect("a configuration");
    configuration.install(&mut vm);
    let code = vm
        .compile_text(PROGRAM, "<test>", Mode::Exec, 0)
        .expect("compiles");
    let globals = vm.new_dict();
    vm.immortal.push(globals.value());
    vm.run_code(code, globals, globals.value()).expect("runs");
    (vm, globals)
}

fn global(vm: &mut Vm, globals: Gc<Dict>, name: &str) -> Value {
    let name = vm.intern(name);
    globals.get_str(name).expect("defined")
}

/// Linked and unlinked closures of each code object that has run.
#[derive(Default)]
struct Chains(HashMap<(usize, bool), Chain>);

impl Chains {
    fn of(&mut self, vm: &mut Vm, linked: bool) -> View {
        // SAFETY: a frame is current.
        let code = unsafe { (*vm.fp).code };
        let key = (code.entry.get() as usize, linked);
        self.0
            .entry(key)
            .or_insert_with(|| Chain::build::<Slots>(vm, code, linked))
            .view(code)
    }
}

/// Calls `f(arg)`: the first `singles` chains end after one instruction, the others at their block's end, which the first of them enters anywhere.
/// Also tells how many chains there were.
fn call(
    vm: &mut Vm,
    chains: &mut Chains,
    f: Gc<Function>,
    arg: i64,
    singles: usize,
) -> (i64, usize) {
    let args = vm.sp;
    vm.push_root(Value::small(arg));
    vm.push_frame(f, args, 1, Value::NULL, args, frame::ENTRY)
        .expect("a frame");
    let mut r = start(vm, false).expect("starts");
    let mut entered = 0;
    loop {
        let view = chains.of(vm, entered >= singles);
        entered += 1;
        // SAFETY: the frame of the view's code stands at `ip`.
        let exit = unsafe { view.at(r.ip).go(vm, r.sp, r.fp) };
        r = match exit.kind() {
            Kind::Next(ip, sp) => Regs { ip, sp, fp: r.fp },
            // SAFETY: a frame is current.
            Kind::Switch(ip, sp) => unsafe {
                Regs {
                    ip,
                    sp,
                    fp: (*vm.fp).base,
                }
            },
            Kind::Settle(flow, ip) => {
                let at = Regs {
                    ip,
                    sp: vm.sp,
                    fp: r.fp,
                };
                match settle::<Slots>(vm, at, flow) {
                    Then::Go(r) => r,
                    Then::End(outcome) => {
                        outcome.expect("returns");
                        vm.sp = args;
                        return (vm.gen_result.small_unchecked(), entered);
                    }
                }
            }
        };
    }
}

#[test]
fn entering_at_any_instruction_gives_the_same_result() {
    let (mut vm, globals) = ran();
    let f = global(&mut vm, globals, "f")
        .cast::<Function>()
        .expect("a function");
    let mut chains = Chains::default();
    for arg in [0, 3, 6] {
        let (expected, blocks) = call(&mut vm, &mut chains, f, arg, 0);
        let (all_single, instructions) = call(&mut vm, &mut chains, f, arg, usize::MAX);
        assert_eq!(all_single, expected);
        assert!(instructions > 2 * blocks, "{instructions} {blocks}");
        for singles in 0..=instructions {
            let (got, _) = call(&mut vm, &mut chains, f, arg, singles);
            assert_eq!(got, expected, "f({arg}), linked after {singles}");
        }
    }
}

#[test]
fn the_results_are_cpythons() {
    let (mut vm, globals) = ran();
    let result = global(&mut vm, globals, "result");
    let text = vm.repr(result).expect("a repr");
    assert_eq!(text.as_str(), "[2, 2, 10, -6, 18, 50, 50, 50]");
}

#[test]
fn every_instruction_is_an_entry_of_its_own() {
    let (mut vm, globals) = ran();
    for name in ["f", "inner"] {
        let f = global(&mut vm, globals, name)
            .cast::<Function>()
            .expect("a function");
        let code: Gc<Code> = f.code.get();
        let chain = Chain::build::<Slots>(&mut vm, code, true);
        let view = chain.view(code);
        let instructions = blocks::cut(code.words(), &code.plain);
        let entry = |unit: usize| {
            // SAFETY: the unit exists.
            unsafe { view.at(code.entry.get().add(unit)) }.address()
        };
        let mut seen: Vec<usize> = instructions.iter().map(|i| entry(i.unit)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), instructions.len());
        // Caches lead to none of them.
        for unit in 0..code.words().len() {
            let starts = instructions.iter().any(|i| i.unit == unit);
            assert_eq!(seen.contains(&entry(unit)), starts, "unit {unit}");
        }
    }
}
