//! Pairs of local loads and stores fused, and loads that may borrow the reference of the frame's slot.

use super::{BlockId, Cfg, ENTRY, R};
use crate::compile::seq::AssembleError;
use crate::isa::Op;

/// A value on the abstract stack: which instruction of the block made it, and from which local.
#[derive(Clone, Copy)]
struct Ref {
    instr: Option<usize>,
    local: Option<u32>,
}

/// The abstract stack of one block, and which instructions must keep their strong reference.
struct Refs {
    stack: Vec<Ref>,
    strong: Vec<bool>,
}

impl Refs {
    fn push(&mut self, instr: usize, local: Option<u32>) {
        self.stack.push(Ref {
            instr: Some(instr),
            local,
        });
    }

    fn pop(&mut self) -> Result<Ref, AssembleError> {
        self.stack
            .pop()
            .ok_or_else(|| AssembleError::new("stack underflow in reference analysis"))
    }

    fn pops(&mut self, count: u32) -> Result<(), AssembleError> {
        (0..count).try_for_each(|_| self.pop().map(drop))
    }

    fn mark(&mut self, value: Ref) {
        if let Some(flag) = value.instr.and_then(|instr| self.strong.get_mut(instr)) {
            *flag = true;
        }
    }

    /// The slot changes: references borrowed from it would dangle.
    fn kill(&mut self, local: u32) {
        for index in 0..self.stack.len() {
            if self.stack[index].local == Some(local) {
                self.mark(self.stack[index]);
            }
        }
    }

    fn store(&mut self, local: u32) -> Result<(), AssembleError> {
        let value = self.pop()?;
        self.kill(local);
        self.mark(value);
        Ok(())
    }
}

impl Cfg {
    /// Fuses neighbouring local loads and stores of one line.
    pub fn insert_superinstructions(&mut self) {
        for id in self.order() {
            let instrs = &mut self.blocks[id].instrs;
            for at in 1..instrs.len() {
                let (first, second) = (instrs[at - 1], instrs[at]);
                let fused = match (first.op, second.op) {
                    (R(Op::LoadFast), R(Op::LoadFast)) => Op::LoadFastLoadFast,
                    (R(Op::StoreFast), R(Op::LoadFast)) => Op::StoreFastLoadFast,
                    (R(Op::StoreFast), R(Op::StoreFast)) => Op::StoreFastStoreFast,
                    _ => continue,
                };
                let (a, b) = (first.loc.line, second.loc.line);
                if (a >= 0 && b >= 0 && a != b) || first.arg >= 16 || second.arg >= 16 {
                    continue;
                }
                instrs[at - 1].set(fused, first.arg << 4 | second.arg);
                instrs[at].make_nop();
            }
        }
        self.remove_redundant_nops();
    }

