//! Fused instructions: that each is formed and runs, that it means what its constituents mean, that jumps into it and exceptions inside it are
//! where CPython has them. That whole programs behave is tested by the runner over `tests/programs`.

use gearbox_strategies::Configuration;
use gearbox_vm::fuse::{FUSIONS, Fusions, fused_units};
use gearbox_vm::heap::Gc;
use gearbox_vm::isa::Op;
use gearbox_vm::object::{Function, Module, Str};
use gearbox_vm::run::main::run_main;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::vm::{Config, Vm};

/// A program whose functions hold every sequence of the catalogue; `result` collects what they compute and raise.
const PROGRAM: &str = include_str!("superinstructions.py");

fn machine(configuration: &str, fusions: Option<Fusions>, gc_stress: bool) -> Box<Vm> {
    let mut c = Configuration::parse(configuration).expect("a configuration");
    c.options.counting = true;
    if let Some(set) = fusions {
        c.options.fusions = set;
    }
    let config = Config {
        gc_stress,
        ..Config::default()
    };
    let mut vm = Vm::new(config);
    c.install(&mut vm);
    vm.counts = Some(Counts::new(false));
    vm
}

/// Runs a program; the text of its global `result`.
fn run(vm: &mut Vm, source: &str) -> String {
    assert_eq!(run_main(vm, "<string>", source.as_bytes()), 0);
    global::<Str>(vm, "result").as_str().to_owned()
}

fn global<T: gearbox_vm::heap::HeapType>(vm: &mut Vm, name: &str) -> Gc<T> {
    let main = vm.n.main;
    let main = vm.modules.get_str(main).and_then(|m| m.cast::<Module>());
    let name = vm.intern(name);
    let value = main.expect("__main__").dict.get_str(name);
    value
        .and_then(|v| v.cast::<T>())
        .expect("a global of that kind")
}

fn executed(vm: &Vm, number: u8) -> u64 {
    vm.counts.as_ref().expect("counting").executed[usize::from(number)]
}

fn expected() -> String {
    run(&mut machine("match", None, false), PROGRAM)
}

#[test]
fn every_row_is_formed_and_gives_what_match_gives() {
    let expected = expected();
    assert!(expected.lines().count() > 20, "{expected}");
    let mut missing = Vec::new();
    for f in FUSIONS {
        // The compiler's own pairs stand in the way of some.
        let mut set = Fusions::of_names([f.name().as_str()]).expect("its own name");
        if f.ops
            .iter()
            .all(|op| matches!(op, Op::LoadFast | Op::StoreFast))
        {
            set.static_pairs = false;
        }
        let mut vm = machine("superinstructions", Some(set), false);
        assert_eq!(run(&mut vm, PROGRAM), expected, "{}", f.name());
        if executed(&vm, f.number) == 0 {
            missing.push(f.name());
        }
    }
    assert!(missing.is_empty(), "never executed: {missing:?}");
}

#[test]
fn every_set_and_shape_gives_what_match_gives() {
    let expected = expected();
    for set in ["all", "none", "cpython-3.11", "cpython-3.14", "profile:8"] {
        for shape in ["match", "tail"] {
            let mut c = Configuration::parse("superinstructions").expect("registered");
            c.fuse(set).expect("a set");
            let text = format!("superinstructions:{shape},super={set}");
            let mut c = Configuration::parse(&text).expect("a configuration");
            c.options.counting = false;
            let mut vm = Vm::new(Config::default());
            c.install(&mut vm);
            assert_eq!(run(&mut vm, PROGRAM), expected, "{text}");
        }
    }
    let mut stressed = machine("superinstructions", None, true);
    assert_eq!(run(&mut stressed, PROGRAM), expected);
}

