//! The function prologue (generator creation, cells, free variables) and the final layout of the localsplus slots.

use super::{Cfg, CfgInstr, ENTRY, P, R};
use crate::code::{LocalKind, co_flags};
use crate::compile::seq::{AssembleError, Loc, NO_LOCATION, Unit};
use crate::isa::{Op, Pseudo};

/// Names and kinds of the slots: locals (cells among them), other cells, free variables.
#[derive(Debug, Default)]
pub(crate) struct LocalsPlus {
    pub names: Vec<String>,
    pub kinds: Vec<LocalKind>,
}

impl Cfg {
    /// Inserts the prologue and numbers cells and free variables as slots.
    pub fn prepare_localsplus(&mut self, unit: &Unit) -> Result<LocalsPlus, AssembleError> {
        let nlocals = unit.varnames.len();
        let ncells = unit.cellvars.len();
        // Where each cell or free variable lives: an argument or local of that name, or a slot of its own.
        let mut slot_of: Vec<usize> = (nlocals..nlocals + ncells + unit.freevars.len()).collect();
        for (index, name) in unit.cellvars.as_slice().iter().enumerate() {
            if let Some(local) = unit.varnames.index_of(name.as_str()) {
                slot_of[index] = local as usize;
            }
        }
        self.insert_prefix_instructions(unit, &slot_of[..ncells]);
        let mut dropped = 0;
        for (index, slot) in slot_of.iter_mut().enumerate() {
            if *slot == index + nlocals {
                *slot -= dropped;
            } else {
                dropped += 1;
            }
        }
        self.fix_cell_offsets(&slot_of)?;
        Ok(layout(unit, &slot_of))
    }

    fn insert_prefix_instructions(&mut self, unit: &Unit, cell_slots: &[usize]) {
        let mut prefix = Vec::new();
        if !unit.freevars.is_empty() {
            prefix.push(CfgInstr::new(
                Op::CopyFreeVars,
                unit.freevars.len() as u32,
                NO_LOCATION,
            ));
        }
        // Cells in slot order: arguments first.
        let mut cells: Vec<usize> = (0..cell_slots.len()).collect();
        cells.sort_by_key(|&cell| cell_slots[cell]);
        prefix.extend(
            cells
                .into_iter()
                .map(|cell| CfgInstr::new(Op::MakeCell, cell as u32, NO_LOCATION)),
        );
        if unit.flags & co_flags::ANY_GENERATOR != 0 {
            let loc = Loc::line_only(unit.firstlineno);
            prefix.push(CfgInstr::new(Op::ReturnGenerator, 0, loc));
            prefix.push(CfgInstr::new(Op::PopTop, 0, loc));
        }
        for instr in prefix.into_iter().rev() {
            self.blocks[ENTRY].insert(0, instr);
        }
    }

    fn fix_cell_offsets(&mut self, slot_of: &[usize]) -> Result<(), AssembleError> {
        for instr in self.blocks.iter_mut().flat_map(|block| &mut block.instrs) {
            if let R(
                Op::MakeCell
                | Op::LoadDeref
                | Op::StoreDeref
                | Op::DeleteDeref
                | Op::LoadFromDictOrDeref,
            )
            | P(Pseudo::LoadClosure) = instr.op
            {
                let Some(&slot) = slot_of.get(instr.arg as usize) else {
                    return Err(AssembleError::new(format!(
                        "{} of an unknown variable",
                        instr.op.name()
                    )));
                };
                instr.arg = slot as u32;
            }
        }
        Ok(())
    }
}

fn layout(unit: &Unit, slot_of: &[usize]) -> LocalsPlus {
    let mut locals = LocalsPlus::default();
    let positional = unit.argcount as usize;
    let keyword = positional + unit.kwonlyargcount as usize;
    let starred = keyword
        + usize::from(unit.flags & co_flags::VARARGS != 0)
        + usize::from(unit.flags & co_flags::VARKEYWORDS != 0);
    for (index, name) in unit.varnames.as_slice().iter().enumerate() {
        let mut kind = LocalKind::LOCAL;
        if index < unit.posonlyargcount as usize {
            kind |= LocalKind::ARG_POS;
        } else if index < positional {
            kind |= LocalKind::ARG_POS | LocalKind::ARG_KW;
        } else if index < keyword {
            kind |= LocalKind::ARG_KW;
        } else if index < starred {
            // `*args` and `**kwargs`, in this order.
            kind |= LocalKind::ARG_VAR;
            let is_args = unit.flags & co_flags::VARARGS != 0 && index == keyword;
            kind |= if is_args {
                LocalKind::ARG_POS
            } else {
                LocalKind::ARG_KW
            };
        }
        if unit.fast_hidden.contains(name) {
            kind |= LocalKind::HIDDEN;
        }
        locals.names.push(name.clone());
        locals.kinds.push(LocalKind(kind));
    }
    let ncells = unit.cellvars.len();
    for (index, name) in unit.cellvars.as_slice().iter().enumerate() {
        match locals.kinds.get_mut(slot_of[index]) {
            Some(kind) if locals.names[slot_of[index]] == *name => kind.0 |= LocalKind::CELL,
            _ => {
                locals.names.push(name.clone());
                locals.kinds.push(LocalKind(LocalKind::CELL));
            }
        }
    }
    debug_assert_eq!(ncells + unit.freevars.len(), slot_of.len());
    for name in unit.freevars.as_slice() {
        locals.names.push(name.clone());
        locals.kinds.push(LocalKind(LocalKind::FREE));
    }
    locals
}
