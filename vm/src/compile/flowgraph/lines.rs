//! Line numbers for instructions that have none: exits are duplicated so that each has one predecessor, then
//! locations flow from predecessor to successor.

use super::{BlockId, Cfg, CfgInstr};
use crate::compile::seq::NO_LOCATION;

impl Cfg {
    /// Gives instructions without a line the line of what leads to them, where that is unique.
    pub fn resolve_line_numbers(&mut self) {
        self.duplicate_exits_without_lineno();
        self.propagate_line_numbers();
    }

    fn is_exit_or_eval_check_without_lineno(&self, id: BlockId) -> bool {
        let block = &self.blocks[id];
        (block.exits_scope() || block.instrs.iter().any(CfgInstr::has_eval_break))
            && block.has_no_lineno()
    }

    fn duplicate_exits_without_lineno(&mut self) {
        let mut current = Some(super::ENTRY);
        while let Some(id) = current {
            if let Some(last) = self.blocks[id].last().copied().filter(CfgInstr::is_jump)
                && let Some(target) = self.next_nonempty(last.target)
                && self.is_exit_or_eval_check_without_lineno(target)
                && self.blocks[target].predecessors > 1
            {
                let copy = self.new_block();
                let mut instrs = self.blocks[target].instrs.clone();
                if let Some(first) = instrs.first_mut() {
                    first.loc = last.loc;
                }
                let block = &mut self.blocks[copy];
                block.instrs = instrs;
                block.predecessors = 1;
                block.has_label = true;
                self.blocks[copy].next = self.blocks[target].next;
                self.blocks[target].next = Some(copy);
                self.blocks[target].predecessors -= 1;
                if let Some(jump) = self.blocks[id].instrs.last_mut() {
                    jump.target = Some(copy);
                }
            }
            current = self.blocks[id].next;
        }
        // What is left without a line can only be reached by falling into it.
        for id in self.order() {
            let block = &self.blocks[id];
            if let (true, Some(next), Some(last)) =
                (block.has_fallthrough(), block.next, block.last())
                && self.is_exit_or_eval_check_without_lineno(next)
            {
                let loc = last.loc;
                if let Some(first) = self.blocks[next].instrs.first_mut() {
                    first.loc = loc;
                }
            }
        }
    }

    fn propagate_line_numbers(&mut self) {
        for id in self.order() {
            let mut loc = NO_LOCATION;
            for instr in &mut self.blocks[id].instrs {
                if instr.loc.is_none() {
                    instr.loc = loc;
                } else {
                    loc = instr.loc;
                }
            }
            let block = &self.blocks[id];
            let Some(last) = block.last().copied() else {
                continue;
            };
            if let (true, Some(next)) = (block.has_fallthrough(), block.next) {
                self.inherit_line(next, loc);
            }
            if let (true, Some(target)) = (last.is_jump(), last.target) {
                self.inherit_line(target, loc);
            }
        }
    }

    fn inherit_line(&mut self, id: BlockId, loc: crate::compile::seq::Loc) {
        let block = &mut self.blocks[id];
        if block.predecessors == 1
            && let Some(first) = block.instrs.first_mut()
            && first.loc.is_none()
        {
            first.loc = loc;
        }
    }
}