#[test]
fn sets_decide_what_is_dispatched() {
    let fused = |vm: &Vm| -> u64 { FUSIONS.iter().map(|f| executed(vm, f.number)).sum() };
    let pairs = |vm: &Vm| -> u64 {
        [
            Op::LoadFastLoadFast,
            Op::LoadFastBorrowLoadFastBorrow,
            Op::StoreFastLoadFast,
            Op::StoreFastStoreFast,
        ]
        .iter()
        .map(|op| executed(vm, *op as u8))
        .sum()
    };
    let total = |vm: &Vm| -> u64 { vm.counts.as_ref().expect("counting").executed.iter().sum() };
    let mut seen = Vec::new();
    for set in ["none", "cpython-3.11", "cpython-3.14", "all"] {
        let mut vm = machine(&format!("superinstructions:super={set}"), None, false);
        run(&mut vm, PROGRAM);
        seen.push((fused(&vm) > 0, pairs(&vm) > 0, total(&vm)));
    }
    let [none, old, new, all] = seen[..] else {
        panic!("four sets");
    };
    assert_eq!((none.0, none.1), (false, false));
    assert_eq!((old.0, old.1), (true, false));
    assert_eq!((new.0, new.1), (false, true));
    assert!(all.0);
    assert!(
        old.2 < none.2 && new.2 < none.2 && all.2 < new.2,
        "{seen:?}"
    );
    // CPython 3.14's set is what the match loop runs.
    let mut vm = machine("match", None, false);
    run(&mut vm, PROGRAM);
    assert_eq!(total(&vm), new.2);
}

#[test]
fn a_jump_into_the_middle_runs_the_rest() {
    let source = "
def count(n):
    i = 0
    while i < n:
        i += 1
    return i
result = str(count(50))
";
    let mut set = Fusions::of_names(["STORE_FAST__LOAD_FAST"]).expect("in the catalogue");
    // The compiler would pair `i, n` at the loop's head.
    set.static_pairs = false;
    let mut vm = machine("superinstructions", Some(set), false);
    assert_eq!(run(&mut vm, source), "50");
    let number = FUSIONS[1].number;
    assert_eq!(FUSIONS[1].name(), "STORE_FAST__LOAD_FAST");
    // `i = 0` falls into the loop's head; the back-edge enters it at the second word.
    assert_eq!(executed(&vm, number), 1);
    let code = global::<Function>(&mut vm, "count").code.get();
    let units = fused_units(&code);
    assert_eq!(units.len(), 1);
    let (first, words) = (units[0].unit, code.words());
    assert_eq!(units[0].fusion.number, number);
    let second = words[first + 1].get() as u8;
    assert_eq!(
        Op::from_u8(second).map(gearbox_vm::fuse::plain),
        Some(Op::LoadFast)
    );
    // What programs see is CPython's bytecode, with the first constituent in its place.
    let live = vm.live_code(&code);
    assert_eq!(live[first * 2], Op::StoreFast as u8);
    let instructions = |bytes: &[u8]| -> Vec<(Op, u32)> {
        let all = gearbox_vm::code::dis::unpack(bytes);
        all.into_iter().map(|i| (i.op, i.arg)).collect()
    };
    // (The caches hold their seeds there.)
    assert_eq!(instructions(&live), instructions(&code.plain.code));
}

#[test]
fn an_exception_in_a_later_constituent_is_where_it_belongs() {
    let source = "
import sys
def attribute(x):
    return (
        x
        .missing)
def operator(x):
    y = (
        x
        +
        1)
    return y
def branch(a, b):
    if (
        a
        < b):
        return 1
    return 2
def loop(items):
    total = 0
    for x in (
            items):
        total = total + x
    return total
def items():
    yield 1
    raise KeyError('end')
out = []
for f, args in [(attribute, (1,)), (operator, ('a',)), (branch, (1, 'a')), (loop, ([1, 'a'],)), (loop, (items(),))]:
    try:
        f(*args)
    except Exception as e:
        tb = e.__traceback__.tb_next
        out.append((f.__name__, type(e).__name__, str(e), tb.tb_lineno - f.__code__.co_firstlineno, tb.tb_lasti))
result = repr(out)
";
    let mut fused = machine("superinstructions", None, false);
    let text = run(&mut fused, source);
    assert_eq!(text, run(&mut machine("match", None, false), source));
    for part in [
        "('attribute', 'AttributeError', \"'int' object has no attribute 'missing'\", 3, ",
        "('operator', 'TypeError', 'can only concatenate str (not \"int\") to str', 2, ",
        "('loop', 'KeyError', \"'end'\", 3, ",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for name in ["attribute", "operator", "branch", "loop"] {
        let code = global::<Function>(&mut fused, name).code.get();
        assert!(!fused_units(&code).is_empty(), "{name} has nothing fused");
    }
}
