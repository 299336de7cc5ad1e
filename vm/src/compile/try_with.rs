//! Code generation for `try` and `with`.

use super::seq::{Label, Loc, NO_LOCATION};
use super::unit::{Access, Codegen, FBlock, Out};
use crate::isa::{Op, Pseudo};
use crate::tree::*;

impl<'a> Codegen<'a> {
    fn pop_except_and_reraise(&mut self) {
        self.op_i(Op::Copy, 3, NO_LOCATION);
        self.op(Op::PopExcept, NO_LOCATION);
        self.op_i(Op::Reraise, 1, NO_LOCATION);
    }

    pub fn try_finally(&mut self, node: &'a Try, loc: Loc) -> Out {
        let (body, end, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        self.jump(Pseudo::SetupFinally, end, loc);
        self.place(body);
        self.enter_block(FBlock::FinallyTry(&node.finalbody), loc)?;
        if node.handlers.is_empty() {
            self.stmts(&node.body)?;
        } else {
            self.try_handlers(node, loc)?;
        }
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.u().fblocks.pop();
        self.stmts(&node.finalbody)?;
        self.jump(Pseudo::JumpNoInterrupt, exit, NO_LOCATION);
        self.place(end);
        self.enter_block(FBlock::FinallyEnd, loc)?;
        self.jump(Pseudo::SetupCleanup, cleanup, NO_LOCATION);
        self.op(Op::PushExcInfo, NO_LOCATION);
        self.stmts(&node.finalbody)?;
        self.u().fblocks.pop();
        self.op_i(Op::Reraise, 0, NO_LOCATION);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
        Ok(())
    }

    /// `try` with handlers, without its `finally`.
    pub fn try_handlers(&mut self, node: &'a Try, loc: Loc) -> Out {
        if node.star {
            self.try_star(node, loc)
        } else {
            self.try_except(node, loc)
        }
    }

    fn forget(&mut self, name: Option<&'a Name>) {
        if let Some(name) = name {
            self.load_none(NO_LOCATION);
            self.name(name, Access::Store, NO_LOCATION);
            self.name(name, Access::Del, NO_LOCATION);
        }
    }

    fn try_except(&mut self, node: &'a Try, loc: Loc) -> Out {
        let (body, mut except, end, cleanup) =
            (self.label(), self.label(), self.label(), self.label());
        self.jump(Pseudo::SetupFinally, except, loc);
        self.place(body);
        self.enter_block(FBlock::TryExcept, loc)?;
        self.stmts(&node.body)?;
        self.u().fblocks.pop();
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.stmts(&node.orelse)?;
        self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
        self.place(except);
        self.jump(Pseudo::SetupCleanup, cleanup, NO_LOCATION);
        self.op(Op::PushExcInfo, NO_LOCATION);
        self.enter_block(FBlock::ExceptionHandler, loc)?;
        for handler in &node.handlers {
            let loc = handler.loc;
            except = self.label();
            if let Some(type_) = &handler.type_ {
                self.expr(type_)?;
                self.op(Op::CheckExcMatch, loc);
                self.jump(Op::PopJumpIfFalse, except, loc);
            }
            let name = handler.name.as_ref();
            let cleanup_end = self.label();
            match name {
                Some(name) => {
                    self.name(name, Access::Store, loc);
                    self.jump(Pseudo::SetupCleanup, cleanup_end, loc);
                }
                None => self.op(Op::PopTop, loc),
            }
            let body = self.label();
            self.place(body);
            self.enter_block(FBlock::HandlerCleanup(name), loc)?;
            self.stmts(&handler.body)?;
            self.u().fblocks.pop();
            self.pseudo(Pseudo::PopBlock, NO_LOCATION);
            if name.is_some() {
                self.pseudo(Pseudo::PopBlock, NO_LOCATION);
            }
            self.op(Op::PopExcept, NO_LOCATION);
            self.forget(name);
            self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
            if name.is_some() {
                self.place(cleanup_end);
                self.forget(name);
                self.op_i(Op::Reraise, 1, NO_LOCATION);
            }
            self.place(except);
        }
        self.op_i(Op::Reraise, 0, NO_LOCATION);
        self.u().fblocks.pop();
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(end);
        Ok(())
    }

    fn try_star(&mut self, node: &'a Try, loc: Loc) -> Out {
        let (body, mut except, orelse) = (self.label(), self.label(), self.label());
        let (end, cleanup, reraise_star) = (self.label(), self.label(), self.label());
        self.jump(Pseudo::SetupFinally, except, loc);
        self.place(body);
        self.enter_block(FBlock::TryExcept, loc)?;
        self.stmts(&node.body)?;
        self.u().fblocks.pop();
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.jump(Pseudo::JumpNoInterrupt, orelse, NO_LOCATION);
        self.place(except);
        self.jump(Pseudo::SetupCleanup, cleanup, NO_LOCATION);
        self.op(Op::PushExcInfo, NO_LOCATION);
        self.enter_block(FBlock::ExceptionGroupHandler, loc)?;
        let last = node.handlers.len().saturating_sub(1);
        for (index, handler) in node.handlers.iter().enumerate() {
            let loc = handler.loc;
            except = self.label();
            let (with_error, no_match) = (self.label(), self.label());
            if index == 0 {
                // Results of the handlers, and the group that is still to be handled.
                self.op_i(Op::BuildList, 0, loc);
                self.op_i(Op::Copy, 2, loc);
            }
            if let Some(type_) = &handler.type_ {
                self.expr(type_)?;
                self.op(Op::CheckEgMatch, loc);
                self.op_i(Op::Copy, 1, loc);
                self.jump(Op::PopJumpIfNone, no_match, loc);
            }
            let (cleanup_end, body) = (self.label(), self.label());
            let name = handler.name.as_ref();
            match name {
                Some(name) => self.name(name, Access::Store, loc),
                None => self.op(Op::PopTop, loc),
            }
            self.jump(Pseudo::SetupCleanup, cleanup_end, loc);
            self.place(body);
            self.enter_block(FBlock::HandlerCleanup(name), loc)?;
            self.stmts(&handler.body)?;
            self.u().fblocks.pop();
            self.pseudo(Pseudo::PopBlock, NO_LOCATION);
            self.forget(name);
            self.jump(Pseudo::JumpNoInterrupt, except, NO_LOCATION);
            self.place(cleanup_end);
            self.forget(name);
            self.op_i(Op::ListAppend, 3, NO_LOCATION);
            self.op(Op::PopTop, NO_LOCATION);
            self.jump(Pseudo::JumpNoInterrupt, with_error, NO_LOCATION);
            self.place(except);
            self.op(Op::Nop, NO_LOCATION);
            self.jump(Pseudo::JumpNoInterrupt, with_error, NO_LOCATION);
            self.place(no_match);
            self.op(Op::PopTop, loc);
            self.place(with_error);
            if index == last {
                self.op_i(Op::ListAppend, 1, NO_LOCATION);
                self.jump(Pseudo::JumpNoInterrupt, reraise_star, NO_LOCATION);
            }
        }
        self.u().fblocks.pop();
        let reraise = self.label();
        self.place(reraise_star);
        self.op_i(Op::CallIntrinsic2, 1, NO_LOCATION);
        self.op_i(Op::Copy, 1, NO_LOCATION);
        self.jump(Op::PopJumpIfNotNone, reraise, NO_LOCATION);
        self.op(Op::PopTop, NO_LOCATION);
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.op(Op::PopExcept, NO_LOCATION);
        self.jump(Pseudo::JumpNoInterrupt, end, NO_LOCATION);
        self.place(reraise);
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.op_i(Op::Swap, 2, NO_LOCATION);
        self.op(Op::PopExcept, NO_LOCATION);
        self.op_i(Op::Reraise, 0, NO_LOCATION);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(orelse);
        self.stmts(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    /// `__exit__(None, None, None)`.
    pub fn call_exit(&mut self, loc: Loc) {
        for _ in 0..3 {
            self.load_none(loc);
        }
        self.op_i(Op::Call, 3, loc);
    }

    pub fn with_stmt(&mut self, node: &'a With, index: usize) -> Out {
        let Some((context, target)) = node.items.get(index) else {
            return self.stmts(&node.body);
        };
        let (block, last, exit, cleanup) = (self.label(), self.label(), self.label(), self.label());
        let loc = context.loc;
        self.expr(context)?;
        self.op_i(Op::Copy, 1, loc);
        self.op_i(Op::LoadSpecial, 1, loc);
        self.op_i(Op::Swap, 2, loc);
        self.op_i(Op::Swap, 3, loc);
        self.op_i(Op::LoadSpecial, 0, loc);
        self.op_i(Op::Call, 0, loc);
        self.jump(Pseudo::SetupWith, last, loc);
        self.place(block);
        self.enter_block(FBlock::With(loc), loc)?;
        match target {
            Some(target) => self.store(target)?,
            None => self.op(Op::PopTop, loc),
        }
        self.with_stmt(node, index + 1)?;
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.u().fblocks.pop();
        self.call_exit(loc);
        self.op(Op::PopTop, loc);
        self.jump(Pseudo::JumpNoInterrupt, exit, loc);
        self.place(last);
        self.jump(Pseudo::SetupCleanup, cleanup, loc);
        self.op(Op::PushExcInfo, loc);
        self.op(Op::WithExceptStart, loc);
        self.with_except_finish(cleanup);
        self.place(exit);
        Ok(())
    }

    fn with_except_finish(&mut self, cleanup: Label) {
        let suppress = self.label();
        self.op(Op::ToBool, NO_LOCATION);
        self.jump(Op::PopJumpIfTrue, suppress, NO_LOCATION);
        self.op_i(Op::Reraise, 2, NO_LOCATION);
        self.place(suppress);
        self.op(Op::PopTop, NO_LOCATION);
        self.pseudo(Pseudo::PopBlock, NO_LOCATION);
        self.op(Op::PopExcept, NO_LOCATION);
        for _ in 0..3 {
            self.op(Op::PopTop, NO_LOCATION);
        }
        let exit = self.label();
        self.jump(Pseudo::JumpNoInterrupt, exit, NO_LOCATION);
        self.place(cleanup);
        self.pop_except_and_reraise();
        self.place(exit);
    }
}
