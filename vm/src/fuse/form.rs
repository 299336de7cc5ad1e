//! Formation: where fused instructions stand in a code object.

use super::{FUSIONS, Fusion, branches, fusion, plain};
use crate::heap::Gc;
use crate::isa::Op;
use crate::object::Code;
use crate::vm::Vm;
use std::cell::Cell;
use std::sync::LazyLock;

/// A fused instruction in a code object.
pub struct FusedUnit {
    /// Code unit of the first constituent.
    pub unit: usize,
    pub fusion: &'static Fusion,
}

/// Replaces opcodes by fused ones: at every instruction, the longest sequence of the VM's set that starts there. Places inside a sequence may
/// start another one, which runs when they are jumped to. The hook `prepare`.
pub fn form(vm: &mut Vm, code: Gc<Code>, words: &[Cell<u32>]) {
    let set = vm.fusions;
    let ops = instructions(&code.plain.code);
    for (unit, op) in ops.iter().enumerate() {
        let Some(op) = op else { continue };
        let longest = LEADING[*op as usize]
            .iter()
            .filter(|row| set.contains(**row))
            .map(|row| &FUSIONS[*row])
            .find(|f| matches_at(f, &ops, words, unit));
        if let Some(f) = longest {
            words[unit].set(words[unit].get() & !0xFF | u32::from(f.number));
        }
    }
}

/// By opcode: the rows that start with it, the longest first.
static LEADING: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let mut by_op = vec![Vec::new(); 256];
    for (row, f) in FUSIONS.iter().enumerate() {
        by_op[f.ops[0] as usize].push(row);
    }
    for rows in &mut by_op {
        rows.sort_by_key(|row: &usize| std::cmp::Reverse(FUSIONS[*row].ops.len()));
    }
    by_op
});

/// By code unit: the instruction that starts there, as constituents are matched.
fn instructions(code: &[u8]) -> Vec<Option<Op>> {
    let mut ops = vec![None; code.len() / 2];
    let mut unit = 0;
    while unit < ops.len() {
        let op = Op::from_u8(code[unit * 2]);
        ops[unit] = op.map(plain);
        unit += 1 + op.map_or(0, Op::cache_units);
    }
    ops
}

fn matches_at(f: &Fusion, ops: &[Option<Op>], words: &[Cell<u32>], mut unit: usize) -> bool {
    for (i, &op) in f.ops.iter().enumerate() {
        if ops.get(unit).copied().flatten() != Some(op) {
            return false;
        }
        if i + 1 == f.ops.len() {
            break;
        }
        let behind = unit + 1 + op.cache_units();
        let distance = (words[unit].get() >> 8) as usize;
        unit = match op {
            Op::JumpForward => behind + distance,
            Op::JumpBackward | Op::JumpBackwardNoInterrupt => behind.wrapping_sub(distance),
            op => {
                debug_assert!(branches(op) || !op.is_terminator());
                behind
            }
        };
    }
    true
}

/// The fused instructions in a code object's executable words, in order; none before it has run.
pub fn fused_units(code: &Code) -> Vec<FusedUnit> {
    let ops = instructions(&code.plain.code);
    let words = code.words().iter().zip(ops).enumerate();
    words
        .filter_map(|(unit, (word, op))| {
            // Cache words hold anything.
            op?;
            let fusion = fusion(word.get() as u8)?;
            Some(FusedUnit { unit, fusion })
        })
        .collect()
}
