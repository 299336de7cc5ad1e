//! Greatest depth of the value stack, and the depth at the start of every block.

use super::{BlockId, Cfg, ENTRY};
use crate::compile::seq::AssembleError;
use crate::isa::Op;

impl Cfg {
    /// Follows every path once and checks that paths agree where they meet.
    pub fn calculate_stackdepth(&mut self) -> Result<u32, AssembleError> {
        for block in &mut self.blocks {
            block.startdepth = -1;
        }
        let mut max = 0;
        let mut stack = Vec::new();
        self.enter(ENTRY, 0, &mut stack)?;
        while let Some(id) = stack.pop() {
            let mut depth = i64::from(self.blocks[id].startdepth);
            for index in 0..self.blocks[id].instrs.len() {
                let instr = self.blocks[id].instrs[index];
                let (pops, pushes) = instr.stack_effect();
                let after = depth - i64::from(pops) + i64::from(pushes);
                if depth < i64::from(pops) || after > i64::from(i32::MAX) {
                    return Err(AssembleError::new("Invalid CFG, stack underflow"));
                }
                if let (true, Some(target)) = (
                    instr.op.has_target() && instr.op != Op::EndAsyncFor,
                    instr.target,
                ) {
                    max = max.max(after);
                    self.enter(target, after, &mut stack)?;
                }
                if !instr.op.is_block_push() {
                    depth = after;
                    max = max.max(depth);
                }
            }
            let block = &self.blocks[id];
            if let (true, Some(next)) = (block.has_fallthrough(), block.next) {
                self.enter(next, depth, &mut stack)?;
            }
        }
        Ok(max as u32)
    }

    fn enter(
        &mut self,
        id: BlockId,
        depth: i64,
        stack: &mut Vec<BlockId>,
    ) -> Result<(), AssembleError> {
        let block = &mut self.blocks[id];
        if block.startdepth < 0 {
            block.startdepth = depth as i32;
            stack.push(id);
        } else if i64::from(block.startdepth) != depth {
            return Err(AssembleError::new("Invalid CFG, inconsistent stackdepth"));
        }
        Ok(())
    }
}
