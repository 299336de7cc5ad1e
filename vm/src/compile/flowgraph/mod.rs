//! The control-flow graph between code generation and assembly: its blocks, how it is built from an instruction
//! sequence, and the order of the passes. Passes and their outcomes are CPython 3.14's; each lives in its own file.
//!
//! Every pass is iterative (work lists, no recursion), so that large inputs cannot exhaust the native stack.

mod borrow;
mod consts;
mod depth;
mod except;
mod layout;
mod lines;
mod locals;
mod peephole;
mod prefix;
mod prune;
mod swaps;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use super::seq::{Arg, AssembleError, InstrSeq, Loc, NO_LOCATION, Unit};
use crate::isa::{AnyOp, Op, Pseudo};

pub(crate) use AnyOp::{Pseudo as P, Real as R};

/// Index of a block in [`Cfg::blocks`].
pub(crate) type BlockId = usize;

/// The first block.
pub(crate) const ENTRY: BlockId = 0;

/// An instruction inside a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CfgInstr {
    pub op: AnyOp,
    pub arg: u32,
    pub loc: Loc,
    /// Where a jump goes, or the handler of a block set-up.
    pub target: Option<BlockId>,
    /// The innermost handler in force.
    pub except: Option<BlockId>,
}

impl CfgInstr {
    pub fn new(op: impl Into<AnyOp>, arg: u32, loc: Loc) -> Self {
        CfgInstr {
            op: op.into(),
            arg,
            loc,
            target: None,
            except: None,
        }
    }

    /// Becomes a `NOP` and keeps its location.
    pub fn make_nop(&mut self) {
        self.op = R(Op::Nop);
        self.arg = 0;
    }

    /// Becomes another instruction at the same place.
    pub fn set(&mut self, op: Op, arg: u32) {
        self.op = R(op);
        self.arg = arg;
    }

    pub fn is_nop(&self) -> bool {
        self.op == Op::Nop
    }

    /// Has a target that control may continue at.
    pub fn is_jump(&self) -> bool {
        self.op.has_target() && !self.op.is_block_push()
    }

    pub fn is_unconditional_jump(&self) -> bool {
        matches!(
            self.op,
            P(Pseudo::Jump | Pseudo::JumpNoInterrupt)
                | R(Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt)
        )
    }

    pub fn is_scope_exit(&self) -> bool {
        matches!(self.op, R(Op::ReturnValue | Op::RaiseVarargs | Op::Reraise))
    }

    /// Must be the last of its block.
    pub fn is_terminator(&self) -> bool {
        self.is_jump() || self.is_scope_exit()
    }

    /// Polls for signals and other events.
    pub fn has_eval_break(&self) -> bool {
        matches!(
            self.op,
            P(Pseudo::Jump)
                | R(Op::JumpBackward
                    | Op::Resume
                    | Op::Call
                    | Op::CallKw
                    | Op::CallFunctionEx
                    | Op::InstrumentedCall)
        )
    }

    /// Values popped and pushed; block set-ups count as on the jump to their handler.
    pub fn stack_effect(&self) -> (u32, u32) {
        match self.op {
            R(op) => op.stack_effect(self.arg),
            P(op) => op.stack_effect(),
        }
    }
}

/// A basic block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub instrs: Vec<CfgInstr>,
    /// The block that follows in the code.
    pub next: Option<BlockId>,
    /// Some jump or block set-up names this block.
    pub has_label: bool,
    pub predecessors: i32,
    /// Stack depth on entry, negative while unknown.
    pub startdepth: i32,
    /// As a handler: the instruction offset is pushed too.
    pub preserve_lasti: bool,
    pub visited: bool,
    pub except_handler: bool,
    pub cold: bool,
    pub warm: bool,
    /// Locals (of the first 64) that may be unbound on entry.
    pub unsafe_locals: u64,
    /// Handlers of instructions removed at the end. CPython reuses such array slots without clearing the handler, and
    /// its exception tables show it: an instruction appended later is covered by the handler left in its slot.
    pub stale_handlers: VecDeque<Option<BlockId>>,
}

