//! Code generation for calls, attributes and `super()`.

use super::expr::Display;
use super::seq::{Label, Loc, NO_LOCATION};
use super::unit::{Access, Codegen, Out, STACK_GUIDELINE};
use crate::code::Const;
use crate::frontend::symtable::{Place, def};
use crate::isa::{Op, Pseudo};
use crate::tree::*;

impl<'a> Codegen<'a> {
    /// Moves the start of a location to the attribute name if that stands on a later line.
    pub fn attr_loc(&self, mut loc: Loc, attr: &Expr, name: NameId) -> Loc {
        if loc.line != attr.loc.end_line {
            loc.line = attr.loc.end_line;
            let length = self.unmangled(self.name_text(name)).chars().count() as i32;
            if length <= attr.loc.end_col {
                loc.col = attr.loc.end_col - length;
            } else {
                (loc.col, loc.end_col) = (-1, -1);
            }
            if loc.end_line < loc.line {
                loc.end_line = loc.line;
            }
            if loc.line == loc.end_line {
                loc.end_col = loc.end_col.max(loc.col);
            }
        }
        loc
    }

    /// `super()` that may be fused with the attribute after it.
    fn super_call(&self, value: &'a Expr) -> Option<&'a Call> {
        let ExprKind::Call(call) = &value.kind else {
            return None;
        };
        let ExprKind::Name(name) = &call.func.kind else {
            return None;
        };
        if self.name_text(name.id) != "super" || !call.keywords.is_empty() {
            return None;
        }
        if self.symbol(name.id).place != Place::GlobalImplicit {
            return None;
        }
        let module = self.table.get(self.module.scope.id)?;
        if module
            .symbol(name.id)
            .is_some_and(|symbol| symbol.place != Place::Unknown)
        {
            return None;
        }
        if call.args.len() == 2 {
            let starred = call
                .args
                .iter()
                .any(|arg| matches!(arg.kind, ExprKind::Starred(_)));
            return (!starred).then_some(call);
        }
        if !call.args.is_empty() || self.top().unit.argcount == 0 {
            return None;
        }
        (self.symbol(self.name_id("__class__")).place == Place::Free).then_some(call)
    }

    fn super_args(&mut self, call: &'a Call, loc: Loc) -> Out {
        if let ExprKind::Name(name) = &call.func.kind {
            self.name(name, Access::Load, call.func.loc);
        }
        if call.args.is_empty() {
            let class = self.name_op(self.name_id("__class__"), Access::Load, loc);
            self.note_var(&call.super_vars[0], class);
            let first = self.top().unit.varnames.get(0).cloned().unwrap_or_default();
            let first = self.name_op(self.name_id(&first), Access::Load, loc);
            self.note_var(&call.super_vars[1], first);
        } else {
            self.exprs(&call.args)?;
        }
        Ok(())
    }

    fn super_attr(&mut self, call: &'a Call, name: NameId, method: bool, loc: Loc) {
        let text = self.name_text(name);
        let index = self.u().unit.name_index(text);
        let two = if call.args.is_empty() { 0 } else { 2 };
        self.op_i(Op::LoadSuperAttr, index << 2 | two | u32::from(method), loc);
    }

    pub fn attribute(&mut self, expr: &'a Expr, value: &'a Expr, name: NameId) -> Out {
        if let Some(call) = self.super_call(value) {
            self.super_args(call, value.loc)?;
            self.super_attr(call, name, false, expr.loc);
            let loc = self.attr_loc(expr.loc, expr, name);
            self.op(Op::Nop, loc);
            return Ok(());
        }
        self.expr(value)?;
        let loc = self.attr_loc(expr.loc, expr, name);
        self.load_attr(name, false, loc);
        Ok(())
    }

    pub fn call(&mut self, call: &'a Call, loc: Loc) -> Out {
        self.check_keywords(&call.keywords)?;
        if self.method_call(call, loc)? {
            return Ok(());
        }
        let skip = self.label();
        self.expr(&call.func)?;
        self.builtin_call(call, skip)?;
        self.op(Op::PushNull, call.func.loc);
        self.call_helper(0, &call.args, None, &call.keywords, loc)?;
        self.place(skip);
        Ok(())
    }

    fn check_keywords(&self, keywords: &[Keyword]) -> Out {
        for (index, keyword) in keywords.iter().enumerate() {
            let Some(name) = keyword.arg else { continue };
            if let Some(other) = keywords[index + 1..]
                .iter()
                .find(|other| other.arg == Some(name))
            {
                let msg = format!("keyword argument repeated: {}", self.name_text(name));
                return self.error(other.loc, msg);
            }
        }
        Ok(())
    }

    fn method_call(&mut self, call: &'a Call, loc: Loc) -> Out<bool> {
        let func = &call.func;
        let ExprKind::Attribute(value, name) = &func.kind else {
            return Ok(false);
        };
        // A name imported at module level is most likely a module: no method there.
        if let ExprKind::Name(base) = &value.kind {
            let module = self.table.get(self.module.scope.id);
            let symbol = match self.units.len() {
                1 => Some(self.symbol(base.id)),
                _ => module.and_then(|module| module.symbol(base.id)),
            };
            if symbol.is_some_and(|symbol| symbol.flags & def::IMPORT != 0) {
                return Ok(false);
            }
        }
        let keywords = call.keywords.len();
        if call.args.len() + keywords + usize::from(keywords != 0) >= STACK_GUIDELINE {
            return Ok(false);
        }
        if call
            .args
            .iter()
            .any(|arg| matches!(arg.kind, ExprKind::Starred(_)))
            || call.keywords.iter().any(|keyword| keyword.arg.is_none())
        {
            return Ok(false);
        }
        let mut at;
        if let Some(inner) = self.super_call(value) {
            self.super_args(inner, value.loc)?;
            self.super_attr(inner, *name, true, func.loc);
            at = self.attr_loc(func.loc, func, *name);
            self.op(Op::Nop, at);
        } else {
            self.expr(value)?;
            at = self.attr_loc(func.loc, func, *name);
            self.load_attr(*name, true, at);
        }
        self.exprs(&call.args)?;
        let count = (call.args.len() + keywords) as u32;
        if keywords > 0 {
            for keyword in &call.keywords {
                self.expr(&keyword.value)?;
            }
            self.keyword_names(&call.keywords, at);
            at = self.attr_loc(loc, func, *name);
            self.op_i(Op::CallKw, count, at);
        } else {
            at = self.attr_loc(loc, func, *name);
            self.op_i(Op::Call, count, at);
        }
        Ok(true)
    }

    fn keyword_names(&mut self, keywords: &[Keyword], loc: Loc) {
        let names = keywords.iter().filter_map(|keyword| keyword.arg);
        let names = names
            .map(|name| Const::Str(self.name_text(name).to_owned()))
            .collect();
        self.load_const(Const::Tuple(names), loc);
    }

    /// `all(...)`, `any(...)` and `tuple(...)` of a generator expression run its loop inline while the name still is the
    /// builtin.
    fn builtin_call(&mut self, call: &'a Call, end: Label) -> Out {
        let (ExprKind::Name(name), [arg], []) = (&call.func.kind, &*call.args, &*call.keywords)
        else {
            return Ok(());
        };
        let ExprKind::Comp(comp) = &arg.kind else {
            return Ok(());
        };
        if comp.kind != CompKind::Generator {
            return Ok(());
        }
        let (constant, initial, continue_if) = match self.name_text(name.id) {
            "all" => (3, Some(true), Op::PopJumpIfTrue),
            "any" => (4, Some(false), Op::PopJumpIfFalse),
            "tuple" => (2, None, Op::PopJumpIfTrue),
            _ => return Ok(()),
        };
        let loc = call.func.loc;
        let skip = self.label();
        self.op_i(Op::Copy, 1, loc);
        self.op_i(Op::LoadCommonConstant, constant, loc);
        self.op_i(Op::IsOp, 0, loc);
        self.jump(Op::PopJumpIfFalse, skip, loc);
        self.op(Op::PopTop, loc);
        if initial.is_none() {
            self.op_i(Op::BuildList, 0, loc);
        }
        self.expr(arg)?;
        let (start, cleanup) = (self.label(), self.label());
        self.place(start);
        self.jump(Op::ForIter, cleanup, loc);
        match initial {
            None => {
                self.op_i(Op::ListAppend, 2, loc);
                self.jump(Pseudo::Jump, start, loc);
            }
            Some(_) => {
                self.op(Op::ToBool, loc);
                self.jump(continue_if, start, loc);
            }
        }
        self.op(Op::PopIter, NO_LOCATION);
        if let Some(value) = initial {
            self.load_const(Const::bool(!value), loc);
        }
        self.jump(Pseudo::JumpNoInterrupt, end, loc);
        self.place(cleanup);
        self.op(Op::EndFor, NO_LOCATION);
        self.op(Op::PopIter, NO_LOCATION);
        match initial {
            None => self.op_i(Op::CallIntrinsic1, 6, loc),
            Some(value) => self.load_const(Const::bool(value), loc),
        }
        self.jump(Pseudo::JumpNoInterrupt, end, loc);
        self.place(skip);
        Ok(())
    }

    /// Arguments and call, with the callable, its NULL and `pushed` arguments on the stack.
    pub fn call_helper(
        &mut self,
        pushed: usize,
        args: &'a [Expr],
        injected: Option<&'a Name>,
        keywords: &'a [Keyword],
        loc: Loc,
    ) -> Out {
        let starred = args
            .iter()
            .any(|arg| matches!(arg.kind, ExprKind::Starred(_)));
        let double = keywords.iter().any(|keyword| keyword.arg.is_none());
        let count = args.len() + usize::from(injected.is_some());
        if count + keywords.len() * 2 <= STACK_GUIDELINE && !starred && !double {
            self.exprs(args)?;
            if let Some(name) = injected {
                self.name(name, Access::Load, loc);
            }
            if keywords.is_empty() {
                self.op_i(Op::Call, (pushed + count) as u32, loc);
            } else {
                for keyword in keywords {
                    self.expr(&keyword.value)?;
                }
                self.keyword_names(keywords, loc);
                self.op_i(Op::CallKw, (pushed + count + keywords.len()) as u32, loc);
            }
            return Ok(());
        }
        match args {
            [
                Expr {
                    kind: ExprKind::Starred(value),
                    ..
                },
            ] if pushed == 0 && injected.is_none() => self.expr(value)?,
            _ => self.unpack_display(args, injected, pushed, Display::Tuple, loc)?,
        }
        if keywords.is_empty() {
            self.op(Op::PushNull, loc);
        } else {
            self.keyword_dict(keywords, loc)?;
        }
        self.op(Op::CallFunctionEx, loc);
        Ok(())
    }

    fn keyword_dict(&mut self, keywords: &'a [Keyword], loc: Loc) -> Out {
        let mut have_dict = false;
        let mut start = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_none() {
                if start < index {
                    self.sub_keywords(&keywords[start..index], loc)?;
                    if have_dict {
                        self.op_i(Op::DictMerge, 1, loc);
                    }
                    have_dict = true;
                }
                start = index + 1;
                if !have_dict {
                    self.op_i(Op::BuildMap, 0, loc);
                    have_dict = true;
                }
                self.expr(&keyword.value)?;
                self.op_i(Op::DictMerge, 1, loc);
            }
        }
        if start < keywords.len() {
            self.sub_keywords(&keywords[start..], loc)?;
            if have_dict {
                self.op_i(Op::DictMerge, 1, loc);
            }
        }
        Ok(())
    }

    fn sub_keywords(&mut self, keywords: &'a [Keyword], loc: Loc) -> Out {
        let big = keywords.len() * 2 > STACK_GUIDELINE;
        if big {
            self.op_i(Op::BuildMap, 0, NO_LOCATION);
        }
        for keyword in keywords {
            let name = keyword.arg.map_or("", |name| self.name_text(name));
            self.load_const(Const::Str(name.to_owned()), loc);
            self.expr(&keyword.value)?;
            if big {
                self.op_i(Op::MapAdd, 1, NO_LOCATION);
            }
        }
        if !big {
            self.op_i(Op::BuildMap, keywords.len() as u32, loc);
        }
        Ok(())
    }
}
