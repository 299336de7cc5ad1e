//! Constant operands: loads turned into small-int loads or decided branches, constant sequences and operators
//! folded, unused constants dropped.

use num_traits::ToPrimitive;

use super::{Block, BlockId, Cfg, CfgInstr, P, R};
use crate::code::{Const, ConstSet};
use crate::compile::fold;
use crate::compile::seq::NO_LOCATION;
use crate::isa::{Op, Pseudo};

/// Shorter constant lists and sets are built item by item.
const MIN_CONST_SEQUENCE: usize = 3;
/// Longer constant sequences are left alone.
const MAX_CONST_SEQUENCE: usize = 30;
/// `CALL_INTRINSIC_1` functions folded here.
const LIST_TO_TUPLE: u32 = 6;
const UNARY_POSITIVE: u32 = 5;

fn loads_const(instr: &CfgInstr) -> bool {
    matches!(instr.op, R(Op::LoadConst | Op::LoadSmallInt))
}

fn const_value(instr: &CfgInstr, consts: &ConstSet<Const>) -> Option<Const> {
    match instr.op {
        R(Op::LoadSmallInt) => Some(Const::int(i64::from(instr.arg))),
        R(Op::LoadConst) => consts.get(instr.arg).cloned(),
        _ => None,
    }
}

fn small_int(value: &Const) -> Option<u32> {
    match value {
        Const::Int(value) => value.to_u32().filter(|&small| small < 256),
        _ => None,
    }
}

fn make_load_const(instr: &mut CfgInstr, value: Const, consts: &mut ConstSet<Const>) {
    match small_int(&value) {
        Some(small) => instr.set(Op::LoadSmallInt, small),
        None => instr.set(Op::LoadConst, consts.add(value)),
    }
}

/// Positions of the `size` constant loads right before `end`, `NOP`s aside.
fn const_loads_before(block: &Block, end: usize, size: usize) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(size);
    for index in (0..end).rev() {
        if found.len() == size {
            break;
        }
        let instr = &block.instrs[index];
        if instr.is_nop() {
            continue;
        }
        if !loads_const(instr) {
            return None;
        }
        found.push(index);
    }
    found.reverse();
    (found.len() == size).then_some(found)
}

fn values_at(block: &Block, loads: &[usize], consts: &ConstSet<Const>) -> Option<Vec<Const>> {
    loads
        .iter()
        .map(|&index| const_value(&block.instrs[index], consts))
        .collect()
}

fn nop_out(block: &mut Block, loads: &[usize]) {
    for &index in loads {
        block.instrs[index].make_nop();
        block.instrs[index].loc = NO_LOCATION;
    }
}

/// `c1, ..., cn` built as a tuple becomes one constant.
pub(super) fn fold_tuple(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let size = block.instrs[at].arg as usize;
    if size > MAX_CONST_SEQUENCE {
        return;
    }
    let Some(loads) = const_loads_before(block, at, size) else {
        return;
    };
    let Some(items) = values_at(block, &loads, consts) else {
        return;
    };
    nop_out(block, &loads);
    make_load_const(&mut block.instrs[at], Const::Tuple(items), consts);
}

/// A list or set display: of constants, or only iterated or searched.
pub(super) fn fold_list_or_set(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let is_list = block.instrs[at].op == Op::BuildList;
    let only_read = matches!(block.op_at(at + 1), Some(R(Op::GetIter | Op::ContainsOp)));
    let size = block.instrs[at].arg as usize;
    if size > MAX_CONST_SEQUENCE || (size < MIN_CONST_SEQUENCE && !only_read) {
        return;
    }
    let Some(loads) = const_loads_before(block, at, size) else {
        if only_read && is_list {
            block.instrs[at].op = R(Op::BuildTuple);
        }
        return;
    };
    let Some(items) = values_at(block, &loads, consts) else {
        return;
    };
    let value = if is_list {
        Const::Tuple(items)
    } else {
        fold::frozen_set(items)
    };
    let index = consts.add(value);
    nop_out(block, &loads);
    if only_read {
        block.instrs[at].set(Op::LoadConst, index);
        return;
    }
    let loc = block.instrs[at].loc;
    let (build, extend) = if is_list {
        (Op::BuildList, Op::ListExtend)
    } else {
        (Op::BuildSet, Op::SetUpdate)
    };
    block.instrs[at - 2].loc = loc;
    block.instrs[at - 2].set(build, 0);
    block.instrs[at - 1].set(Op::LoadConst, index);
    block.instrs[at].set(extend, 1);
}

