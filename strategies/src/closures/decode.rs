//! The instructions of a code object with their operands decoded, before closures are made of them.

use gearbox_vm::isa::{Op, Operand};
use std::cell::Cell;

/// One instruction of the executable form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Instruction {
    /// Its code unit.
    pub unit: usize,
    /// The opcode, possibly of no instruction that we know.
    pub op: u8,
    pub arg: u32,
    /// The code unit behind it and its caches.
    pub behind: usize,
    /// The code unit to which it may jump.
    pub target: Option<usize>,
}

/// The instructions of `words` in order.
pub(super) fn decode(words: &[Cell<u32>]) -> Vec<Instruction> {
    let mut found = Vec::new();
    let mut unit = 0;
    while let Some(word) = words.get(unit) {
        let (op, arg) = (word.get() as u8, word.get() >> 8);
        let known = Op::from_u8(op);
        let behind = unit + 1 + known.map_or(0, Op::cache_units);
        found.push(Instruction {
            unit,
            op,
            arg,
            behind,
            target: known.and_then(|op| target(op, behind, arg as usize)),
        });
        unit = behind;
    }
    found
}

fn target(op: Op, behind: usize, by: usize) -> Option<usize> {
    match op.operand() {
        // At its end it steps over END_FOR.
        _ if op == Op::ForIter => Some(behind + by + 1),
        Operand::JumpForward => Some(behind + by),
        Operand::JumpBackward => behind.checked_sub(by),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Units and targets.
    fn decoded(code: &[(Op, u32)]) -> Vec<(usize, Option<usize>)> {
        let mut words = Vec::new();
        for &(op, arg) in code {
            words.push(Cell::new(op as u32 | arg << 8));
            words.extend((0..op.cache_units()).map(|_| Cell::new(0)));
        }
        let found = decode(&words);
        assert_eq!(found.last().map(|i| i.behind), Some(words.len()));
        found.into_iter().map(|i| (i.unit, i.target)).collect()
    }

    #[test]
    fn caches_are_no_instructions() {
        let code = [(Op::LoadFast, 0), (Op::BinaryOp, 0), (Op::ReturnValue, 0)];
        assert_eq!(decoded(&code), [(0, None), (1, None), (7, None)]);
    }

    #[test]
    fn jumps_know_their_targets() {
        let body = [
            (Op::GetIter, 0),
            (Op::ForIter, 4),
            (Op::PopJumpIfFalse, 0),
            // Back over itself with its cache, the jump with its cache, and FOR_ITER with its cache.
            (Op::JumpBackward, 6),
            (Op::EndFor, 0),
            (Op::PopIter, 0),
            (Op::ReturnValue, 0),
        ];
        let expected = [
            (0, None),
            (1, Some(8)),
            (3, Some(5)),
            (5, Some(1)),
            (7, None),
            (8, None),
            (9, None),
        ];
        assert_eq!(decoded(&body), expected);
    }
}
