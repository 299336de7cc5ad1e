//! Code generation for comprehensions and generator expressions, inlined ones (PEP 709) included.

use super::seq::{Label, Loc, NO_LOCATION};
use super::unit::{Codegen, Counts, FBlock, Out, UnitKind};
use crate::frontend::symtable::{BlockKind, Place, def};
use crate::isa::{Op, Pseudo};
use crate::tree::*;

impl<'a> Codegen<'a> {
    pub fn comprehension(&mut self, comp: &'a Comp, loc: Loc) -> Out {
        let Some(first) = comp.generators.first() else {
            return Ok(());
        };
        let inlined = self
            .table
            .get(comp.scope.id)
            .is_some_and(|scope| scope.comp_inlined);
        if inlined {
            return self.inlined(comp, loc);
        }
        let name = match comp.kind {
            CompKind::List => "<listcomp>",
            CompKind::Set => "<setcomp>",
            CompKind::Dict => "<dictcomp>",
            CompKind::Generator => "<genexpr>",
        };
        let counts = Counts {
            args: 1,
            ..Counts::default()
        };
        let iter = self.name_id(".0");
        self.enter(
            UnitKind::Comprehension,
            comp.scope.id,
            name,
            loc.line,
            counts,
            &[iter],
        );
        if comp.kind != CompKind::Generator {
            self.build_empty(comp.kind, loc);
        }
        self.op_i(Op::LoadFast, 0, loc);
        self.generator(comp, 0, 0)?;
        if comp.kind == CompKind::Generator {
            self.wrap_stop_iteration();
        } else {
            self.op(Op::ReturnValue, comp.elt.loc);
        }
        let code = self.finish(true)?;
        self.make_closure(&comp.scope, code, 0, loc)?;
        self.expr(&first.iter)?;
        self.op(Op::GetIter, first.iter.loc);
        self.op_i(Op::Call, 0, loc);
        Ok(())
    }

    fn build_empty(&mut self, kind: CompKind, loc: Loc) {
        match kind {
            CompKind::List => self.op_i(Op::BuildList, 0, loc),
            CompKind::Set => self.op_i(Op::BuildSet, 0, loc),
            CompKind::Dict => self.op_i(Op::BuildMap, 0, loc),
            CompKind::Generator => {}
        }
    }

    fn generator(&mut self, comp: &'a Comp, index: usize, depth: u32) -> Out {
        let Some(clause) = comp.generators.get(index) else {
            return Ok(());
        };
        let (start, if_cleanup, anchor) = (self.label(), self.label(), self.label());
        let mut depth = depth;
        let mut loops = true;
        if index > 0 {
            // `for y in [value]` is an assignment.
            match &clause.iter.kind {
                ExprKind::List(items) | ExprKind::Tuple(items)
                    if items.len() == 1 && !matches!(items[0].kind, ExprKind::Starred(_)) =>
                {
                    self.expr(&items[0])?;
                    loops = false;
                }
                _ => {
                    self.expr(&clause.iter)?;
                    self.op(Op::GetIter, clause.iter.loc);
                }
            }
        }
        if loops {
            depth += 1;
            self.place(start);
            self.jump(Op::ForIter, anchor, clause.iter.loc);
        }
        self.store(&clause.target)?;
        for test in &clause.ifs {
            self.jump_if(test, if_cleanup, false)?;
        }
        let mut loc = comp.elt.loc;
        if index + 1 < comp.generators.len() {
            self.generator(comp, index + 1, depth)?;
        } else {
            self.expr(&comp.elt)?;
            match comp.kind {
                CompKind::Generator => {
                    self.yield_value(loc);
                    self.op(Op::PopTop, loc);
                }
                CompKind::List => self.op_i(Op::ListAppend, depth + 1, loc),
                CompKind::Set => self.op_i(Op::SetAdd, depth + 1, loc),
                CompKind::Dict => {
                    if let Some(value) = &comp.value {
                        self.expr(value)?;
                        loc.end_line = value.loc.end_line;
                        loc.end_col = value.loc.end_col;
                    }
                    self.op_i(Op::MapAdd, depth + 1, loc);
                }
            }
        }
        self.place(if_cleanup);
        if loops {
            self.jump(Pseudo::Jump, start, loc);
            self.place(anchor);
            self.op(Op::EndFor, NO_LOCATION);
            self.op(Op::PopIter, NO_LOCATION);
        }
        Ok(())
    }