/// A long tuple display is built by appending to a list: `[]`, constant, append, ..., list-to-tuple.
pub(super) fn fold_list_to_tuple(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    if let Some(items) = take_appended(block, at, Op::BuildList, Op::ListAppend, consts) {
        make_load_const(&mut block.instrs[at], Const::Tuple(items), consts);
    }
}

/// A long list or set of constants that is only iterated or searched: the last append becomes the constant.
pub(super) fn fold_appends(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let only_read = matches!(block.op_at(at + 1), Some(R(Op::GetIter | Op::ContainsOp)));
    if !only_read || block.instrs[at].arg != 1 {
        return;
    }
    let (build, append) = match block.instrs[at].op {
        R(Op::SetAdd) => (Op::BuildSet, Op::SetAdd),
        _ => (Op::BuildList, Op::ListAppend),
    };
    if let Some(items) = take_appended(block, at + 1, build, append, consts) {
        let value = if build == Op::BuildSet {
            fold::frozen_set(items)
        } else {
            Const::Tuple(items)
        };
        block.instrs[at].set(Op::LoadConst, consts.add(value));
    }
}

/// The constants appended right before `at`; their instructions are dropped.
fn take_appended(
    block: &mut Block,
    at: usize,
    build: Op,
    append: Op,
    consts: &ConstSet<Const>,
) -> Option<Vec<Const>> {
    let mut expect_append = true;
    let mut loads = Vec::new();
    for index in (0..at).rev() {
        let instr = &block.instrs[index];
        if instr.is_nop() {
            continue;
        }
        if instr.op == build && instr.arg == 0 {
            if !expect_append {
                return None;
            }
            loads.reverse();
            let items = values_at(block, &loads, consts)?;
            let used: Vec<usize> = (index..at)
                .filter(|&pos| !block.instrs[pos].is_nop())
                .collect();
            nop_out(block, &used);
            return Some(items);
        }
        if expect_append {
            if instr.op != append || instr.arg != 1 {
                return None;
            }
        } else {
            if !loads_const(instr) {
                return None;
            }
            loads.push(index);
        }
        expect_append = !expect_append;
    }
    None
}

/// An operator on constants.
pub(super) fn fold_binary(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let Some(loads) = const_loads_before(block, at, 2) else {
        return;
    };
    let Some(items) = values_at(block, &loads, consts) else {
        return;
    };
    if let Some(value) = fold::binary(block.instrs[at].arg, &items[0], &items[1]) {
        nop_out(block, &loads);
        make_load_const(&mut block.instrs[at], value, consts);
    }
}

/// A unary operator on a constant.
pub(super) fn fold_unary(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let Some(loads) = const_loads_before(block, at, 1) else {
        return;
    };
    let Some(items) = values_at(block, &loads, consts) else {
        return;
    };
    let value = match block.instrs[at].op {
        R(Op::UnaryNegative) => fold::negative(&items[0]),
        R(Op::UnaryInvert) => fold::invert(&items[0]),
        R(Op::UnaryNot) => Some(Const::bool(!fold::is_true(&items[0]))),
        R(Op::CallIntrinsic1) if block.instrs[at].arg == UNARY_POSITIVE => {
            fold::positive(&items[0])
        }
        _ => None,
    };
    if let Some(value) = value {
        nop_out(block, &loads);
        make_load_const(&mut block.instrs[at], value, consts);
    }
}

/// `CALL_INTRINSIC_1`, whose folding depends on the function.
pub(super) fn fold_intrinsic(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    match block.instrs[at].arg {
        LIST_TO_TUPLE if block.op_at(at + 1) == Some(R(Op::GetIter)) => block.instrs[at].make_nop(),
        LIST_TO_TUPLE => fold_list_to_tuple(block, at, consts),
        UNARY_POSITIVE => fold_unary(block, at, consts),
        _ => {}
    }
}

