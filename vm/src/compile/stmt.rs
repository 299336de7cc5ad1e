//! Code generation for simple statements, branches and loops, and the unwinding that leaves enclosing constructs.

use super::seq::{Label, Loc, NO_LOCATION};
use super::unit::{Access, Codegen, FBlock, Out, UnitKind};
use crate::code::Const;
use crate::isa::{Op, Pseudo};
use crate::tree::*;

/// CPython's limit on loops, `try`, `with` and inlined comprehensions inside each other.
const MAX_BLOCKS: usize = 21;

impl<'a> Codegen<'a> {
    pub fn stmts(&mut self, stmts: &'a [Stmt]) -> Out {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    /// Enters a block that jumps out of it have to unwind.
    pub fn enter_block(&mut self, block: FBlock<'a>, loc: Loc) -> Out {
        if self.u().fblocks.len() >= MAX_BLOCKS {
            return self.error(loc, "too many statically nested blocks");
        }
        self.u().fblocks.push(block);
        Ok(())
    }

    pub fn stmt(&mut self, stmt: &'a Stmt) -> Out {
        let loc = stmt.loc;
        match &stmt.kind {
            StmtKind::FunctionDef(function) => self.function_def(function, loc)?,
            StmtKind::ClassDef(class) => self.class_def(class, loc)?,
            StmtKind::Return(value) => self.return_stmt(value.as_deref(), loc)?,
            StmtKind::Delete(targets) => {
                targets.iter().try_for_each(|target| self.delete(target))?
            }
            StmtKind::Assign(assign) => {
                let (targets, value) = &**assign;
                self.expr(value)?;
                for (index, target) in targets.iter().enumerate() {
                    if index + 1 < targets.len() {
                        self.op_i(Op::Copy, 1, loc);
                    }
                    self.store(target)?;
                }
            }
            StmtKind::TypeAlias(alias) => self.type_alias(alias, loc)?,
            StmtKind::AugAssign(op, pair) => self.augmented(*op, pair, loc)?,
            StmtKind::AnnAssign(node) => self.annotated(node, loc)?,
            StmtKind::For(node) => self.for_stmt(node, loc)?,
            StmtKind::While(node) => self.while_stmt(node, loc)?,
            StmtKind::If(node) => self.if_stmt(node)?,
            StmtKind::With(node) => self.with_stmt(node, 0)?,
            StmtKind::Match(node) => self.match_stmt(node)?,
            StmtKind::Raise(exc, cause) => {
                let mut count = 0;
                for value in [exc, cause].into_iter().flatten() {
                    self.expr(value)?;
                    count += 1;
                }
                self.op_i(Op::RaiseVarargs, count, loc);
            }
            StmtKind::Try(node) => {
                if node.finalbody.is_empty() {
                    self.try_handlers(node, loc)?;
                } else {
                    self.try_finally(node, loc)?;
                }
            }
            StmtKind::Assert(node) => {
                let end = self.label();
                self.jump_if(&node.0, end, true)?;
                self.op_i(Op::LoadCommonConstant, 0, loc);
                if let Some(message) = &node.1 {
                    self.expr(message)?;
                    self.op_i(Op::Call, 0, loc);
                }
                self.op_i(Op::RaiseVarargs, 1, node.0.loc);
                self.place(end);
            }
            StmtKind::Import(names) => {
                for alias in names {
                    self.import(alias, loc);
                }
            }
            StmtKind::ImportFrom(node) => self.import_from(node, loc),
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => {}
            StmtKind::Expr(value) => self.expr_stmt(value, loc)?,
            StmtKind::Pass => self.op(Op::Nop, loc),
            StmtKind::Break => self.leave_loop(true, loc)?,
            StmtKind::Continue => self.leave_loop(false, loc)?,
        }
        Ok(())
    }

    fn expr_stmt(&mut self, value: &'a Expr, loc: Loc) -> Out {
        if self.module.mode == Mode::Single && self.units.len() == 1 {
            self.expr(value)?;
            self.op_i(Op::CallIntrinsic1, 1, loc);
            self.op(Op::PopTop, NO_LOCATION);
        } else if matches!(value.kind, ExprKind::Constant(_)) {
            self.op(Op::Nop, loc);
        } else {
            self.expr(value)?;
            self.op(Op::PopTop, NO_LOCATION);
        }
        Ok(())
    }

    fn import(&mut self, alias: &'a Alias, loc: Loc) {
        let name = self.name_text(alias.name);
        self.load_const(Const::int(0), loc);
        self.load_none(loc);
        self.op_name(Op::ImportName, name, loc);
        let mut parts = name.split('.').skip(1).peekable();
        if alias.asname.is_none() || parts.peek().is_none() {
            self.name(&alias.target, Access::Store, loc);
            return;
        }
        // `import a.b.c as d` binds the innermost module.
        while let Some(part) = parts.next() {
            self.op_name(Op::ImportFrom, part, loc);
            if parts.peek().is_some() {
                self.op_i(Op::Swap, 2, loc);
                self.op(Op::PopTop, loc);
            }
        }
        self.name(&alias.target, Access::Store, loc);
        self.op(Op::PopTop, loc);
    }

    fn import_from(&mut self, node: &'a ImportFrom, loc: Loc) {
        self.load_const(Const::int(i64::from(node.level)), loc);
        let names = self.constant(node.fromlist);
        self.load_const(names, loc);
        let module = node.module.map_or("", |module| self.name_text(module));
        self.op_name(Op::ImportName, module, loc);
        for alias in &node.names {
            let name = self.name_text(alias.name);
            if name == "*" {
                self.op_i(Op::CallIntrinsic1, 2, loc);
                self.op(Op::PopTop, NO_LOCATION);
                return;
            }
            self.op_name(Op::ImportFrom, name, loc);
            self.name(&alias.target, Access::Store, loc);
        }
        self.op(Op::PopTop, loc);
    }

    fn if_stmt(&mut self, node: &'a If) -> Out {
        // An `elif` chain is a list in spirit: walk it without recursion.
        let end = self.label();
        let mut node = node;
        loop {
            let next = if node.orelse.is_empty() {
                end
            } else {
                self.label()
            };
            self.jump_if(&node.test, next, false)?;
            self.stmts(&node.body)?;
            if node.orelse.is_empty() {
                break;
            }
            self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
            self.place(next);
            match &*node.orelse {
                [
                    Stmt {
                        kind: StmtKind::If(elif),
                        ..
                    },
                ] => node = elif,
                orelse => {
                    self.stmts(orelse)?;
                    break;
                }
            }
        }
        self.place(end);
        Ok(())
    }

    fn for_stmt(&mut self, node: &'a For, stmt_loc: Loc) -> Out {
        let (start, cleanup, end) = (self.label(), self.label(), self.label());
        self.enter_block(FBlock::For { start, exit: end }, stmt_loc)?;
        self.expr(&node.iter)?;
        let loc = node.iter.loc;
        self.op(Op::GetIter, loc);
        self.place(start);
        self.jump(Op::ForIter, cleanup, loc);
        // Keeps the line of the target visible; removed when redundant.
        self.op(Op::Nop, node.target.loc);
        self.store(&node.target)?;
        self.stmts(&node.body)?;
        self.jump(Pseudo::Jump, start, NO_LOCATION);
        self.place(cleanup);
        self.op(Op::EndFor, NO_LOCATION);
        self.op(Op::PopIter, NO_LOCATION);
        self.u().fblocks.pop();
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn while_stmt(&mut self, node: &'a While, loc: Loc) -> Out {
        let (start, end, anchor) = (self.label(), self.label(), self.label());
        self.place(start);
        self.enter_block(FBlock::While { start, exit: end }, loc)?;
        self.jump_if(&node.test, anchor, false)?;
        self.stmts(&node.body)?;
        self.jump(Pseudo::Jump, start, NO_LOCATION);
        self.u().fblocks.pop();
        self.place(anchor);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn return_stmt(&mut self, value: Option<&'a Expr>, stmt: Loc) -> Out {
        let mut loc = stmt;
        let constant = match value {
            Some(Expr {
                kind: ExprKind::Constant(id),
                ..
            }) => Some(self.constant(*id)),
            _ => None,
        };
        if self.module.mode == Mode::Eval && self.units.len() == 1 {
            if let Some(value) = value {
                self.expr(value)?;
            }
            return Ok(());
        }
        if !matches!(self.top().kind, UnitKind::Function | UnitKind::Lambda) {
            return self.error(loc, "'return' outside function");
        }
        let preserve = value.is_some() && constant.is_none();
        match value {
            Some(value) if preserve => self.expr(value)?,
            Some(value) => {
                loc = value.loc;
                self.op(Op::Nop, loc);
            }
            None => {}
        }
        if value.is_none_or(|value| value.loc.line != stmt.line) {
            loc = stmt;
            self.op(Op::Nop, loc);
        }
        self.unwind_all(&mut loc, preserve, false)?;
        match (value, constant) {
            (None, _) => self.load_none(loc),
            (Some(_), Some(constant)) => self.load_const(constant, loc),
            _ => {}
        }
        self.op(Op::ReturnValue, loc);
        Ok(())
    }

    fn leave_loop(&mut self, exit: bool, origin: Loc) -> Out {
        let mut loc = origin;
        self.op(Op::Nop, loc);
        let target: Option<(FBlock<'a>, Label)> =
            self.unwind_all(&mut loc, false, true)?
                .map(|block| match block {
                    FBlock::While { start, exit: end } | FBlock::For { start, exit: end } => {
                        (block, if exit { end } else { start })
                    }
                    _ => (block, Label(0)),
                });
        let Some((block, label)) = target else {
            let msg = if exit {
                "'break' outside loop"
            } else {
                "'continue' not properly in loop"
            };
            return self.error(origin, msg);
        };
        if exit {
            self.unwind_one(block, &mut loc, false)?;
        }
        self.jump(Pseudo::Jump, label, loc);
        Ok(())
    }

    /// Unwinds the blocks of the unit, up to the innermost loop if `to_loop`, which is returned.
    fn unwind_all(
        &mut self,
        loc: &mut Loc,
        preserve: bool,
        to_loop: bool,
    ) -> Out<Option<FBlock<'a>>> {
        let Some(block) = self.u().fblocks.last().copied() else {
            return Ok(None);
        };
        if matches!(block, FBlock::ExceptionGroupHandler) {
            let at = if loc.is_none() {
                self.fallback_loc()
            } else {
                *loc
            };
            return self.error(
                at,
                "'break', 'continue' and 'return' cannot appear in an except* block",
            );
        }
        if to_loop && matches!(block, FBlock::While { .. } | FBlock::For { .. }) {
            return Ok(Some(block));
        }
        self.u().fblocks.pop();
        let outcome = self.unwind_one(block, loc, preserve);
        let found = match outcome {
            Ok(()) => self.unwind_all(loc, preserve, to_loop),
            Err(error) => Err(error),
        };
        self.u().fblocks.push(block);
        found
    }

    fn fallback_loc(&self) -> Loc {
        Loc::new(
            self.top().unit.firstlineno,
            self.top().unit.firstlineno,
            0,
            0,
        )
    }

    fn unwind_one(&mut self, block: FBlock<'a>, loc: &mut Loc, preserve: bool) -> Out {
        match block {
            FBlock::While { .. }
            | FBlock::TryExcept
            | FBlock::ExceptionHandler
            | FBlock::ExceptionGroupHandler
            | FBlock::Comprehension
            | FBlock::StopIteration => {
                if matches!(block, FBlock::TryExcept) {
                    self.pseudo(Pseudo::PopBlock, *loc);
                }
            }
            FBlock::For { .. } => {
                if preserve {
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.op(Op::PopTop, *loc);
            }
            FBlock::FinallyTry(body) => {
                self.pseudo(Pseudo::PopBlock, *loc);
                if preserve {
                    self.u().fblocks.push(FBlock::PopValue);
                }
                self.stmts(body)?;
                if preserve {
                    self.u().fblocks.pop();
                }
                // What follows belongs to no line of its own.
                *loc = NO_LOCATION;
            }
            FBlock::FinallyEnd => {
                if preserve {
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.op(Op::PopTop, *loc);
                if preserve {
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.pseudo(Pseudo::PopBlock, *loc);
                self.op(Op::PopExcept, *loc);
            }
            FBlock::With(with) => {
                *loc = with;
                self.pseudo(Pseudo::PopBlock, *loc);
                if preserve {
                    self.op_i(Op::Swap, 3, *loc);
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.call_exit(*loc);
                self.op(Op::PopTop, *loc);
                *loc = NO_LOCATION;
            }
            FBlock::HandlerCleanup(name) => {
                if name.is_some() {
                    self.pseudo(Pseudo::PopBlock, *loc);
                }
                if preserve {
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.pseudo(Pseudo::PopBlock, *loc);
                self.op(Op::PopExcept, *loc);
                if let Some(name) = name {
                    self.load_none(*loc);
                    self.name(name, Access::Store, *loc);
                    self.name(name, Access::Del, *loc);
                }
            }
            FBlock::PopValue => {
                if preserve {
                    self.op_i(Op::Swap, 2, *loc);
                }
                self.op(Op::PopTop, *loc);
            }
        }
        Ok(())
    }
}