    fn inlined(&mut self, comp: &'a Comp, loc: Loc) -> Out {
        let Some(first) = comp.generators.first() else {
            return Ok(());
        };
        self.expr(&first.iter)?;
        self.op(Op::GetIter, first.iter.loc);
        let state = self.push_inlined(comp, loc)?;
        self.build_empty(comp.kind, loc);
        self.op_i(Op::Swap, 2, loc);
        self.generator(comp, 0, 0)?;
        self.pop_inlined(comp, state, loc);
        Ok(())
    }

    /// Sets aside the locals that the comprehension binds, and lets names resolve as the comprehension sees them.
    fn push_inlined(&mut self, comp: &'a Comp, loc: Loc) -> Out<InlineState> {
        let mut state = InlineState::default();
        let Some(entry) = self.table.get(comp.scope.id) else {
            return Ok(state);
        };
        let kind = self.block_kind();
        let in_class = kind == BlockKind::Class && self.top().inlined_comps == 0;
        self.u().inlined_comps += 1;
        for &name in &entry.order {
            let Some(symbol) = entry.symbol(name) else {
                continue;
            };
            let bound = symbol.flags & def::LOCAL != 0 && symbol.flags & def::NONLOCAL == 0;
            if (bound || in_class) && !kind.function_like() && self.u().hidden.insert(name) {
                state.hidden.push(name);
                let text = self.name_text(name).to_owned();
                if bound && !self.u().unit.fast_hidden.contains(&text) {
                    self.u().unit.fast_hidden.push(text);
                }
            }
            let outer = self.symbol(name);
            let differs = symbol.place != outer.place
                && symbol.place != Place::Free
                && !(symbol.place == Place::Cell && outer.place == Place::Free);
            if differs || in_class {
                let before = self.u().overrides.insert(name, symbol);
                state.overrides.push((name, before));
            }
        }
        for &name in &entry.order {
            let Some(symbol) = entry.symbol(name) else {
                continue;
            };
            if symbol.flags & def::LOCAL == 0 || symbol.flags & def::NONLOCAL != 0 {
                continue;
            }
            let text = self.name_text(name);
            let slot = self.u().unit.var_index(text);
            self.op_i(Op::LoadFastAndClear, slot, loc);
            if symbol.place == Place::Cell {
                let cell = self.top().unit.deref_index(text).unwrap_or(0);
                self.op_i(Op::MakeCell, cell, loc);
                state.cells.push(slot);
            }
            state.saved.push(slot);
        }
        if !state.saved.is_empty() {
            self.op_i(Op::Swap, state.saved.len() as u32 + 1, loc);
            let (cleanup, end) = (self.label(), self.label());
            self.jump(Pseudo::SetupFinally, cleanup, loc);
            // No jump leaves it, but it counts.
            self.enter_block(FBlock::Comprehension, loc)?;
            state.labels = Some((cleanup, end));
        }
        Ok(state)
    }

    fn pop_inlined(&mut self, comp: &'a Comp, state: InlineState, loc: Loc) {
        self.u().inlined_comps -= 1;
        for name in &state.hidden {
            self.u().hidden.remove(name);
        }
        for (name, before) in state.overrides.iter().rev() {
            match before {
                Some(symbol) => self.u().overrides.insert(*name, *symbol),
                None => self.u().overrides.remove(name),
            };
        }
        if let Some((cleanup, end)) = state.labels {
            self.u().fblocks.pop();
            self.pseudo(Pseudo::PopBlock, NO_LOCATION);
            self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
            self.place(cleanup);
            // The unfinished result lies beneath the exception.
            self.op_i(Op::Swap, 2, NO_LOCATION);
            self.op(Op::PopTop, NO_LOCATION);
            self.restore_locals(&state.saved, loc);
            self.op_i(Op::Reraise, 0, loc);
            self.place(end);
            self.restore_locals(&state.saved, loc);
        }
        self.u().comp_slots.push((comp, state.saved, state.cells));
    }

    fn restore_locals(&mut self, saved: &[u32], loc: Loc) {
        self.op_i(Op::Swap, saved.len() as u32 + 1, loc);
        for slot in saved.iter().rev() {
            self.u()
                .unit
                .seq
                .emit(Pseudo::StoreFastMaybeNull, *slot, loc);
        }
    }
}

#[derive(Default)]
struct InlineState {
    hidden: Vec<u32>,
    overrides: Vec<(u32, Option<crate::frontend::symtable::Symbol>)>,
    saved: Vec<u32>,
    cells: Vec<u32>,
    labels: Option<(Label, Label)>,
}
