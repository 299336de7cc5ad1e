//! Chains of a whole program: every instruction is an entry, and entering anywhere gives the same result.

use super::chain::Chain;
use super::closure::{End, Link};
use super::decode::decode;
use crate::Configuration;
use gearbox_vm::heap::Gc;
use gearbox_vm::isa::Op;
use gearbox_vm::object::{Code, Dict, Function};
use gearbox_vm::ops::policies::Slots;
use gearbox_vm::run::settle::{Then, settle, start};
use gearbox_vm::run::{Flow, Regs, frame};
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

/// Unlinked closures of each code object that has run.
#[derive(Default)]
struct Unlinked(HashMap<usize, Chain>);

impl Unlinked {
    /// The chain of the running code.
    fn chain(&mut self, vm: &mut Vm) -> (&Chain, Gc<Code>) {
        // SAFETY: a frame is current.
        let code = unsafe { (*vm.fp).code };
        let key = code.entry.get() as usize;
        let chain = self
            .0
            .entry(key)
            .or_insert_with(|| Chain::build::<Slots, false>(vm, code));
        (chain, code)
    }
    /// The closure of the instruction at `ip`.
    fn at(&mut self, vm: &mut Vm, ip: *const u32) -> Link {
        let (chain, code) = self.chain(vm);
        // SAFETY: the frame of the chain's code stands at `ip`.
        unsafe { chain.at(code, ip) }
    }
    /// The position of a closure.
    fn position(&mut self, vm: &mut Vm, link: Link) -> *const u32 {
        let (chain, code) = self.chain(vm);
        (0..code.words().len())
            // SAFETY: the unit exists.
            .map(|unit| unsafe { code.entry.get().add(unit) })
            // SAFETY: as above.
            .find(|&ip| unsafe { chain.at(code, ip) } == link)
            .expect("of this chain")
    }
}

/// Where a chain of linked closures ends: in a debug build they return, too.
fn follow(vm: &mut Vm, mut end: End, fp: *mut Value) -> Flow {
    loop {
        match end {
            End::Leave(flow) => return flow,
            End::Go(next) => {
                let sp = vm.regs.sp;
                // SAFETY: the closure of the instruction that the frame has come to.
                end = unsafe { next.go(vm, sp, fp) }.end();
            }
        }
    }
}

/// Calls `f(arg)`: the first `singles` closures return after one instruction, the others are the linked ones that the program has run with.
/// Also tells how often a closure was called from here.
fn call(
    vm: &mut Vm,
    unlinked: &mut Unlinked,
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
        let link = if entered < singles {
            unlinked.at(vm, r.ip)
        } else {
            Chain::entry(vm, r.ip).expect("has run")
        };
        entered += 1;
        // SAFETY: the frame of the closure's code stands at `ip`.
        let exit = unsafe { link.go(vm, r.sp, r.fp) };
        r = match exit.end() {
            End::Go(next) if entered <= singles => Regs {
                ip: unlinked.position(vm, next),
                sp: vm.regs.sp,
                fp: r.fp,
            },
            end => {
                let flow = follow(vm, end, r.fp);
                match settle::<Slots>(vm, vm.regs, flow) {
                    Then::Go(r) => r,
                    Then::End(outcome) => {
                        outcome.expect("returns");
                        vm.sp = args;
                        return (vm.gen_result.small_unchecked(), entered);
                    }
                }
            }
        }
    }
}

#[test]
fn entering_at_any_instruction_gives_the_same_result() {
    let (mut vm, globals) = ran();
    let f = global(&mut vm, globals, "f")
        .cast::<Function>()
        .expect("a function");
    let mut unlinked = Unlinked::default();
    for arg in [0, 3, 6] {
        let (expected, chains) = call(&mut vm, &mut unlinked, f, arg, 0);
        let (all_single, instructions) = call(&mut vm, &mut unlinked, f, arg, usize::MAX);
        assert_eq!(all_single, expected);
        assert!(instructions > 5 * chains, "{instructions} {chains}");
        for singles in 0..=instructions {
            let (got, _) = call(&mut vm, &mut unlinked, f, arg, singles);
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
fn every_instruction_that_does_something_has_a_closure_of_its_own() {
    let (mut vm, globals) = ran();
    for name in ["f", "inner"] {
        let f = global(&mut vm, globals, name)
            .cast::<Function>()
            .expect("a function");
        let code: Gc<Code> = f.code.get();
        let chain = Chain::build::<Slots, true>(&mut vm, code);
        // SAFETY: the unit exists.
        let entry = |unit: usize| unsafe { chain.at(code, code.entry.get().add(unit)) };
        let instructions = decode(code.words());
        let mut own: Vec<Link> = Vec::new();
        for i in &instructions {
            match Op::from_u8(i.op) {
                Some(Op::Nop | Op::NotTaken | Op::ExtendedArg) => {
                    assert!(entry(i.unit) == entry(i.behind));
                }
                _ => {
                    assert!(!own.contains(&entry(i.unit)), "unit {}", i.unit);
                    own.push(entry(i.unit));
                }
            }
        }
        // Caches lead to none of them.
        for unit in 0..code.words().len() {
            let starts = instructions.iter().any(|i| i.unit == unit);
            assert_eq!(own.contains(&entry(unit)), starts, "unit {unit}");
        }
    }
}
