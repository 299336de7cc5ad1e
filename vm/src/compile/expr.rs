//! Code generation for expressions, conditions and displays.

use super::seq::{Label, Loc, NO_LOCATION};
use super::unit::{Access, Codegen, Out, STACK_GUIDELINE};
use crate::code::Const;
use crate::isa::{Op, Pseudo};
use crate::tree::*;

/// Operand of `BINARY_OP` for subscription.
pub(super) const NB_SUBSCR: u32 = 26;

impl<'a> Codegen<'a> {
    pub fn constant(&self, id: ConstId) -> Const {
        self.module
            .consts
            .get(id as usize)
            .cloned()
            .unwrap_or(Const::None)
    }

    pub fn exprs(&mut self, exprs: &'a [Expr]) -> Out {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    /// Evaluates an expression.
    pub fn expr(&mut self, expr: &'a Expr) -> Out {
        let loc = expr.loc;
        match &expr.kind {
            ExprKind::BoolOp(op, values) => {
                let jump = if *op == BoolOp::And {
                    Pseudo::JumpIfFalse
                } else {
                    Pseudo::JumpIfTrue
                };
                let end = self.label();
                if let Some((last, first)) = values.split_last() {
                    for value in first {
                        self.expr(value)?;
                        self.jump(jump, end, loc);
                        self.op(Op::PopTop, loc);
                    }
                    self.expr(last)?;
                }
                self.place(end);
            }
            ExprKind::Named(pair) => {
                self.expr(&pair.1)?;
                self.op_i(Op::Copy, 1, loc);
                self.store(&pair.0)?;
            }
            ExprKind::BinOp(op, pair) => {
                self.expr(&pair.0)?;
                self.expr(&pair.1)?;
                self.op_i(Op::BinaryOp, *op as u32, loc);
            }
            ExprKind::UnaryOp(op, value) => {
                self.expr(value)?;
                match op {
                    UnaryOp::Invert => self.op(Op::UnaryInvert, loc),
                    UnaryOp::Not => {
                        self.op(Op::ToBool, loc);
                        self.op(Op::UnaryNot, loc);
                    }
                    UnaryOp::Plus => self.op_i(Op::CallIntrinsic1, 5, loc),
                    UnaryOp::Minus => self.op(Op::UnaryNegative, loc),
                }
            }
            ExprKind::Lambda(function) => self.lambda(function, loc)?,
            ExprKind::IfExp(node) => {
                let (end, next) = (self.label(), self.label());
                self.jump_if(&node.test, next, false)?;
                self.expr(&node.body)?;
                self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
                self.place(next);
                self.expr(&node.orelse)?;
                self.place(end);
            }
            ExprKind::Dict(items) => self.dict(items, loc)?,
            ExprKind::Set(items) => self.unpack_display(items, None, 0, Display::Set, loc)?,
            ExprKind::List(items) => self.unpack_display(items, None, 0, Display::List, loc)?,
            ExprKind::Tuple(items) => self.unpack_display(items, None, 0, Display::Tuple, loc)?,
            ExprKind::Comp(comp) => self.comprehension(comp, loc)?,
            ExprKind::Yield(value) => {
                self.check_yield(loc, "yield")?;
                match value {
                    Some(value) => self.expr(value)?,
                    None => self.load_none(loc),
                }
                self.yield_value(loc);
            }
            ExprKind::YieldFrom(value) => {
                self.check_yield(loc, "yield from")?;
                self.expr(value)?;
                self.op(Op::GetYieldFromIter, loc);
                self.load_none(loc);
                self.yield_from(loc);
            }
            ExprKind::Compare(node) => self.compare(node, loc)?,
            ExprKind::Call(call) => self.call(call, loc)?,
            ExprKind::Formatted(node) => {
                self.expr(&node.value)?;
                if node.conversion != 0 {
                    self.op_i(Op::ConvertValue, u32::from(node.conversion), loc);
                }
                match &node.spec {
                    Some(spec) => {
                        self.expr(spec)?;
                        self.op(Op::FormatWithSpec, loc);
                    }
                    None => self.op(Op::FormatSimple, loc),
                }
            }
            ExprKind::JoinedStr(values) => self.joined_str(values, loc)?,
            ExprKind::TemplateStr(values) => self.template_str(values, loc)?,
            ExprKind::Interpolation(node) => {
                self.expr(&node.value)?;
                let text = self.constant(node.text);
                self.load_const(text, loc);
                let mut arg = 2 | u32::from(node.conversion) << 2;
                if let Some(spec) = &node.spec {
                    self.expr(spec)?;
                    arg += 1;
                }
                self.op_i(Op::BuildInterpolation, arg, loc);
            }
            ExprKind::Constant(id) => {
                let value = self.constant(*id);
                self.load_const(value, loc);
            }
            ExprKind::Attribute(value, name) => self.attribute(expr, value, *name)?,
            ExprKind::Subscript(pair) => {
                self.expr(&pair.0)?;
                if let Some(parts) = two_part_slice(self, &pair.1) {
                    self.slice_parts(parts, pair.1.loc)?;
                    self.op(Op::BinarySlice, loc);
                } else {
                    self.expr(&pair.1)?;
                    self.op_i(Op::BinaryOp, NB_SUBSCR, loc);
                }
            }
            ExprKind::Starred(_) => return self.error(loc, "can't use starred expression here"),
            ExprKind::Name(name) => self.name(name, Access::Load, loc),
            ExprKind::Slice(parts) => self.slice(parts, loc)?,
        }
        Ok(())
    }

    fn check_yield(&mut self, loc: Loc, what: &str) -> Out {
        if !self.block_kind().function_like() {
            return self.error(loc, format!("'{what}' outside function"));
        }
        Ok(())
    }

    pub fn yield_value(&mut self, loc: Loc) {
        self.op_i(Op::YieldValue, 0, loc);
        self.op_i(Op::Resume, 1, loc);
    }

    fn yield_from(&mut self, loc: Loc) {
        let (send, fail, exit) = (self.label(), self.label(), self.label());
        self.place(send);
        self.jump(Op::Send, exit, loc);
        // A virtual handler for the StopIteration that a close or throw may raise.
        self.jump(Pseudo::SetupFinally, fail, loc);
        self.op_i(Op::YieldValue, 1, loc);
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.op_i(Op::Resume, 2, loc);
        self.jump(Pseudo::JumpNoInterrupt, send, loc);
        self.place(fail);
        self.op(Op::CleanupThrow, loc);
        self.place(exit);
        self.op(Op::EndSend, loc);
    }

    pub fn compare_op(&mut self, op: CmpOp, loc: Loc) {
        match op {
            CmpOp::Lt => self.op_i(Op::CompareOp, 2, loc),
            CmpOp::Le => self.op_i(Op::CompareOp, 42, loc),
            CmpOp::Eq => self.op_i(Op::CompareOp, 72, loc),
            CmpOp::Ne => self.op_i(Op::CompareOp, 103, loc),
            CmpOp::Gt => self.op_i(Op::CompareOp, 132, loc),
            CmpOp::Ge => self.op_i(Op::CompareOp, 172, loc),
            CmpOp::Is => self.op_i(Op::IsOp, 0, loc),
            CmpOp::IsNot => self.op_i(Op::IsOp, 1, loc),
            CmpOp::In => self.op_i(Op::ContainsOp, 0, loc),
            CmpOp::NotIn => self.op_i(Op::ContainsOp, 1, loc),
        }
    }

    fn compare(&mut self, node: &'a Compare, loc: Loc) -> Out {
        self.expr(&node.left)?;
        let last = node.ops.len().saturating_sub(1);
        if last == 0 {
            for (op, right) in node.ops.iter().zip(&node.comparators) {
                self.expr(right)?;
                self.compare_op(*op, loc);
            }
            return Ok(());
        }
        let cleanup = self.label();
        for (index, (op, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            self.expr(right)?;
            if index < last {
                self.op_i(Op::Swap, 2, loc);
                self.op_i(Op::Copy, 2, loc);
                self.compare_op(*op, loc);
                self.op_i(Op::Copy, 1, loc);
                self.op(Op::ToBool, loc);
                self.jump(Op::PopJumpIfFalse, cleanup, loc);
                self.op(Op::PopTop, loc);
            } else {
                self.compare_op(*op, loc);
            }
        }
        let end = self.label();
        self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
        self.place(cleanup);
        self.op_i(Op::Swap, 2, loc);
        self.op(Op::PopTop, loc);
        self.place(end);
        Ok(())
    }

    /// Jumps to `next` if the truth of `test` is `condition`.
    pub fn jump_if(&mut self, test: &'a Expr, next: Label, condition: bool) -> Out {
        match &test.kind {
            ExprKind::UnaryOp(UnaryOp::Not, value) => {
                return self.jump_if(value, next, !condition);
            }
            ExprKind::BoolOp(op, values) => {
                let short = *op == BoolOp::Or;
                let early = if short != condition {
                    self.label()
                } else {
                    next
                };
                if let Some((last, first)) = values.split_last() {
                    for value in first {
                        self.jump_if(value, early, short)?;
                    }
                    self.jump_if(last, next, condition)?;
                }
                if early != next {
                    self.place(early);
                }
                return Ok(());
            }
            ExprKind::IfExp(node) => {
                let (end, other) = (self.label(), self.label());
                self.jump_if(&node.test, other, false)?;
                self.jump_if(&node.body, next, condition)?;
                self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
                self.place(other);
                self.jump_if(&node.orelse, next, condition)?;
                self.place(end);
                return Ok(());
            }
            ExprKind::Compare(node) if node.ops.len() > 1 => {
                let (cleanup, end) = (self.label(), self.label());
                let loc = test.loc;
                self.expr(&node.left)?;
                let last = node.ops.len() - 1;
                for (index, (op, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
                    self.expr(right)?;
                    if index < last {
                        self.op_i(Op::Swap, 2, loc);
                        self.op_i(Op::Copy, 2, loc);
                    }
                    self.compare_op(*op, loc);
                    self.op(Op::ToBool, loc);
                    if index < last {
                        self.jump(Op::PopJumpIfFalse, cleanup, loc);
                    } else {
                        let op = if condition {
                            Op::PopJumpIfTrue
                        } else {
                            Op::PopJumpIfFalse
                        };
                        self.jump(op, next, loc);
                    }
                }
                self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
                self.place(cleanup);
                self.op(Op::PopTop, loc);
                if !condition {
                    self.jump(Pseudo::JumpNoInterrupt, next, NO_LOCATION);
                }
                self.place(end);
                return Ok(());
            }
            _ => {}
        }
        self.expr(test)?;
        self.op(Op::ToBool, test.loc);
        let op = if condition {
            Op::PopJumpIfTrue
        } else {
            Op::PopJumpIfFalse
        };
        self.jump(op, next, test.loc);
        Ok(())
    }

    fn dict(&mut self, items: &'a [(Option<Expr>, Expr)], loc: Loc) -> Out {
        let mut have_dict = false;
        let mut start = 0;
        let flush = |this: &mut Self, from: usize, to: usize, have: &mut bool| -> Out {
            if from < to {
                this.sub_dict(&items[from..to], loc)?;
                if *have {
                    this.op_i(Op::DictUpdate, 1, loc);
                }
                *have = true;
            }
            Ok(())
        };
        for (index, (key, value)) in items.iter().enumerate() {
            if key.is_none() {
                flush(self, start, index, &mut have_dict)?;
                start = index + 1;
                if !have_dict {
                    self.op_i(Op::BuildMap, 0, loc);
                    have_dict = true;
                }
                self.expr(value)?;
                self.op_i(Op::DictUpdate, 1, loc);
            } else if (index - start) * 2 > STACK_GUIDELINE {
                flush(self, start, index + 1, &mut have_dict)?;
                start = index + 1;
            }
        }
        flush(self, start, items.len(), &mut have_dict)?;
        if !have_dict {
            self.op_i(Op::BuildMap, 0, loc);
        }
        Ok(())
    }

    fn sub_dict(&mut self, items: &'a [(Option<Expr>, Expr)], loc: Loc) -> Out {
        let big = items.len() * 2 > STACK_GUIDELINE;
        if big {
            self.op_i(Op::BuildMap, 0, loc);
        }
        for (key, value) in items {
            if let Some(key) = key {
                self.expr(key)?;
            }
            self.expr(value)?;
            if big {
                self.op_i(Op::MapAdd, 1, loc);
            }
        }
        if !big {
            self.op_i(Op::BuildMap, items.len() as u32, loc);
        }
        Ok(())
    }

    /// A list, set or tuple of `items`, of which `pushed` values more lie on the stack already.
    pub fn unpack_display(
        &mut self,
        items: &'a [Expr],
        injected: Option<&'a Name>,
        pushed: usize,
        display: Display,
        loc: Loc,
    ) -> Out {
        let (build, add, extend) = match display {
            Display::Set => (Op::BuildSet, Op::SetAdd, Op::SetUpdate),
            _ => (Op::BuildList, Op::ListAppend, Op::ListExtend),
        };
        let tuple = display == Display::Tuple;
        let total = items.len() + pushed + usize::from(injected.is_some());
        let big = total > STACK_GUIDELINE;
        let starred = items
            .iter()
            .any(|item| matches!(item.kind, ExprKind::Starred(_)));
        if !starred && !big {
            self.exprs(items)?;
            if let Some(name) = injected {
                self.name(name, Access::Load, loc);
            }
            let op = if tuple { Op::BuildTuple } else { build };
            self.op_i(op, total as u32, loc);
            return Ok(());
        }
        let mut built = false;
        if big {
            self.op_i(build, pushed as u32, loc);
            built = true;
        }
        for (index, item) in items.iter().enumerate() {
            if let ExprKind::Starred(value) = &item.kind {
                if !built {
                    self.op_i(build, (index + pushed) as u32, loc);
                    built = true;
                }
                self.expr(value)?;
                self.op_i(extend, 1, loc);
            } else {
                self.expr(item)?;
                if built {
                    self.op_i(add, 1, loc);
                }
            }
        }
        if let Some(name) = injected {
            self.name(name, Access::Load, loc);
            self.op_i(add, 1, loc);
        }
        if tuple {
            self.op_i(Op::CallIntrinsic1, 6, loc);
        }
        Ok(())
    }

    fn joined_str(&mut self, values: &'a [Expr], loc: Loc) -> Out {
        if values.len() > STACK_GUIDELINE {
            self.load_const(Const::Str(String::new()), loc);
            let index = self.u().unit.name_index("join");
            self.op_i(Op::LoadAttr, index << 1 | 1, loc);
            self.op_i(Op::BuildList, 0, loc);
            for value in values {
                self.expr(value)?;
                self.op_i(Op::ListAppend, 1, loc);
            }
            self.op_i(Op::Call, 1, loc);
            return Ok(());
        }
        self.exprs(values)?;
        match values.len() {
            0 => self.load_const(Const::Str(String::new()), loc),
            1 => {}
            count => self.op_i(Op::BuildString, count as u32, loc),
        }
        Ok(())
    }

    fn template_str(&mut self, values: &'a [Expr], loc: Loc) -> Out {
        let mut strings = 0;
        let mut after_field = true;
        for value in values {
            let field = matches!(value.kind, ExprKind::Interpolation(_));
            if !field {
                self.expr(value)?;
                strings += 1;
            } else if after_field {
                self.load_const(Const::Str(String::new()), loc);
                strings += 1;
            }
            after_field = field;
        }
        if after_field {
            self.load_const(Const::Str(String::new()), loc);
            strings += 1;
        }
        self.op_i(Op::BuildTuple, strings, loc);
        let mut fields = 0;
        for value in values {
            if matches!(value.kind, ExprKind::Interpolation(_)) {
                self.expr(value)?;
                fields += 1;
            }
        }
        self.op_i(Op::BuildTuple, fields, loc);
        self.op(Op::BuildTemplate, loc);
        Ok(())
    }

    fn slice(&mut self, parts: &'a [Option<Expr>; 3], loc: Loc) -> Out {
        if let Some(value) = constant_slice(self, parts) {
            self.load_const(value, loc);
            return Ok(());
        }
        self.slice_parts(parts, loc)?;
        let mut count = 2;
        if let Some(step) = &parts[2] {
            self.expr(step)?;
            count = 3;
        }
        self.op_i(Op::BuildSlice, count, loc);
        Ok(())
    }

    pub fn slice_parts(&mut self, parts: &'a [Option<Expr>; 3], loc: Loc) -> Out {
        for part in &parts[..2] {
            match part {
                Some(part) => self.expr(part)?,
                None => self.load_none(loc),
            }
        }
        Ok(())
    }
}

/// Which display is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Display {
    List,
    Set,
    Tuple,
}

fn constant_slice(codegen: &Codegen<'_>, parts: &[Option<Expr>; 3]) -> Option<Const> {
    let value = |part: &Option<Expr>| match part {
        None => Some(Const::None),
        Some(Expr {
            kind: ExprKind::Constant(id),
            ..
        }) => Some(codegen.constant(*id)),
        Some(_) => None,
    };
    Some(Const::Slice(Box::new([
        value(&parts[0])?,
        value(&parts[1])?,
        value(&parts[2])?,
    ])))
}

/// The parts of a slice without step, unless it is constant.
pub(super) fn two_part_slice<'e>(
    codegen: &Codegen<'_>,
    index: &'e Expr,
) -> Option<&'e [Option<Expr>; 3]> {
    match &index.kind {
        ExprKind::Slice(parts)
            if parts[2].is_none() && constant_slice(codegen, parts).is_none() =>
        {
            Some(parts)
        }
        _ => None,
    }
}
