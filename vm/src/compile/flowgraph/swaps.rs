//! `SWAP` runs: shortened to an optimal sequence, then applied at compile time by reordering the stores that follow.

use super::{Block, P, R};
use crate::isa::{Op, Pseudo};

const VISITED: usize = usize::MAX;

/// Optimizes every run of `SWAP`s of a block.
pub(super) fn optimize_swaps(block: &mut Block) {
    let mut index = 0;
    while index < block.instrs.len() {
        if block.instrs[index].op == Op::Swap {
            index = swaptimize(block, index);
            apply_static_swaps(block, index);
        }
        index += 1;
    }
}

/// Replaces the run of `SWAP`s and `NOP`s at `start` by the shortest one of equal effect. Returns its last index.
fn swaptimize(block: &mut Block, start: usize) -> usize {
    let mut depth = block.instrs[start].arg as usize;
    let mut len = 1;
    let mut more = false;
    while let Some(instr) = block.instrs.get(start + len) {
        match instr.op {
            R(Op::Swap) => {
                depth = depth.max(instr.arg as usize);
                more = true;
            }
            R(Op::Nop) => {}
            _ => break,
        }
        len += 1;
    }
    if !more {
        return start;
    }
    let run = &mut block.instrs[start..start + len];
    let mut stack: Vec<usize> = (0..depth.max(1)).collect();
    for instr in run.iter().filter(|instr| instr.op == Op::Swap) {
        stack.swap(0, (instr.arg as usize).saturating_sub(1));
    }
    // Undo the permutation cycle by cycle, writing the swaps from the end backwards. Every cycle passes through
    // position 0, the only one SWAP can reach from.
    let mut current = len;
    for i in 0..depth {
        if stack[i] == VISITED || stack[i] == i {
            continue;
        }
        let mut j = i;
        loop {
            if j != 0 {
                current -= 1;
                run[current].set(Op::Swap, j as u32 + 1);
            }
            if stack[j] == VISITED {
                break;
            }
            j = std::mem::replace(&mut stack[j], VISITED);
        }
    }
    for instr in &mut run[..current] {
        instr.make_nop();
    }
    start + len - 1
}

fn is_swappable(block: &Block, index: usize) -> bool {
    matches!(
        block.instrs[index].op,
        R(Op::StoreFast | Op::PopTop) | P(Pseudo::StoreFastMaybeNull)
    )
}

fn stores_to(block: &Block, index: usize) -> Option<u32> {
    let instr = &block.instrs[index];
    matches!(instr.op, R(Op::StoreFast) | P(Pseudo::StoreFastMaybeNull)).then_some(instr.arg)
}

fn next_swappable(block: &Block, after: usize, line: Option<i32>) -> Option<usize> {
    for index in after + 1..block.instrs.len() {
        let instr = &block.instrs[index];
        if line.is_some_and(|line| line >= 0 && instr.loc.line != line) {
            // Reordering across lines would show in tracing.
            return None;
        }
        if !instr.is_nop() {
            return is_swappable(block, index).then_some(index);
        }
    }
    None
}

/// Walks left from `index`; each `SWAP` whose two items are just stored or dropped is replaced by exchanging these
/// two instructions.
fn apply_static_swaps(block: &mut Block, index: usize) {
    for at in (0..=index).rev() {
        if block.instrs[at].op != Op::Swap {
            if block.instrs[at].is_nop() || is_swappable(block, at) {
                continue;
            }
            return;
        }
        let Some(first) = next_swappable(block, at, None) else {
            return;
        };
        let line = block.instrs[first].loc.line;
        let mut second = first;
        for _ in 1..block.instrs[at].arg {
            let Some(next) = next_swappable(block, second, Some(line)) else {
                return;
            };
            second = next;
        }
        let (a, b) = (stores_to(block, first), stores_to(block, second));
        if a.is_some() || b.is_some() {
            if a == b {
                return;
            }
            let between = (first + 1..second).filter_map(|index| stores_to(block, index));
            if between
                .into_iter()
                .any(|slot| Some(slot) == a || Some(slot) == b)
            {
                return;
            }
        }
        block.instrs[at].make_nop();
        block.instrs.swap(first, second);
    }
}
