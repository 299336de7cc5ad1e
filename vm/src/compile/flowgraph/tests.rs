//! Passes on hand-made units, against outcomes recorded from CPython 3.14.

use crate::code::Const;
use crate::compile::assemble;
use crate::compile::seq::{Loc, Unit};
use crate::isa::{Op, Pseudo};

fn listing(unit: Unit) -> Vec<(&'static str, u8)> {
    let code = assemble(unit).expect("assembles");
    let mut out = Vec::new();
    let mut at = 0;
    while at < code.code.len() {
        let op = Op::from_u8(code.code[at]).expect("known opcode");
        out.push((op.name(), code.code[at + 1]));
        at += 2 * (1 + op.cache_units());
    }
    out
}

fn function(vars: &[&str], argcount: u32) -> Unit {
    let mut unit = Unit {
        name: "f".into(),
        qualname: "f".into(),
        firstlineno: 1,
        flags: 3,
        ..Unit::default()
    };
    for name in vars {
        unit.var_index(name);
    }
    unit.argcount = argcount;
    unit.seq.emit(Op::Resume, 0, Loc::new(1, 1, 0, 0));
    unit
}

#[test]
fn loop_with_backward_conditional() {
    // def f(x):
    //     while x: x = x
    let mut unit = function(&["x"], 1);
    let (test, end) = (unit.seq.new_label(), unit.seq.new_label());
    let head = Loc::new(2, 2, 10, 11);
    let body = Loc::new(3, 3, 8, 9);
    unit.seq.use_label(test);
    unit.seq.emit(Op::LoadFast, 0, head);
    unit.seq.emit0(Op::ToBool, head);
    unit.seq.emit_jump(Op::PopJumpIfFalse, end, head);
    unit.seq.emit(Op::LoadFast, 0, body);
    unit.seq.emit(Op::StoreFast, 0, body);
    unit.emit_goto(test, head);
    unit.seq.use_label(end);
    unit.emit_const(Const::None, head);
    unit.seq.emit0(Op::ReturnValue, head);
    assert_eq!(
        listing(unit),
        [
            ("RESUME", 0),
            ("LOAD_FAST_BORROW", 0),
            ("TO_BOOL", 0),
            ("POP_JUMP_IF_FALSE", 5),
            ("NOT_TAKEN", 0),
            ("LOAD_FAST", 0),
            ("STORE_FAST", 0),
            ("JUMP_BACKWARD", 12),
            ("LOAD_CONST", 0),
            ("RETURN_VALUE", 0),
        ]
    );
}

#[test]
fn tuple_swap_is_static_and_unbound_locals_are_checked() {
    // def f(a): a, b = b, a
    let mut unit = function(&["a", "b"], 1);
    let loc = Loc::new(2, 2, 4, 15);
    unit.seq.emit(Op::LoadFast, 1, loc);
    unit.seq.emit(Op::LoadFast, 0, loc);
    unit.seq.emit(Op::BuildTuple, 2, loc);
    unit.seq.emit(Op::UnpackSequence, 2, loc);
    unit.seq.emit(Op::StoreFast, 0, loc);
    unit.seq.emit(Op::StoreFast, 1, loc);
    unit.emit_const(Const::None, loc);
    unit.seq.emit0(Op::ReturnValue, loc);
    assert_eq!(
        listing(unit),
        [
            ("RESUME", 0),
            ("LOAD_FAST_CHECK", 1),
            ("LOAD_FAST", 0),
            ("STORE_FAST_STORE_FAST", 0x10),
            ("LOAD_CONST", 0),
            ("RETURN_VALUE", 0),
        ]
    );
}

#[test]
fn handler_moves_to_the_end() {
    let mut unit = function(&[], 0);
    let (handler, end) = (unit.seq.new_label(), unit.seq.new_label());
    let loc = Loc::new(2, 2, 0, 1);
    unit.seq.emit_jump(Pseudo::SetupFinally, handler, loc);
    unit.seq.emit(Op::LoadGlobal, 0, loc);
    unit.name_index("g");
    unit.seq.emit0(Op::PopTop, loc);
    unit.seq.emit0(Pseudo::PopBlock, loc);
    unit.emit_goto(end, loc);
    unit.seq.use_label(handler);
    unit.seq.emit0(Op::PushExcInfo, loc);
    unit.seq.emit(Op::Reraise, 0, loc);
    unit.seq.use_label(end);
    unit.emit_const(Const::None, loc);
    unit.seq.emit0(Op::ReturnValue, loc);
    let code = assemble(unit).expect("assembles");
    let entries = code.exception_entries();
    assert_eq!(entries.len(), 1);
    let entry = entries[0];
    assert_eq!(
        (
            entry.start,
            entry.end,
            entry.target,
            entry.depth,
            entry.lasti
        ),
        (1, 7, 9, 0, false)
    );
    assert_eq!(code.handler_at(3), Some(entry));
    assert_eq!(code.handler_at(8), None);
}

#[test]
fn deep_chains_of_jumps_are_iterative() {
    let mut unit = function(&[], 0);
    let loc = Loc::new(2, 2, 0, 1);
    let labels: Vec<_> = (0..2_000).map(|_| unit.seq.new_label()).collect();
    for pair in labels.windows(2) {
        unit.seq.use_label(pair[0]);
        unit.emit_goto(pair[1], loc);
    }
    if let Some(&last) = labels.last() {
        unit.seq.use_label(last);
    }
    unit.emit_const(Const::None, loc);
    unit.seq.emit0(Op::ReturnValue, loc);
    assert_eq!(
        listing(unit),
        [("RESUME", 0), ("LOAD_CONST", 0), ("RETURN_VALUE", 0)]
    );
}