impl Block {
    pub fn last(&self) -> Option<&CfgInstr> {
        self.instrs.last()
    }

    pub fn has_fallthrough(&self) -> bool {
        !self
            .last()
            .is_some_and(|last| last.is_scope_exit() || last.is_unconditional_jump())
    }

    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(CfgInstr::is_scope_exit)
    }

    pub fn has_no_lineno(&self) -> bool {
        self.instrs.iter().all(|instr| instr.loc.line < 0)
    }

    /// Appends a new instruction; it is covered as the slot it lands in was.
    pub fn append(&mut self, mut instr: CfgInstr) {
        instr.except = self.stale_handlers.pop_front().flatten();
        self.instrs.push(instr);
    }

    /// Inserts an instruction with its own handler.
    pub fn insert(&mut self, at: usize, instr: CfgInstr) {
        self.stale_handlers.pop_front();
        self.instrs.insert(at, instr);
    }

    /// Cuts the block to `len` instructions, of which the removed slots held `handlers`.
    pub fn shrink(
        &mut self,
        len: usize,
        handlers: impl DoubleEndedIterator<Item = Option<BlockId>>,
    ) {
        self.instrs.truncate(len);
        for handler in handlers.rev() {
            self.stale_handlers.push_front(handler);
        }
    }

    pub fn op_at(&self, index: usize) -> Option<AnyOp> {
        self.instrs.get(index).map(|instr| instr.op)
    }
}

/// The graph. Blocks are chained by `next` in code order, starting at [`ENTRY`].
#[derive(Debug)]
pub(crate) struct Cfg {
    pub blocks: Vec<Block>,
}

impl Cfg {
    /// Builds the graph of a sequence, splicing in the deferred annotations.
    pub fn from_seq(seq: &InstrSeq) -> Result<Cfg, AssembleError> {
        let mut builder = Builder::new(seq)?;
        for (index, instr) in seq.instrs.iter().enumerate() {
            if builder.is_target[index] {
                builder.pending.push(index);
            }
            if instr.op == Pseudo::AnnotationsPlaceholder {
                let extra = seq
                    .annotations
                    .as_deref()
                    .map_or(&[][..], |inner| &inner.instrs);
                for inner in extra {
                    if inner.op.has_target() {
                        return Err(AssembleError::new("jump inside annotation code"));
                    }
                    builder.add(inner.op, inner.arg, inner.loc);
                }
                continue;
            }
            builder.add(instr.op, instr.arg, instr.loc);
        }
        builder.finish(seq)
    }

    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block {
            startdepth: -1,
            ..Block::default()
        });
        self.blocks.len() - 1
    }

    /// The blocks in code order. A snapshot: passes that relink blocks while walking must follow `next` instead.
    pub fn order(&self) -> Vec<BlockId> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut current = Some(ENTRY);
        while let Some(id) = current {
            order.push(id);
            current = self.blocks[id].next;
        }
        order
    }

    /// The first block at or after `id` that has instructions.
    pub fn next_nonempty(&self, mut id: Option<BlockId>) -> Option<BlockId> {
        while let Some(block) = id {
            if !self.blocks[block].instrs.is_empty() {
                break;
            }
            id = self.blocks[block].next;
        }
        id
    }

    pub fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }

    /// Everything up to and including the final order of blocks.
    pub fn optimize(&mut self, unit: &mut Unit, nparams: u32) -> Result<(), AssembleError> {
        self.mark_except_handlers();
        self.label_exception_targets()?;
        self.check()?;
        self.inline_small_or_no_lineno_blocks();
        self.remove_unreachable();
        self.resolve_line_numbers();
        self.optimize_load_const(&mut unit.consts);
        self.optimize_basic_blocks(&mut unit.consts);
        self.remove_redundant_nops_and_pairs();
        self.remove_unreachable();
        self.remove_redundant_nops_and_jumps()?;
        self.remove_unused_consts(&mut unit.consts);
        self.add_checks_for_unbound_locals(unit.varnames.len(), nparams as usize);
        if !unit.unpaired {
            self.insert_superinstructions();
        }
        self.push_cold_blocks_to_end()?;
        self.resolve_line_numbers();
        Ok(())
    }

    /// From the optimized graph to one whose instructions are final but for jump distances. Returns the stack size
    /// and the localsplus layout.
    pub fn lower(&mut self, unit: &Unit) -> Result<(u32, prefix::LocalsPlus), AssembleError> {
        self.convert_pseudo_conditional_jumps();
        let stacksize = self.calculate_stackdepth()?;
        let locals = self.prepare_localsplus(unit)?;
        self.convert_pseudo_ops()?;
        self.normalize_jumps();
        self.optimize_load_fast()?;
        Ok((stacksize, locals))
    }

    /// Jumps and exits must be the last instruction of their block.
    fn check(&self) -> Result<(), AssembleError> {
        for block in &self.blocks {
            let body = block.instrs.len().saturating_sub(1);
            if block.instrs[..body].iter().any(CfgInstr::is_terminator) {
                return Err(AssembleError::new("malformed control flow graph."));
            }
        }
        Ok(())
    }
}

