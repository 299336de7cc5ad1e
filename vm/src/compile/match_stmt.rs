//! Code generation for `match`.

use super::expr::NB_SUBSCR;
use super::seq::{Label, Loc, NEXT_LOCATION, NO_LOCATION};
use super::unit::{Access, Codegen, Out};
use crate::code::Const;
use crate::isa::{AnyOp, Op, Pseudo};
use crate::tree::*;

/// State while one `case` is generated.
#[derive(Default, Clone)]
struct Context<'a> {
    /// Captured names, whose values lie on the stack in this order.
    stores: Vec<&'a Name>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Labels that pop as many values as their index before the next case.
    fail_pop: Vec<Label>,
    /// Values above the captures that must survive.
    on_top: usize,
}

impl<'a> Codegen<'a> {
    pub fn match_stmt(&mut self, node: &'a Match) -> Out {
        self.expr(&node.subject)?;
        let end = self.label();
        let count = node.cases.len();
        let default = match node.cases.last() {
            Some(last) if count > 1 && matches!(last.pattern.kind, PatternKind::As(None, None)) => {
                Some(last)
            }
            _ => None,
        };
        let regular = count - usize::from(default.is_some());
        for (index, case) in node.cases.iter().take(regular).enumerate() {
            let loc = case.pattern.loc;
            let keep = index + 1 != regular;
            if keep {
                self.op_i(Op::Copy, 1, loc);
            }
            let mut context = Context {
                allow_irrefutable: case.guard.is_some() || index + 1 == count,
                ..Context::default()
            };
            self.pattern(&case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.name(name, Access::Store, loc);
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut context, 0);
                self.jump_if(guard, fail, false)?;
            }
            if keep {
                self.op(Op::PopTop, NEXT_LOCATION);
            }
            self.stmts(&case.body)?;
            self.jump(Pseudo::Jump, end, NO_LOCATION);
            self.emit_fail_pops(&mut context, loc);
        }
        if let Some(case) = default {
            let loc = case.pattern.loc;
            // Keeps the line of the default case visible.
            self.op(Op::Nop, loc);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.stmts(&case.body)?;
        }
        self.place(end);
        Ok(())
    }

    fn fail_label(&mut self, context: &mut Context<'a>, pops: usize) -> Label {
        while context.fail_pop.len() <= pops {
            let label = self.label();
            context.fail_pop.push(label);
        }
        context.fail_pop[pops]
    }

    /// Jumps to where the values of this attempt are popped.
    fn fail(&mut self, context: &mut Context<'a>, op: impl Into<AnyOp>, loc: Loc) {
        let pops = context.on_top + context.stores.len();
        let label = self.fail_label(context, pops);
        self.jump(op, label, loc);
    }

    fn emit_fail_pops(&mut self, context: &mut Context<'a>, loc: Loc) {
        let labels = std::mem::take(&mut context.fail_pop);
        for (index, label) in labels.into_iter().enumerate().rev() {
            self.place(label);
            if index > 0 {
                self.op(Op::PopTop, loc);
            }
        }
    }

    fn rotate(&mut self, count: usize, loc: Loc) {
        for depth in (2..=count).rev() {
            self.op_i(Op::Swap, depth as u32, loc);
        }
    }

    fn capture(&mut self, name: Option<&'a Name>, context: &mut Context<'a>, loc: Loc) -> Out {
        let Some(name) = name else {
            self.op(Op::PopTop, loc);
            return Ok(());
        };
        self.check_duplicate(name, context, loc)?;
        self.rotate(context.on_top + context.stores.len() + 1, loc);
        context.stores.push(name);
        Ok(())
    }

    fn check_duplicate(&self, name: &Name, context: &Context<'a>, loc: Loc) -> Out {
        if context.stores.iter().any(|other| other.id == name.id) {
            let msg = format!(
                "multiple assignments to name '{}' in pattern",
                self.name_text(name.id)
            );
            return self.error(loc, msg);
        }
        Ok(())
    }

    fn sub_pattern(&mut self, pattern: &'a Pattern, context: &mut Context<'a>) -> Out {
        let before = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = before;
        Ok(())
    }

    fn test_equal(&mut self, context: &mut Context<'a>, op: CmpOp, loc: Loc) {
        self.compare_op(op, loc);
        self.op(Op::ToBool, loc);
        self.fail(context, Op::PopJumpIfFalse, loc);
    }

    /// A test of a length, whose result is a bool already.
    fn test_len(&mut self, context: &mut Context<'a>, op: CmpOp, loc: Loc) {
        self.compare_op(op, loc);
        self.fail(context, Op::PopJumpIfFalse, loc);
    }

    fn pattern(&mut self, pattern: &'a Pattern, context: &mut Context<'a>) -> Out {
        let loc = pattern.loc;
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.expr(value)?;
                self.test_equal(context, CmpOp::Eq, loc);
            }
            PatternKind::Singleton(value) => {
                self.load_singleton(value, loc);
                self.compare_op(CmpOp::Is, loc);
                self.fail(context, Op::PopJumpIfFalse, loc);
            }
            PatternKind::Sequence(patterns) => self.sequence(patterns, context, loc)?,
            PatternKind::Mapping(node) => self.mapping(node, context, loc)?,
            PatternKind::Class(node) => self.class_pattern(node, context, loc)?,
            PatternKind::Star(name) => self.capture(name.as_deref(), context, loc)?,
            PatternKind::As(None, name) => {
                if !context.allow_irrefutable {
                    let msg = match name {
                        Some(name) => format!(
                            "name capture '{}' makes remaining patterns unreachable",
                            self.name_text(name.id)
                        ),
                        None => "wildcard makes remaining patterns unreachable".to_owned(),
                    };
                    return self.error(loc, msg);
                }
                self.capture(name.as_deref(), context, loc)?;
            }
            PatternKind::As(Some(inner), name) => {
                context.on_top += 1;
                self.op_i(Op::Copy, 1, loc);
                self.pattern(inner, context)?;
                context.on_top -= 1;
                self.capture(name.as_deref(), context, loc)?;
            }
            PatternKind::Or(alternatives) => self.alternatives(alternatives, context, loc)?,
        }
        Ok(())
    }

    fn load_singleton(&mut self, value: &'a Expr, loc: Loc) {
        if let ExprKind::Constant(id) = value.kind {
            let value = self.constant(id);
            self.load_const(value, loc);
        }
    }

    fn sequence(&mut self, patterns: &'a [Pattern], context: &mut Context<'a>, loc: Loc) -> Out {
        let star = patterns
            .iter()
            .position(|pattern| matches!(pattern.kind, PatternKind::Star(_)));
        let star_wildcard = star.is_some_and(|at| patterns[at].is_wildcard());
        let only_wildcard = patterns.iter().all(Pattern::is_wildcard);
        let size = patterns.len();
        context.on_top += 1;
        self.op(Op::MatchSequence, loc);
        self.fail(context, Op::PopJumpIfFalse, loc);
        if star.is_none() {
            self.op(Op::GetLen, loc);
            self.load_const(Const::int(size as i64), loc);
            self.test_len(context, CmpOp::Eq, loc);
        } else if size > 1 {
            self.op(Op::GetLen, loc);
            self.load_const(Const::int(size as i64 - 1), loc);
            self.test_len(context, CmpOp::Ge, loc);
        }
        context.on_top -= 1;
        if only_wildcard {
            self.op(Op::PopTop, loc);
            return Ok(());
        }
        if star_wildcard {
            return self.sequence_by_index(patterns, star.unwrap_or(0), context, loc);
        }
        match star {
            Some(at) => self.op_i(Op::UnpackEx, (at | (size - at - 1) << 8) as u32, loc),
            None => self.op_i(Op::UnpackSequence, size as u32, loc),
        }
        context.on_top += size;
        for pattern in patterns {
            context.on_top -= 1;
            self.sub_pattern(pattern, context)?;
        }
        Ok(())
    }

    /// With `*_` nothing is unpacked: the items are fetched one by one.
    fn sequence_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        context: &mut Context<'a>,
        loc: Loc,
    ) -> Out {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if index == star || pattern.is_wildcard() {
                continue;
            }
            self.op_i(Op::Copy, 1, loc);
            if index < star {
                self.load_const(Const::int(index as i64), loc);
            } else {
                // Negative indices may not be supported by the subject.
                self.op(Op::GetLen, loc);
                self.load_const(Const::int((patterns.len() - index) as i64), loc);
                self.op_i(Op::BinaryOp, BinOp::Subtract as u32, loc);
            }
            self.op_i(Op::BinaryOp, NB_SUBSCR, loc);
            self.sub_pattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(Op::PopTop, loc);
        Ok(())
    }

    fn mapping(&mut self, node: &'a MappingPattern, context: &mut Context<'a>, loc: Loc) -> Out {
        let size = node.keys.len();
        context.on_top += 1;
        self.op(Op::MatchMapping, loc);
        self.fail(context, Op::PopJumpIfFalse, loc);
        if size == 0 && node.rest.is_none() {
            context.on_top -= 1;
            self.op(Op::PopTop, loc);
            return Ok(());
        }
        if size > 0 {
            self.op(Op::GetLen, loc);
            self.load_const(Const::int(size as i64), loc);
            self.test_len(context, CmpOp::Ge, loc);
        }
        self.exprs(&node.keys)?;
        self.op_i(Op::BuildTuple, size as u32, loc);
        self.op(Op::MatchKeys, loc);
        context.on_top += 2;
        self.op_i(Op::Copy, 1, loc);
        self.load_none(loc);
        self.compare_op(CmpOp::IsNot, loc);
        self.fail(context, Op::PopJumpIfFalse, loc);
        self.op_i(Op::UnpackSequence, size as u32, loc);
        context.on_top += size;
        context.on_top -= 1;
        for pattern in &node.patterns {
            context.on_top -= 1;
            self.sub_pattern(pattern, context)?;
        }
        context.on_top -= 2;
        match &node.rest {
            Some(rest) => {
                self.op_i(Op::BuildMap, 0, loc);
                self.op_i(Op::Swap, 3, loc);
                self.op_i(Op::DictUpdate, 2, loc);
                self.op_i(Op::UnpackSequence, size as u32, loc);
                for left in (1..=size).rev() {
                    self.op_i(Op::Copy, 1 + left as u32, loc);
                    self.op_i(Op::Swap, 2, loc);
                    self.op(Op::DeleteSubscr, loc);
                }
                self.capture(Some(rest), context, loc)?;
            }
            None => {
                self.op(Op::PopTop, loc);
                self.op(Op::PopTop, loc);
            }
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        node: &'a ClassPattern,
        context: &mut Context<'a>,
        loc: Loc,
    ) -> Out {
        self.expr(&node.cls)?;
        let names = node
            .kwd_names
            .iter()
            .map(|name| Const::Str(self.name_text(*name).to_owned()))
            .collect();
        self.load_const(Const::Tuple(names), loc);
        self.op_i(Op::MatchClass, node.patterns.len() as u32, loc);
        self.op_i(Op::Copy, 1, loc);
        self.load_none(loc);
        self.compare_op(CmpOp::IsNot, loc);
        context.on_top += 1;
        self.fail(context, Op::PopJumpIfFalse, loc);
        let count = node.patterns.len() + node.kwd_patterns.len();
        self.op_i(Op::UnpackSequence, count as u32, loc);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in node.patterns.iter().chain(&node.kwd_patterns) {
            context.on_top -= 1;
            if matches!(pattern.kind, PatternKind::As(None, None)) {
                self.op(Op::PopTop, loc);
            } else {
                self.sub_pattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn alternatives(
        &mut self,
        patterns: &'a [Pattern],
        context: &mut Context<'a>,
        loc: Loc,
    ) -> Out {
        let end = self.label();
        let mut control: Option<Vec<&'a Name>> = None;
        let last = patterns.len().saturating_sub(1);
        for (index, pattern) in patterns.iter().enumerate() {
            let at = pattern.loc;
            let mut inner = Context {
                allow_irrefutable: index == last && context.allow_irrefutable,
                ..Context::default()
            };
            self.op_i(Op::Copy, 1, at);
            self.pattern(pattern, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => self.same_captures(control, &mut inner.stores, at, loc)?,
            }
            self.jump(Pseudo::JumpNoInterrupt, end, at);
            self.emit_fail_pops(&mut inner, at);
        }
        self.op(Op::PopTop, loc);
        self.fail(context, Pseudo::Jump, loc);
        self.place(end);
        let control = control.unwrap_or_default();
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(rotations, loc);
            self.check_duplicate(name, context, loc)?;
            context.stores.push(name);
        }
        self.op(Op::PopTop, loc);
        Ok(())
    }

    /// Every alternative must capture the same names; brings them into the order of the first.
    fn same_captures(
        &mut self,
        control: &[&'a Name],
        stores: &mut Vec<&'a Name>,
        at: Loc,
        whole: Loc,
    ) -> Out {
        let differ = "alternative patterns bind different names";
        if stores.len() != control.len() {
            return self.error(whole, differ);
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|name| name.id == control[wanted].id) else {
                return self.error(whole, differ);
            };
            if found != wanted {
                let count = found + 1;
                let rotated: Vec<&'a Name> = stores.drain(..count).collect();
                let insert_at = wanted - found;
                stores.splice(insert_at..insert_at, rotated);
                for _ in 0..count {
                    self.rotate(wanted + 1, at);
                }
            }
        }
        Ok(())
    }
}