impl Cfg {
    /// Loads of constants: small ints, branches already decided, `is None` tests.
    pub fn optimize_load_const(&mut self, consts: &mut ConstSet<Const>) {
        for id in self.order() {
            self.optimize_load_const_in(id, consts);
        }
    }

    fn optimize_load_const_in(&mut self, id: BlockId, consts: &mut ConstSet<Const>) {
        let block = &mut self.blocks[id];
        // The load whose value is on top of the stack at this point.
        let mut load: Option<CfgInstr> = None;
        for at in 0..block.instrs.len() {
            if block.instrs[at].op == Op::LoadConst
                && let Some(small) = consts.get(block.instrs[at].arg).and_then(small_int)
            {
                block.instrs[at].set(Op::LoadSmallInt, small);
            }
            let instr = block.instrs[at];
            let copies_const = load.is_some_and(|load| load.op == Op::LoadConst)
                && instr.op == Op::Copy
                && instr.arg == 1;
            if !copies_const {
                load = Some(instr);
            }
            let Some(value) = load.and_then(|load| const_value(&load, consts)) else {
                continue;
            };
            match block.op_at(at + 1) {
                Some(
                    next @ (R(Op::PopJumpIfFalse | Op::PopJumpIfTrue)
                    | P(Pseudo::JumpIfFalse | Pseudo::JumpIfTrue)),
                ) => {
                    if matches!(next, R(_)) {
                        block.instrs[at].make_nop();
                    }
                    let on_true = matches!(next, R(Op::PopJumpIfTrue) | P(Pseudo::JumpIfTrue));
                    if fold::is_true(&value) == on_true {
                        block.instrs[at + 1].op = P(Pseudo::Jump);
                    } else {
                        block.instrs[at + 1].make_nop();
                        block.instrs[at + 1].target = None;
                    }
                }
                Some(R(Op::IsOp)) if value == Const::None => fold_is_none(block, at),
                Some(R(Op::ToBool)) => {
                    let index = consts.add(Const::bool(fold::is_true(&value)));
                    block.instrs[at].make_nop();
                    block.instrs[at + 1].set(Op::LoadConst, index);
                }
                _ => {}
            }
        }
    }

    /// Drops constants that no instruction loads. The first stays: it may be the docstring.
    pub fn remove_unused_consts(&mut self, consts: &mut ConstSet<Const>) {
        let order = self.order();
        let mut used = vec![false; consts.len()];
        if let Some(first) = used.first_mut() {
            *first = true;
        }
        let loads = |instr: &&CfgInstr| instr.op == Op::LoadConst;
        for &id in &order {
            for instr in self.blocks[id].instrs.iter().filter(loads) {
                if let Some(flag) = used.get_mut(instr.arg as usize) {
                    *flag = true;
                }
            }
        }
        if used.iter().all(|&flag| flag) {
            return;
        }
        let mut map = vec![0; used.len()];
        let mut kept = ConstSet::new();
        for (old, value) in std::mem::take(consts).into_vec().into_iter().enumerate() {
            if used[old] {
                map[old] = kept.add(value);
            }
        }
        *consts = kept;
        for id in order {
            for instr in self.blocks[id]
                .instrs
                .iter_mut()
                .filter(|instr| instr.op == Op::LoadConst)
            {
                instr.arg = map.get(instr.arg as usize).copied().unwrap_or(instr.arg);
            }
        }
    }
}

/// `None`, `is` (or `is not`), perhaps `TO_BOOL`, and a conditional jump become one jump.
fn fold_is_none(block: &mut Block, at: usize) {
    let mut jump = at + 2;
    if block.op_at(jump) == Some(R(Op::ToBool)) {
        block.instrs[jump].make_nop();
        jump += 1;
    }
    let mut invert = block.instrs[at + 1].arg != 0;
    match block.op_at(jump) {
        Some(R(Op::PopJumpIfFalse)) => invert = !invert,
        Some(R(Op::PopJumpIfTrue)) => {}
        _ => return,
    }
    block.instrs[at].make_nop();
    block.instrs[at + 1].make_nop();
    block.instrs[jump].op = R(if invert {
        Op::PopJumpIfNotNone
    } else {
        Op::PopJumpIfNone
    });
}
