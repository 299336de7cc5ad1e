//! Code generation for assignment: targets, unpacking, augmented and annotated assignment, deletion.

use super::expr::{NB_SUBSCR, two_part_slice};
use super::seq::Loc;
use super::unit::{Access, Codegen, Out, UnitKind};
use crate::code::Const;
use crate::isa::Op;
use crate::tree::*;

impl<'a> Codegen<'a> {
    /// Stores the top of stack.
    pub fn store(&mut self, target: &'a Expr) -> Out {
        let loc = target.loc;
        match &target.kind {
            ExprKind::Name(name) => self.name(name, Access::Store, loc),
            ExprKind::Attribute(value, name) => {
                self.note_static_attribute(value, *name);
                self.expr(value)?;
                let loc = self.attr_loc(loc, target, *name);
                let text = self.name_text(*name);
                self.op_name(Op::StoreAttr, text, loc);
            }
            ExprKind::Subscript(pair) => {
                self.expr(&pair.0)?;
                if let Some(parts) = two_part_slice(self, &pair.1) {
                    self.slice_parts(parts, pair.1.loc)?;
                    self.op(Op::StoreSlice, loc);
                } else {
                    self.expr(&pair.1)?;
                    self.op(Op::StoreSubscr, loc);
                }
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                let star = items
                    .iter()
                    .position(|item| matches!(item.kind, ExprKind::Starred(_)));
                match star {
                    Some(at) => {
                        let after = items.len() - at - 1;
                        self.op_i(Op::UnpackEx, (at | after << 8) as u32, loc);
                    }
                    None => self.op_i(Op::UnpackSequence, items.len() as u32, loc),
                }
                for item in items {
                    match &item.kind {
                        ExprKind::Starred(inner) => self.store(inner)?,
                        _ => self.store(item)?,
                    }
                }
            }
            ExprKind::Starred(_) => {
                return self.error(loc, "starred assignment target must be in a list or tuple");
            }
            _ => return self.error(loc, "cannot assign to expression"),
        }
        Ok(())
    }

    /// `self.name = ...` in a method adds to the class's `__static_attributes__`.
    fn note_static_attribute(&mut self, value: &Expr, name: NameId) {
        let ExprKind::Name(base) = &value.kind else {
            return;
        };
        if self.name_text(base.id) != "self" {
            return;
        }
        let text = self.unmangled(self.name_text(name)).to_owned();
        let enclosing = self.units.len() - 1;
        if let Some(class) = self.units[..enclosing]
            .iter_mut()
            .rev()
            .find(|unit| unit.kind == UnitKind::Class)
        {
            class.static_attributes.insert(text);
        }
    }

