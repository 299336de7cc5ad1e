//! Rewrites within a block: folding, jumps to jumps, comparisons that already yield a bool, stores overwritten at once.

use super::{Block, BlockId, Cfg, P, R, consts, swaps};
use crate::code::{Const, ConstSet};
use crate::isa::{AnyOp, Op, Pseudo};

/// Oparg bit of `COMPARE_OP`: the result must be a bool.
const COMPARE_TO_BOOL: u32 = 16;

impl Cfg {
    /// Runs all rewrites on every block.
    pub fn optimize_basic_blocks(&mut self, consts: &mut ConstSet<Const>) {
        for id in self.order() {
            // A cycle of empty jumps would be followed for ever; no useful chain is longer than this.
            let mut budget = self.blocks.len() + 1;
            let mut at = 0;
            while at < self.blocks[id].instrs.len() {
                if !self.rewrite_at(id, at, consts, &mut budget) {
                    at += 1;
                }
            }
            swaps::optimize_swaps(&mut self.blocks[id]);
        }
    }

    /// One instruction. Returns whether the same position must be looked at again.
    fn rewrite_at(
        &mut self,
        id: BlockId,
        at: usize,
        consts: &mut ConstSet<Const>,
        budget: &mut usize,
    ) -> bool {
        let instr = self.blocks[id].instrs[at];
        match instr.op {
            P(
                Pseudo::Jump | Pseudo::JumpNoInterrupt | Pseudo::JumpIfFalse | Pseudo::JumpIfTrue,
            )
            | R(
                Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone,
            ) => {
                let Some(left) = budget.checked_sub(1) else {
                    return false;
                };
                *budget = left;
                return self.thread_jump(id, at);
            }
            _ => {}
        }
        rewrite_plain(&mut self.blocks[id], at, consts);
        false
    }

    /// A jump whose target starts with another jump. Returns whether to look at the position again.
    fn thread_jump(&mut self, id: BlockId, at: usize) -> bool {
        let instr = self.blocks[id].instrs[at];
        let Some(target) = instr.target else {
            return false;
        };
        let Some(landing) = self.blocks[target].instrs.first().copied() else {
            return false;
        };
        let threaded: AnyOp = match (instr.op, landing.op) {
            (P(Pseudo::JumpIfFalse), P(Pseudo::JumpIfTrue))
            | (P(Pseudo::JumpIfTrue), P(Pseudo::JumpIfFalse)) => {
                // The opposite test falls through.
                let Some(after) = self.blocks[target].next else {
                    return false;
                };
                self.blocks[id].instrs[at].target = Some(after);
                return true;
            }
            (P(Pseudo::JumpIfFalse), P(Pseudo::JumpIfFalse))
            | (P(Pseudo::JumpIfTrue), P(Pseudo::JumpIfTrue)) => instr.op,
            (P(Pseudo::Jump | Pseudo::JumpNoInterrupt), P(Pseudo::Jump)) => P(Pseudo::Jump),
            (P(Pseudo::Jump | Pseudo::JumpNoInterrupt), P(Pseudo::JumpNoInterrupt)) => instr.op,
            (_, P(Pseudo::Jump)) => instr.op,
            _ => return false,
        };
        if instr.target == landing.target {
            return false;
        }
        let block = &mut self.blocks[id];
        let mut jump = landing;
        jump.op = threaded;
        block.instrs[at].make_nop();
        block.instrs[at].target = None;
        // As in CPython, the moved jump (which cannot raise) is outside the handler's range.
        jump.except = None;
        block.insert(block.instrs.len(), jump);
        if instr.loc.line == landing.loc.line {
            // The NOP would be removed for the line that follows; long chains must not pile them up.
            let handlers = [block.instrs[at + 1].except];
            block.instrs.swap_remove(at);
            block.shrink(at + 1, handlers.into_iter());
            return true;
        }
        false
    }
}

fn rewrite_plain(block: &mut Block, at: usize, consts: &mut ConstSet<Const>) {
    let instr = block.instrs[at];
    let next = block.op_at(at + 1).and_then(AnyOp::real);
    let R(op) = instr.op else { return };
    match (op, next) {
        (Op::BuildTuple, Some(Op::UnpackSequence))
            if instr.arg == block.instrs[at + 1].arg && (1..=3).contains(&instr.arg) =>
        {
            block.instrs[at].make_nop();
            match instr.arg {
                1 => block.instrs[at + 1].make_nop(),
                n => block.instrs[at + 1].set(Op::Swap, n),
            }
        }
        (Op::BuildTuple, _) => consts::fold_tuple(block, at, consts),
        (Op::ListAppend | Op::SetAdd, _) => consts::fold_appends(block, at, consts),
        (Op::BuildList | Op::BuildSet, _) => consts::fold_list_or_set(block, at, consts),
        (Op::StoreFast, Some(Op::StoreFast)) => {
            let after = block.instrs[at + 1];
            if after.arg == instr.arg && after.loc.line == instr.loc.line {
                block.instrs[at].set(Op::PopTop, 0);
            }
        }
        (Op::Swap, _) if instr.arg == 1 => block.instrs[at].make_nop(),
        (Op::LoadGlobal, Some(Op::PushNull)) if instr.arg & 1 == 0 => {
            block.instrs[at].arg |= 1;
            block.instrs[at + 1].make_nop();
        }
        (Op::CompareOp, Some(Op::ToBool)) => {
            move_down(block, at, Op::CompareOp, instr.arg | COMPARE_TO_BOOL)
        }
        (Op::ContainsOp | Op::IsOp, Some(Op::ToBool)) => move_down(block, at, op, instr.arg),
        (Op::ContainsOp | Op::IsOp, Some(Op::UnaryNot)) => move_down(block, at, op, instr.arg ^ 1),
        (Op::ToBool, Some(Op::ToBool)) => block.instrs[at].make_nop(),
        (Op::UnaryNot, Some(Op::ToBool)) => move_down(block, at, Op::UnaryNot, 0),
        (Op::UnaryNot, Some(Op::UnaryNot)) => {
            block.instrs[at].make_nop();
            block.instrs[at + 1].make_nop();
        }
        (Op::UnaryNot | Op::UnaryInvert | Op::UnaryNegative, _) => {
            consts::fold_unary(block, at, consts)
        }
        (Op::CallIntrinsic1, _) => consts::fold_intrinsic(block, at, consts),
        (Op::BinaryOp, _) => consts::fold_binary(block, at, consts),
        _ => {}
    }
}

/// The instruction takes over the place (and location) of the one after it.
fn move_down(block: &mut Block, at: usize, op: Op, arg: u32) {
    block.instrs[at].make_nop();
    block.instrs[at + 1].set(op, arg);
}