    /// Turns loads whose value is consumed before the slot can change into borrowing loads.
    pub fn optimize_load_fast(&mut self) -> Result<(), AssembleError> {
        self.clear_visited();
        self.blocks[ENTRY].visited = true;
        self.blocks[ENTRY].startdepth = 0;
        let mut todo = vec![ENTRY];
        while let Some(id) = todo.pop() {
            let block = &self.blocks[id];
            let dummy = Ref {
                instr: None,
                local: None,
            };
            let mut refs = Refs {
                stack: vec![dummy; block.startdepth.max(0) as usize],
                strong: vec![false; block.instrs.len()],
            };
            for at in 0..self.blocks[id].instrs.len() {
                self.track_refs(id, at, &mut refs, &mut todo)?;
            }
            if !self.blocks[id].instrs.is_empty()
                && let (true, Some(next)) =
                    (self.blocks[id].has_fallthrough(), self.blocks[id].next)
            {
                self.visit_for_borrow(next, &mut todo);
            }
            // Values still on the stack at the end may outlive anything.
            for index in 0..refs.stack.len() {
                refs.mark(refs.stack[index]);
            }
            for (instr, strong) in self.blocks[id].instrs.iter_mut().zip(refs.strong) {
                match instr.op {
                    R(Op::LoadFast) if !strong => instr.op = R(Op::LoadFastBorrow),
                    R(Op::LoadFastLoadFast) if !strong => {
                        instr.op = R(Op::LoadFastBorrowLoadFastBorrow)
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn visit_for_borrow(&mut self, id: BlockId, todo: &mut Vec<BlockId>) {
        if !std::mem::replace(&mut self.blocks[id].visited, true) {
            todo.push(id);
        }
    }

    fn track_refs(
        &mut self,
        id: BlockId,
        at: usize,
        refs: &mut Refs,
        todo: &mut Vec<BlockId>,
    ) -> Result<(), AssembleError> {
        let instr = self.blocks[id].instrs[at];
        if let (true, Some(target)) = (instr.op.has_target(), instr.target) {
            self.visit_for_borrow(target, todo);
        }
        if instr.op.is_block_push() {
            return Ok(());
        }
        let (pops, pushes) = instr.stack_effect();
        let R(op) = instr.op else {
            refs.pops(pops)?;
            (0..pushes).for_each(|_| refs.push(at, None));
            return Ok(());
        };
        match op {
            Op::LoadFast => refs.push(at, Some(instr.arg)),
            Op::LoadFastAndClear => {
                refs.kill(instr.arg);
                refs.push(at, Some(instr.arg));
            }
            Op::DeleteFast => refs.kill(instr.arg),
            Op::LoadFastLoadFast => {
                refs.push(at, Some(instr.arg >> 4));
                refs.push(at, Some(instr.arg & 15));
            }
            Op::StoreFast => refs.store(instr.arg)?,
            Op::StoreFastLoadFast => {
                refs.store(instr.arg >> 4)?;
                refs.push(at, Some(instr.arg & 15));
            }
            Op::StoreFastStoreFast => {
                refs.store(instr.arg >> 4)?;
                refs.store(instr.arg & 15)?;
            }
            Op::Copy | Op::Swap => {
                let depth = refs.stack.len();
                let Some(place) = depth
                    .checked_sub(instr.arg as usize)
                    .filter(|&place| place < depth)
                else {
                    return Err(AssembleError::new("stack underflow in reference analysis"));
                };
                if op == Op::Copy {
                    refs.stack.push(refs.stack[place]);
                } else {
                    refs.stack.swap(place, depth - 1);
                }
            }
            // These leave all their inputs where they are. What they push is booked on the first instructions of
            // the block, as CPython does; the loads there lose their chance to borrow if it is stored or left over.
            Op::FormatSimple
            | Op::GetAnext
            | Op::GetYieldFromIter
            | Op::GetLen
            | Op::ImportFrom
            | Op::MatchKeys
            | Op::MatchMapping
            | Op::MatchSequence
            | Op::WithExceptStart => {
                (pops..pushes).for_each(|pushed| refs.push((pushed - pops) as usize, None));
            }
            // These take some inputs and leave the others.
            Op::DictMerge
            | Op::DictUpdate
            | Op::ListAppend
            | Op::ListExtend
            | Op::MapAdd
            | Op::Reraise
            | Op::SetAdd
            | Op::SetUpdate => refs.pops(pops - pushes)?,
            Op::EndSend | Op::SetFunctionAttribute => {
                let top = refs.pop()?;
                refs.pop()?;
                refs.stack.push(top);
            }
            Op::CheckExcMatch => {
                refs.pop()?;
                refs.push(at, None);
            }
            Op::ForIter => refs.push(at, None),
            Op::LoadAttr | Op::LoadSuperAttr => {
                let owner = refs.pop()?;
                if op == Op::LoadSuperAttr {
                    refs.pops(2)?;
                }
                refs.push(at, None);
                if instr.arg & 1 != 0 {
                    // A method call pushes its receiver back.
                    refs.stack.push(owner);
                }
            }
            Op::LoadSpecial | Op::PushExcInfo => {
                let top = refs.pop()?;
                refs.push(at, None);
                refs.stack.push(top);
            }
            Op::Send => {
                refs.pop()?;
                refs.push(at, None);
            }
            _ => {
                refs.pops(pops)?;
                (0..pushes).for_each(|_| refs.push(at, None));
            }
        }
        Ok(())
    }
}