    /// `del target`.
    pub fn delete(&mut self, target: &'a Expr) -> Out {
        let loc = target.loc;
        match &target.kind {
            ExprKind::Name(name) => self.name(name, Access::Del, loc),
            ExprKind::Attribute(value, name) => {
                self.expr(value)?;
                let loc = self.attr_loc(loc, target, *name);
                let text = self.name_text(*name);
                self.op_name(Op::DeleteAttr, text, loc);
            }
            ExprKind::Subscript(pair) => {
                self.expr(&pair.0)?;
                self.expr(&pair.1)?;
                self.op(Op::DeleteSubscr, loc);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.delete(item))?
            }
            _ => return self.error(loc, "cannot delete expression"),
        }
        Ok(())
    }

    pub fn augmented(&mut self, op: BinOp, pair: &'a (Expr, Expr), stmt: Loc) -> Out {
        let (target, value) = pair;
        let loc = target.loc;
        let in_place = op as u32 + 13;
        match &target.kind {
            ExprKind::Attribute(base, name) => {
                self.expr(base)?;
                self.op_i(Op::Copy, 1, loc);
                let at = self.attr_loc(loc, target, *name);
                self.load_attr(*name, false, at);
                self.expr(value)?;
                self.op_i(Op::BinaryOp, in_place, stmt);
                self.op_i(Op::Swap, 2, at);
                let text = self.name_text(*name);
                self.op_name(Op::StoreAttr, text, at);
            }
            ExprKind::Subscript(subscript) => {
                self.expr(&subscript.0)?;
                let parts = two_part_slice(self, &subscript.1);
                if let Some(parts) = parts {
                    self.slice_parts(parts, subscript.1.loc)?;
                    for _ in 0..3 {
                        self.op_i(Op::Copy, 3, loc);
                    }
                    self.op(Op::BinarySlice, loc);
                } else {
                    self.expr(&subscript.1)?;
                    self.op_i(Op::Copy, 2, loc);
                    self.op_i(Op::Copy, 2, loc);
                    self.op_i(Op::BinaryOp, NB_SUBSCR, loc);
                }
                self.expr(value)?;
                self.op_i(Op::BinaryOp, in_place, stmt);
                if parts.is_some() {
                    for depth in [4, 3, 2] {
                        self.op_i(Op::Swap, depth, loc);
                    }
                    self.op(Op::StoreSlice, loc);
                } else {
                    self.op_i(Op::Swap, 3, loc);
                    self.op_i(Op::Swap, 2, loc);
                    self.op(Op::StoreSubscr, loc);
                }
            }
            ExprKind::Name(name) => {
                self.name(name, Access::Load, loc);
                self.expr(value)?;
                self.op_i(Op::BinaryOp, in_place, stmt);
                self.name(name, Access::Store, loc);
            }
            _ => return self.error(loc, "illegal expression for augmented assignment"),
        }
        Ok(())
    }

    pub fn annotated(&mut self, node: &'a AnnAssign, loc: Loc) -> Out {
        if let Some(value) = &node.value {
            self.expr(value)?;
            self.store(&node.target)?;
        }
        let at_block_level = matches!(self.top().kind, UnitKind::Module | UnitKind::Class);
        let evaluate = |this: &mut Self, expr: &'a Expr| -> Out {
            this.expr(expr)?;
            this.op(Op::PopTop, expr.loc);
            Ok(())
        };
        match &node.target.kind {
            ExprKind::Name(name) if node.simple && at_block_level => {
                if let Some(text) = node.text {
                    let text = self.constant(text);
                    let annotation = node
                        .annotation
                        .as_ref()
                        .map_or(loc, |annotation| annotation.loc);
                    self.load_const(text, annotation);
                    self.op_name(Op::LoadName, "__annotations__", loc);
                    let name = self.name_text(name.id).to_owned();
                    self.load_const(Const::Str(name), loc);
                    self.op(Op::StoreSubscr, loc);
                } else if let Some(index) = node.lazy.as_ref().and_then(|lazy| lazy.index) {
                    if self.top().kind == UnitKind::Class {
                        let cell = self
                            .top()
                            .unit
                            .deref_index("__conditional_annotations__")
                            .unwrap_or(0);
                        self.op_i(Op::LoadDeref, cell, loc);
                        self.note_var(
                            &node.conditional.var,
                            super::unit::Place3::Deref(cell, false),
                        );
                    } else {
                        self.name(&node.conditional, Access::Load, loc);
                    }
                    self.load_const(Const::int(i64::from(index)), loc);
                    self.op_i(Op::SetAdd, 1, loc);
                    self.op(Op::PopTop, loc);
                }
            }
            ExprKind::Attribute(value, _) if node.value.is_none() => evaluate(self, value)?,
            ExprKind::Subscript(pair) if node.value.is_none() => {
                evaluate(self, &pair.0)?;
                match &pair.1.kind {
                    ExprKind::Slice(parts) => {
                        for part in parts.iter().flatten() {
                            evaluate(self, part)?;
                        }
                    }
                    _ => evaluate(self, &pair.1)?,
                }
            }
            _ => {}
        }
        Ok(())
    }
}
