//! Final order of blocks and form of jumps: handlers moved to the end, pseudo instructions replaced, conditional jumps
//! made to go forwards.

use super::{BlockId, Cfg, CfgInstr, ENTRY, P, R, jump_to};
use crate::compile::seq::AssembleError;
use crate::isa::{Op, Pseudo};

impl Cfg {
    fn mark_warm(&mut self) {
        self.clear_visited();
        let mut stack = vec![ENTRY];
        self.blocks[ENTRY].visited = true;
        while let Some(id) = stack.pop() {
            self.blocks[id].warm = true;
            for next in self.successors(id) {
                if !std::mem::replace(&mut self.blocks[next].visited, true) {
                    stack.push(next);
                }
            }
        }
    }

    /// Blocks that normal control flow may continue with.
    fn successors(&self, id: BlockId) -> Vec<BlockId> {
        let block = &self.blocks[id];
        let fall = block.next.filter(|_| block.has_fallthrough());
        let jumps = block
            .instrs
            .iter()
            .filter(|instr| instr.is_jump())
            .filter_map(|instr| instr.target);
        fall.into_iter().chain(jumps).collect()
    }

    /// Cold: handlers, and what only they lead to.
    fn mark_cold(&mut self) {
        self.mark_warm();
        self.clear_visited();
        let mut stack = Vec::new();
        for id in self.order() {
            if self.blocks[id].except_handler {
                stack.push(id);
                self.blocks[id].visited = true;
            }
        }
        while let Some(id) = stack.pop() {
            self.blocks[id].cold = true;
            self.blocks[id].warm = false;
            for next in self.successors(id) {
                if !self.blocks[next].warm
                    && !std::mem::replace(&mut self.blocks[next].visited, true)
                {
                    stack.push(next);
                }
            }
        }
    }

    /// Moves cold blocks behind all others.
    pub fn push_cold_blocks_to_end(&mut self) -> Result<(), AssembleError> {
        if self.blocks[ENTRY].next.is_none() {
            return Ok(());
        }
        self.mark_cold();
        // A cold block that falls into a warm one needs a jump.
        let mut current = Some(ENTRY);
        while let Some(id) = current {
            let block = &self.blocks[id];
            if let (true, true, Some(next)) = (block.cold, block.has_fallthrough(), block.next)
                && self.blocks[next].warm
            {
                let bridge = self.new_block();
                self.blocks[next].has_label = true;
                let block = &mut self.blocks[bridge];
                block.instrs.push(jump_to(Pseudo::JumpNoInterrupt, next));
                block.cold = true;
                block.predecessors = 1;
                block.next = Some(next);
                self.blocks[id].next = Some(bridge);
            }
            current = self.blocks[id].next;
        }
        let (cold, warm): (Vec<_>, Vec<_>) = self
            .order()
            .into_iter()
            .partition(|&id| self.blocks[id].cold);
        let moved = !cold.is_empty();
        let order: Vec<BlockId> = warm.into_iter().chain(cold).collect();
        for (index, &id) in order.iter().enumerate() {
            self.blocks[id].next = order.get(index + 1).copied();
        }
        if moved {
            self.remove_redundant_nops_and_jumps()
        } else {
            Ok(())
        }
    }

    /// `JUMP_IF_x` leaves its operand: copy, convert to bool, pop-jump.
    pub fn convert_pseudo_conditional_jumps(&mut self) {
        for block in &mut self.blocks {
            let Some(last) = block.instrs.last_mut() else {
                continue;
            };
            last.op = match last.op {
                P(Pseudo::JumpIfFalse) => R(Op::PopJumpIfFalse),
                P(Pseudo::JumpIfTrue) => R(Op::PopJumpIfTrue),
                _ => continue,
            };
            let jump = *last;
            let at = block.instrs.len() - 1;
            let mut copy = CfgInstr::new(Op::Copy, 1, jump.loc);
            let mut to_bool = CfgInstr::new(Op::ToBool, 0, jump.loc);
            copy.except = jump.except;
            to_bool.except = jump.except;
            block.insert(at, to_bool);
            block.insert(at, copy);
        }
    }

    /// Removes block set-ups and turns the pseudo loads and stores into real ones.
    pub fn convert_pseudo_ops(&mut self) -> Result<(), AssembleError> {
        for instr in self.blocks.iter_mut().flat_map(|block| &mut block.instrs) {
            match instr.op {
                P(op) if op.is_block_push() => {
                    instr.make_nop();
                    instr.target = None;
                }
                P(Pseudo::LoadClosure) => instr.op = R(Op::LoadFast),
                P(Pseudo::StoreFastMaybeNull) => instr.op = R(Op::StoreFast),
                _ => {}
            }
        }
        self.remove_redundant_nops_and_jumps()
    }

    /// Conditional jumps only go forwards: backward ones become the opposite test over a backward jump.
    pub fn normalize_jumps(&mut self) {
        self.clear_visited();
        let mut current = Some(ENTRY);
        while let Some(id) = current {
            self.blocks[id].visited = true;
            self.normalize_jump_of(id);
            current = self.blocks[id].next;
        }
    }

    fn normalize_jump_of(&mut self, id: BlockId) {
        let Some(last) = self.blocks[id].last().copied() else {
            return;
        };
        let reversed = match last.op {
            R(Op::PopJumpIfFalse) => Op::PopJumpIfTrue,
            R(Op::PopJumpIfTrue) => Op::PopJumpIfFalse,
            R(Op::PopJumpIfNone) => Op::PopJumpIfNotNone,
            R(Op::PopJumpIfNotNone) => Op::PopJumpIfNone,
            _ => return,
        };
        let Some(target) = last.target else { return };
        let not_taken = CfgInstr::new(Op::NotTaken, 0, last.loc);
        if !self.blocks[target].visited {
            self.blocks[id].append(not_taken);
            return;
        }
        let backwards = self.new_block();
        let mut jump = jump_to(Pseudo::Jump, target);
        jump.loc = last.loc;
        let (startdepth, cold, next) = (
            self.blocks[target].startdepth,
            self.blocks[id].cold,
            self.blocks[id].next,
        );
        let block = &mut self.blocks[backwards];
        block.instrs = vec![not_taken, jump];
        block.startdepth = startdepth;
        block.cold = cold;
        block.next = next;
        block.visited = true;
        self.blocks[id].next = Some(backwards);
        if let Some(jump) = self.blocks[id].instrs.last_mut() {
            jump.op = R(reversed);
            jump.target = next;
        }
    }
}
