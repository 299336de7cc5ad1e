//! Removal of what does nothing: unreachable blocks, `NOP`s that carry no line of their own, jumps to the next
//! instruction, push/pop pairs; and copying of small exit blocks over the jumps that lead to them.

use super::{BlockId, Cfg, ENTRY, P, R};
use crate::compile::seq::AssembleError;
use crate::isa::{Op, Pseudo};

/// Longest exit block that is copied instead of jumped to.
const MAX_COPY_SIZE: usize = 4;

impl Cfg {
    /// Empties blocks that control cannot reach and counts the predecessors of the others.
    pub fn remove_unreachable(&mut self) {
        let order = self.order();
        for &id in &order {
            self.blocks[id].predecessors = 0;
        }
        self.clear_visited();
        self.blocks[ENTRY].predecessors = 1;
        self.blocks[ENTRY].visited = true;
        let mut stack = vec![ENTRY];
        while let Some(id) = stack.pop() {
            if let (true, Some(next)) = (self.blocks[id].has_fallthrough(), self.blocks[id].next) {
                self.reach(next, &mut stack);
            }
            for index in 0..self.blocks[id].instrs.len() {
                if let Some(target) = self.blocks[id].instrs[index].target
                    && self.blocks[id].instrs[index].op.has_target()
                {
                    self.reach(target, &mut stack);
                }
            }
        }
        for id in order {
            let block = &mut self.blocks[id];
            if block.predecessors == 0 {
                block.instrs.clear();
                block.except_handler = false;
            }
        }
    }

    fn reach(&mut self, id: BlockId, stack: &mut Vec<BlockId>) {
        if !std::mem::replace(&mut self.blocks[id].visited, true) {
            stack.push(id);
        }
        self.blocks[id].predecessors += 1;
    }

    /// Removes the `NOP`s of one block that do not stand for a line of their own. Returns how many.
    fn remove_redundant_nops_in(&mut self, id: BlockId) -> usize {
        let mut instrs = std::mem::take(&mut self.blocks[id].instrs);
        let handlers: Vec<Option<BlockId>> = instrs.iter().map(|instr| instr.except).collect();
        let mut dest = 0;
        let mut prev_line = -1;
        for src in 0..instrs.len() {
            let line = instrs[src].loc.line;
            if instrs[src].is_nop() {
                if line < 0 || prev_line == line {
                    continue;
                }
                if src + 1 < instrs.len() {
                    let next_line = instrs[src + 1].loc.line;
                    if next_line == line {
                        continue;
                    }
                    if next_line < 0 {
                        instrs[src + 1].loc = instrs[src].loc;
                        continue;
                    }
                } else if self.first_line_after(id) == Some(line) {
                    continue;
                }
            }
            instrs[dest] = instrs[src];
            dest += 1;
            prev_line = line;
        }
        let removed = instrs.len() - dest;
        self.blocks[id].instrs = instrs;
        self.blocks[id].shrink(dest, handlers[dest..].iter().copied());
        removed
    }

    /// Line of the first instruction after block `id` that will stay.
    fn first_line_after(&self, id: BlockId) -> Option<i32> {
        let next = self.next_nonempty(self.blocks[id].next)?;
        let mut staying = self.blocks[next]
            .instrs
            .iter()
            .filter(|it| !(it.is_nop() && it.loc.is_none()));
        staying.next().map(|instr| instr.loc.line)
    }

    /// Removes needless `NOP`s everywhere. Returns how many.
    pub fn remove_redundant_nops(&mut self) -> usize {
        self.order()
            .into_iter()
            .map(|id| self.remove_redundant_nops_in(id))
            .sum()
    }

    /// Also removes a constant or copy that is pushed only to be popped.
    pub fn remove_redundant_nops_and_pairs(&mut self) {
        loop {
            let mut done = true;
            let mut prev: Option<(BlockId, usize)> = None;
            for id in self.order() {
                self.remove_redundant_nops_in(id);
                if self.blocks[id].has_label {
                    prev = None;
                }
                for index in 0..self.blocks[id].instrs.len() {
                    let pair = self.blocks[id].instrs[index].op == Op::PopTop
                        && prev.is_some_and(|(block, at)| {
                            let before = &self.blocks[block].instrs[at];
                            match before.op {
                                R(Op::LoadConst | Op::LoadSmallInt) => true,
                                R(Op::Copy) => before.arg == 1,
                                _ => false,
                            }
                        });
                    if let (true, Some((block, at))) = (pair, prev) {
                        self.blocks[block].instrs[at].make_nop();
                        self.blocks[id].instrs[index].make_nop();
                        done = false;
                    }
                    prev = Some((id, index));
                }
                let jumps = prev.is_some_and(|(block, at)| self.blocks[block].instrs[at].is_jump());
                if jumps || !self.blocks[id].has_fallthrough() {
                    prev = None;
                }
            }
            if done {
                return;
            }
        }
    }

    /// Turns jumps to the following block into `NOP`s. Returns how many.
    fn remove_redundant_jumps(&mut self) -> Result<usize, AssembleError> {
        let mut changes = 0;
        for id in self.order() {
            let Some(last) = self.blocks[id].last() else {
                continue;
            };
            if !last.is_unconditional_jump() {
                continue;
            }
            let Some(target) = self.next_nonempty(last.target) else {
                return Err(AssembleError::new("jump with NULL target"));
            };
            if Some(target) == self.next_nonempty(self.blocks[id].next) {
                changes += 1;
                if let Some(last) = self.blocks[id].instrs.last_mut() {
                    last.make_nop();
                }
            }
        }
        Ok(changes)
    }

    /// Both kinds of removal until nothing changes (each round only shrinks the code).
    pub fn remove_redundant_nops_and_jumps(&mut self) -> Result<(), AssembleError> {
        while self.remove_redundant_nops() + self.remove_redundant_jumps()? > 0 {}
        Ok(())
    }

    /// Copies small exit blocks, and blocks without line numbers that do not fall through, over jumps to them.
    pub fn inline_small_or_no_lineno_blocks(&mut self) {
        let order = self.order();
        loop {
            let mut changed = false;
            for &id in &order {
                changed |= self.inline_target_of(id);
            }
            // Every change removes a jump, or follows one more jump of a chain without lines.
            if !changed {
                return;
            }
        }
    }

    fn inline_target_of(&mut self, id: BlockId) -> bool {
        let Some(last) = self.blocks[id].last().copied() else {
            return false;
        };
        let (true, Some(target)) = (last.is_unconditional_jump(), last.target) else {
            return false;
        };
        let block = &self.blocks[target];
        let small_exit = block.exits_scope() && block.instrs.len() <= MAX_COPY_SIZE;
        let bare = block.has_no_lineno() && !block.has_fallthrough();
        // A block without lines that jumps to itself would be copied for ever.
        let spins = block
            .last()
            .is_some_and(|jump| jump.is_jump() && jump.target == Some(target));
        if !(small_exit || bare) || (spins && bare) || target == id {
            return false;
        }
        let copy = block.instrs.clone();
        let block = &mut self.blocks[id];
        if let Some(jump) = block.instrs.last_mut() {
            jump.make_nop();
        }
        for instr in copy {
            block.insert(block.instrs.len(), instr);
        }
        if let Some(end) = block.instrs.last_mut()
            && bare
            && end.is_unconditional_jump()
            && last.op == Pseudo::Jump
        {
            // The poll of the removed jump must not be lost.
            end.op = P(Pseudo::Jump);
        }
        self.blocks[target].predecessors -= 1;
        true
    }
}
