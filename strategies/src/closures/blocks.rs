//! Cutting code into basic blocks.
//!
//! A block starts at the code's first instruction, at the target of a jump or of the exception table, and behind an instruction that can go
//! elsewhere (jumps, FOR_ITER and SEND, returns, yields, raises). Calls do not end a block: a native callee comes back to the next instruction, and a
//! pushed frame leaves the chain wherever it is.

use gearbox_vm::code::CodeObject;
use gearbox_vm::isa::{Op, Operand};
use gearbox_vm::value::Value;
use std::cell::Cell;

/// Longer blocks are cut: where closures do not become sibling calls, each one costs native stack until its block ends.
pub(super) const LONGEST: usize = 32;

/// One instruction of the executable form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Instruction {
    /// Its code unit.
    pub unit: usize,
    /// The opcode, possibly of no instruction that we know.
    pub op: u8,
    pub arg: u32,
    /// Its successor belongs to the same block.
    pub linked: bool,
}

/// The instructions of `words` in order, with the links that make blocks of them.
pub(super) fn cut(words: &[Cell<u32>], plain: &CodeObject) -> Vec<Instruction> {
    let mut starts = vec![false; words.len() + 1];
    let mut mark = |unit: usize| {
        if let Some(s) = starts.get_mut(unit) {
            *s = true;
        }
    };
    for entry in plain.exception_entries() {
        mark(entry.target as usize);
    }
    let mut found = Vec::new();
    let mut unit = 0;
    while let Some(word) = words.get(unit) {
        let (op, arg) = (word.get() as u8, word.get() >> 8);
        found.push(Instruction {
            unit,
            op,
            arg,
            linked: true,
        });
        let known = Op::from_u8(op);
        let next = unit + 1 + known.map_or(0, Op::cache_units);
        if let Some(op) = known {
            let by = arg as usize;
            match op.operand() {
                Operand::JumpForward => mark(next + by),
                Operand::JumpBackward => mark(next.wrapping_sub(by)),
                _ => {}
            }
            if op == Op::ForIter {
                // At its end it steps over END_FOR.
                mark(next + by + 1);
            }
            if goes_elsewhere(op) {
                mark(next);
            }
        }
        unit = next;
    }
    let mut length = 0;
    for i in 0..found.len() {
        length += 1;
        let next = found.get(i + 1).map_or(words.len(), |n| n.unit);
        if next == words.len() || starts[next] || length == LONGEST {
            found[i].linked = false;
            length = 0;
        }
    }
    found
}

/// Whether control may go on elsewhere than at the next instruction, raising and calling excepted.
fn goes_elsewhere(op: Op) -> bool {
    op.has_jump_operand()
        || op.is_terminator()
        || matches!(op, Op::YieldValue | Op::ReturnGenerator)
}

/// The constant that LOAD_CONST pushes, if it is one.
pub(super) fn constant(i: &Instruction, consts: &[Value]) -> Option<Value> {
    if i.op != Op::LoadConst as u8 {
        return None;
    }
    consts.get(i.arg as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(code: &[(Op, u32)]) -> Vec<Cell<u32>> {
        let mut words = Vec::new();
        for &(op, arg) in code {
            words.push(Cell::new(op as u32 | arg << 8));
            words.extend((0..op.cache_units()).map(|_| Cell::new(0)));
        }
        words
    }

    /// Lengths of the blocks, in instructions.
    fn lengths(code: &[(Op, u32)], plain: &CodeObject) -> Vec<usize> {
        let found = cut(&words(code), plain);
        assert_eq!(found.len(), code.len());
        found
            .split_inclusive(|i| !i.linked)
            .map(<[Instruction]>::len)
            .collect()
    }

    #[test]
    fn straight_code_is_one_block() {
        let code = [
            (Op::Resume, 0),
            (Op::LoadFast, 0),
            (Op::LoadFast, 1),
            (Op::BinaryOp, 0),
            (Op::Call, 0),
            (Op::ReturnValue, 0),
        ];
        assert_eq!(lengths(&code, &CodeObject::default()), [6]);
    }

    #[test]
    fn jumps_and_their_targets_cut() {
        // if a: b; c
        let code = [
            (Op::LoadFast, 0),
            (Op::PopJumpIfFalse, 2),
            (Op::LoadFast, 1),
            (Op::PopTop, 0),
            (Op::LoadFast, 2),
            (Op::ReturnValue, 0),
        ];
        assert_eq!(lengths(&code, &CodeObject::default()), [2, 2, 2]);
    }

    #[test]
    fn a_loop_is_cut_at_its_head_and_behind_its_end() {
        let body = [
            (Op::GetIter, 0),
            (Op::ForIter, 3),
            (Op::StoreFast, 0),
            // Back over itself with its cache, the store, and FOR_ITER with its cache.
            (Op::JumpBackward, 5),
            (Op::EndFor, 0),
            (Op::PopIter, 0),
            (Op::ReturnValue, 0),
        ];
        assert_eq!(lengths(&body, &CodeObject::default()), [1, 1, 2, 1, 2]);
    }

    #[test]
    fn suspensions_cut_and_handlers_start_blocks() {
        let code = [
            (Op::ReturnGenerator, 0),
            (Op::PopTop, 0),
            (Op::YieldValue, 0),
            (Op::Resume, 1),
            (Op::Nop, 0),
            (Op::PushExcInfo, 0),
            (Op::Reraise, 0),
        ];
        // One entry: units 3 and 4 are covered by the handler at unit 5, depth 0.
        let plain = CodeObject {
            exceptiontable: vec![0x80 | 3, 2, 5, 0],
            ..CodeObject::default()
        };
        assert_eq!(plain.exception_entries().len(), 1);
        assert_eq!(lengths(&code, &plain), [1, 2, 2, 2]);
    }

    #[test]
    fn long_blocks_are_cut() {
        let code = vec![(Op::Nop, 0); 2 * LONGEST + 5];
        assert_eq!(
            lengths(&code, &CodeObject::default()),
            [LONGEST, LONGEST, 5]
        );
    }
}