/// Splits a sequence into blocks.
struct Builder {
    cfg: Cfg,
    current: BlockId,
    is_target: Vec<bool>,
    /// Target positions met but not yet followed by an instruction.
    pending: Vec<usize>,
    /// Block that starts at a target position.
    block_of: Vec<Option<BlockId>>,
}

impl Builder {
    fn new(seq: &InstrSeq) -> Result<Builder, AssembleError> {
        let mut is_target = vec![false; seq.instrs.len()];
        for instr in &seq.instrs {
            if let Arg::Label(label) = instr.arg {
                let at = seq.labels.get(label.0 as usize).copied().flatten();
                match at.and_then(|at| is_target.get_mut(at)) {
                    Some(flag) => *flag = true,
                    None => return Err(AssembleError::new("jump to a label that is nowhere")),
                }
            }
        }
        let mut cfg = Cfg { blocks: Vec::new() };
        let current = cfg.new_block();
        let block_of = vec![None; seq.instrs.len()];
        Ok(Builder {
            cfg,
            current,
            is_target,
            pending: Vec::new(),
            block_of,
        })
    }

    fn add(&mut self, op: AnyOp, arg: Arg, loc: Loc) {
        let block = &self.cfg.blocks[self.current];
        let ended = block.last().is_some_and(CfgInstr::is_terminator);
        let label_needs_new =
            !self.pending.is_empty() && (!block.instrs.is_empty() || block.has_label);
        if ended || label_needs_new {
            let next = self.cfg.new_block();
            self.cfg.blocks[self.current].next = Some(next);
            self.current = next;
        }
        for position in self.pending.drain(..) {
            self.cfg.blocks[self.current].has_label = true;
            self.block_of[position] = Some(self.current);
        }
        // A label travels as its number until all blocks are known.
        let arg = match arg {
            Arg::U32(value) => value,
            Arg::Label(label) => label.0,
        };
        self.cfg.blocks[self.current]
            .instrs
            .push(CfgInstr::new(op, arg, loc));
    }

    fn finish(mut self, seq: &InstrSeq) -> Result<Cfg, AssembleError> {
        for block in &mut self.cfg.blocks {
            for instr in block
                .instrs
                .iter_mut()
                .filter(|instr| instr.op.has_target())
            {
                let at = seq.labels.get(instr.arg as usize).copied().flatten();
                instr.target = at.and_then(|at| self.block_of.get(at).copied().flatten());
                if instr.target.is_none() {
                    return Err(AssembleError::new(format!(
                        "{} without a target",
                        instr.op.name()
                    )));
                }
            }
        }
        Ok(self.cfg)
    }
}

/// A location-less pseudo jump to `target`.
pub(crate) fn jump_to(op: Pseudo, target: BlockId) -> CfgInstr {
    let mut jump = CfgInstr::new(op, 0, NO_LOCATION);
    jump.target = Some(target);
    jump
}
