//! Which loads of locals may meet an unbound slot: those become `LOAD_FAST_CHECK`.

use super::{BlockId, Cfg, ENTRY, P, R};
use crate::isa::{Op, Pseudo};

/// Locals analysed across blocks; the others only within each block.
const TRACKED: usize = 64;

impl Cfg {
    /// Finds loads of possibly unbound locals.
    pub fn add_checks_for_unbound_locals(&mut self, nlocals: usize, nparams: usize) {
        if nlocals == 0 {
            return;
        }
        let order = self.order();
        if nlocals > TRACKED {
            self.scan_many_locals(&order, nlocals);
        }
        let tracked = nlocals.min(TRACKED);
        self.clear_visited();
        let mut stack = Vec::new();
        // Unbound on entry: everything but the parameters.
        let unbound = (nparams..tracked).fold(0, |mask, slot| mask | 1u64 << slot);
        self.add_unsafe(ENTRY, unbound, &mut stack);
        // Every block may contain a deletion, so each is scanned at least once.
        for id in order {
            self.scan_block_for_locals(id, &mut stack);
        }
        while let Some(id) = stack.pop() {
            self.blocks[id].visited = false;
            self.scan_block_for_locals(id, &mut stack);
        }
    }

    /// Records new information about a block's entry; `visited` means "on the stack".
    fn add_unsafe(&mut self, id: BlockId, mask: u64, stack: &mut Vec<BlockId>) {
        let block = &mut self.blocks[id];
        let both = block.unsafe_locals | mask;
        if block.unsafe_locals != both {
            block.unsafe_locals = both;
            if !std::mem::replace(&mut block.visited, true) {
                stack.push(id);
            }
        }
    }

    fn scan_block_for_locals(&mut self, id: BlockId, stack: &mut Vec<BlockId>) {
        let mut mask = self.blocks[id].unsafe_locals;
        for index in 0..self.blocks[id].instrs.len() {
            if let Some(handler) = self.blocks[id].instrs[index].except {
                self.add_unsafe(handler, mask, stack);
            }
            let instr = &mut self.blocks[id].instrs[index];
            if instr.arg as usize >= TRACKED {
                continue;
            }
            let bit = 1u64 << instr.arg;
            match instr.op {
                R(Op::DeleteFast | Op::LoadFastAndClear) | P(Pseudo::StoreFastMaybeNull) => {
                    mask |= bit
                }
                R(Op::StoreFast | Op::LoadFastCheck) => mask &= !bit,
                R(Op::LoadFast) => {
                    if mask & bit != 0 {
                        instr.op = R(Op::LoadFastCheck);
                    }
                    mask &= !bit;
                }
                _ => {}
            }
        }
        let block = &self.blocks[id];
        let jump = block
            .last()
            .filter(|last| last.is_jump())
            .and_then(|last| last.target);
        if let (true, Some(next)) = (block.has_fallthrough(), block.next) {
            self.add_unsafe(next, mask, stack);
        }
        if let Some(target) = jump {
            self.add_unsafe(target, mask, stack);
        }
    }

    fn scan_many_locals(&mut self, order: &[BlockId], nlocals: usize) {
        // Number of the block (from 1) in which a local is known to be bound so far.
        let mut bound = vec![0usize; nlocals];
        for (number, &id) in order.iter().enumerate() {
            let number = number + 1;
            for instr in &mut self.blocks[id].instrs {
                let slot = instr.arg as usize;
                if slot < TRACKED || slot >= nlocals {
                    continue;
                }
                match instr.op {
                    R(Op::DeleteFast | Op::LoadFastAndClear) | P(Pseudo::StoreFastMaybeNull) => {
                        bound[slot] = number - 1;
                    }
                    R(Op::StoreFast) => bound[slot] = number,
                    R(Op::LoadFast) => {
                        if bound[slot] != number {
                            instr.op = R(Op::LoadFastCheck);
                        }
                        bound[slot] = number;
                    }
                    _ => {}
                }
            }
        }
    }
}
