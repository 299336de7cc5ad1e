//! Which handler covers which instruction: the `SETUP_*` / `POP_BLOCK` nesting turned into a handler per instruction.

use super::{BlockId, Cfg, ENTRY, P, R};
use crate::compile::seq::AssembleError;
use crate::isa::{Op, Pseudo};

/// Oparg bit of `RESUME` when exactly one handler (the generator's own) is in force.
const RESUME_DEPTH1: u32 = 4;

/// Nested handlers as a shared list: blocks that continue from the same point share their tail.
#[derive(Default)]
struct HandlerStacks {
    nodes: Vec<Node>,
}

struct Node {
    handler: BlockId,
    parent: Option<usize>,
    depth: u32,
}

impl HandlerStacks {
    fn push(&mut self, top: Option<usize>, handler: BlockId) -> Option<usize> {
        let depth = self.depth(top) + 1;
        self.nodes.push(Node {
            handler,
            parent: top,
            depth,
        });
        Some(self.nodes.len() - 1)
    }

    fn handler(&self, top: Option<usize>) -> Option<BlockId> {
        top.map(|node| self.nodes[node].handler)
    }

    fn depth(&self, top: Option<usize>) -> u32 {
        top.map_or(0, |node| self.nodes[node].depth)
    }
}

impl Cfg {
    /// Marks the blocks named by block set-ups.
    pub fn mark_except_handlers(&mut self) {
        for id in 0..self.blocks.len() {
            for index in 0..self.blocks[id].instrs.len() {
                let instr = self.blocks[id].instrs[index];
                if let (true, Some(target)) = (instr.op.is_block_push(), instr.target) {
                    self.blocks[target].except_handler = true;
                }
            }
        }
    }

    /// Records the handler of every instruction and removes `POP_BLOCK`.
    pub fn label_exception_targets(&mut self) -> Result<(), AssembleError> {
        self.clear_visited();
        let mut stacks = HandlerStacks::default();
        let mut todo = vec![(ENTRY, None)];
        self.blocks[ENTRY].visited = true;
        while let Some((id, mut top)) = todo.pop() {
            let mut last_yield_depth = None;
            let mut instrs = std::mem::take(&mut self.blocks[id].instrs);
            for instr in &mut instrs {
                let handler = stacks.handler(top);
                match instr.op {
                    P(op) if op.is_block_push() => {
                        let Some(target) = instr.target else { continue };
                        if !std::mem::replace(&mut self.blocks[target].visited, true) {
                            todo.push((target, top));
                        }
                        if matches!(op, Pseudo::SetupWith | Pseudo::SetupCleanup) {
                            self.blocks[target].preserve_lasti = true;
                        }
                        top = stacks.push(top, target);
                    }
                    P(Pseudo::PopBlock) => {
                        let Some(node) = top else {
                            return Err(AssembleError::new("POP_BLOCK without a block"));
                        };
                        top = stacks.nodes[node].parent;
                        instr.make_nop();
                    }
                    R(Op::YieldValue) => {
                        instr.except = handler;
                        last_yield_depth = Some(stacks.depth(top));
                    }
                    R(Op::Resume) => {
                        instr.except = handler;
                        if instr.arg != 0 && last_yield_depth.take() == Some(1) {
                            instr.arg |= RESUME_DEPTH1;
                        }
                    }
                    _ => {
                        instr.except = handler;
                        if let (true, Some(target)) = (instr.is_jump(), instr.target)
                            && !std::mem::replace(&mut self.blocks[target].visited, true)
                        {
                            todo.push((target, top));
                        }
                    }
                }
            }
            self.blocks[id].instrs = instrs;
            if let (true, Some(next)) = (self.blocks[id].has_fallthrough(), self.blocks[id].next)
                && !std::mem::replace(&mut self.blocks[next].visited, true)
            {
                todo.push((next, top));
            }
        }
        Ok(())
    }
}
