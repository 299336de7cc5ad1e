//! Lowering of statements.

use std::sync::Arc;

use rustpython_parser::ast::{self, Ranged};

use super::error::SyntaxError;
use super::lower::{FUTURE_ANNOTATIONS, Lower, Lr};
use super::lower_expr::binary_operator;
use super::lower_target::TargetKind;
use crate::code::Const;
use crate::tree::*;

impl Lower<'_> {
    pub(super) fn stmts(&mut self, body: Vec<ast::Stmt>) -> Lr<Box<[Stmt]>> {
        body.into_iter().map(|stmt| self.stmt(stmt)).collect()
    }

    /// A body that may not run, or run more than once.
    fn conditional(&mut self, body: Vec<ast::Stmt>) -> Lr<Box<[Stmt]>> {
        if let Some(block) = &mut self.block {
            block.depth += 1;
        }
        let stmts = self.stmts(body);
        if let Some(block) = &mut self.block {
            block.depth -= 1;
        }
        stmts
    }

    fn stmt(&mut self, stmt: ast::Stmt) -> Lr<Stmt> {
        self.enter()?;
        let stmt = self.stmt_inner(stmt);
        self.leave();
        stmt
    }

    fn boxed(&mut self, value: Option<Box<ast::Expr>>) -> Lr<Option<Box<Expr>>> {
        value
            .map(|value| self.expr(*value).map(Box::new))
            .transpose()
    }

    fn unsupported<T>(&self, stmt: &ast::Stmt, what: &str) -> Lr<T> {
        let start = stmt.range().start().into();
        Err(SyntaxError::span(
            self.source,
            start,
            start + 5,
            format!("'{what}' is not supported yet"),
        ))
    }

    fn stmt_inner(&mut self, stmt: ast::Stmt) -> Lr<Stmt> {
        let range = stmt.range();
        let loc = self.loc(range);
        let kind = match stmt {
            ast::Stmt::AsyncFunctionDef(_) => return self.unsupported(&stmt, "async def"),
            // There are no asynchronous functions to hold them.
            ast::Stmt::AsyncFor(_) => {
                return self.fail(range, "'async for' outside async function");
            }
            ast::Stmt::AsyncWith(_) => {
                return self.fail(range, "'async with' outside async function");
            }
            ast::Stmt::FunctionDef(def) => StmtKind::FunctionDef(Box::new(self.function_def(def)?)),
            ast::Stmt::ClassDef(def) => StmtKind::ClassDef(Box::new(self.class_def(def)?)),
            ast::Stmt::Return(ret) => StmtKind::Return(self.boxed(ret.value)?),
            ast::Stmt::Delete(del) => {
                let targets: Lr<Vec<Expr>> = del
                    .targets
                    .into_iter()
                    .map(|target| self.target(target, TargetKind::Delete))
                    .collect();
                StmtKind::Delete(targets?.into())
            }
            ast::Stmt::Assign(assign) => {
                self.check_assignment(&assign)?;
                let targets: Lr<Vec<Expr>> = assign
                    .targets
                    .into_iter()
                    .map(|target| self.target(target, TargetKind::Assign))
                    .collect();
                StmtKind::Assign(Box::new((targets?.into(), self.expr(*assign.value)?)))
            }
            ast::Stmt::TypeAlias(alias) => StmtKind::TypeAlias(Box::new(self.type_alias(alias)?)),
            ast::Stmt::AugAssign(aug) => {
                let target = self.augmented_target(*aug.target)?;
                StmtKind::AugAssign(
                    binary_operator(aug.op),
                    Box::new((target, self.expr(*aug.value)?)),
                )
            }
            ast::Stmt::AnnAssign(ann) => StmtKind::AnnAssign(Box::new(self.ann_assign(ann)?)),
            ast::Stmt::For(stmt) => {
                let target = self.target(*stmt.target, TargetKind::For)?;
                let iter = self.expr(*stmt.iter)?;
                let (body, orelse) = (self.conditional(stmt.body)?, self.conditional(stmt.orelse)?);
                StmtKind::For(Box::new(For {
                    target,
                    iter,
                    body,
                    orelse,
                }))
            }
            ast::Stmt::While(stmt) => {
                let test = self.expr(*stmt.test)?;
                let (body, orelse) = (self.conditional(stmt.body)?, self.conditional(stmt.orelse)?);
                StmtKind::While(Box::new(While { test, body, orelse }))
            }
            ast::Stmt::If(stmt) => {
                let test = self.expr(*stmt.test)?;
                let (body, orelse) = (self.conditional(stmt.body)?, self.conditional(stmt.orelse)?);
                StmtKind::If(Box::new(If { test, body, orelse }))
            }
            ast::Stmt::With(stmt) => {
                let mut items = Vec::with_capacity(stmt.items.len());
                for item in stmt.items {
                    let context = self.expr(item.context_expr)?;
                    let vars = item
                        .optional_vars
                        .map(|vars| self.target(*vars, TargetKind::With))
                        .transpose()?;
                    items.push((context, vars));
                }
                StmtKind::With(Box::new(With {
                    items: items.into(),
                    body: self.conditional(stmt.body)?,
                }))
            }
            ast::Stmt::Match(stmt) => StmtKind::Match(Box::new(self.match_stmt(stmt)?)),
            ast::Stmt::Raise(stmt) => {
                StmtKind::Raise(self.boxed(stmt.exc)?, self.boxed(stmt.cause)?)
            }
            ast::Stmt::Try(stmt) => StmtKind::Try(Box::new(self.try_stmt(
                false,
                stmt.body,
                stmt.handlers,
                stmt.orelse,
                stmt.finalbody,
            )?)),
            ast::Stmt::TryStar(stmt) => StmtKind::Try(Box::new(self.try_stmt(
                true,
                stmt.body,
                stmt.handlers,
                stmt.orelse,
                stmt.finalbody,
            )?)),
            ast::Stmt::Assert(stmt) => {
                let test = self.expr(*stmt.test)?;
                let msg = stmt.msg.map(|msg| self.expr(*msg)).transpose()?;
                StmtKind::Assert(Box::new((test, msg)))
            }
            ast::Stmt::Import(stmt) => {
                let names: Lr<Vec<Alias>> = stmt
                    .names
                    .into_iter()
                    .map(|alias| self.alias(alias, true))
                    .collect();
                StmtKind::Import(names?.into())
            }
            ast::Stmt::ImportFrom(stmt) => {
                let future = stmt.module.as_deref() == Some("__future__")
                    && stmt.level.is_none_or(|level| level == 0u32);
                if future && self.depth > 1 {
                    return self.fail(
                        range,
                        "from __future__ imports must occur at the beginning of the file",
                    );
                }
                let fromlist = stmt
                    .names
                    .iter()
                    .map(|alias| Const::Str(alias.name.to_string()))
                    .collect();
                let fromlist = self.constant(Const::Tuple(fromlist));
                let names: Lr<Vec<Alias>> = stmt
                    .names
                    .into_iter()
                    .map(|alias| self.alias(alias, false))
                    .collect();
                let module = stmt.module.map(|module| self.mangled(&module));
                let level = stmt.level.map_or(0, |level| level.to_u32());
                StmtKind::ImportFrom(Box::new(ImportFrom {
                    module,
                    level,
                    names: names?.into(),
                    fromlist,
                }))
            }
            ast::Stmt::Global(stmt) => {
                StmtKind::Global(stmt.names.iter().map(|name| self.mangled(name)).collect())
            }
            ast::Stmt::Nonlocal(stmt) => {
                StmtKind::Nonlocal(stmt.names.iter().map(|name| self.mangled(name)).collect())
            }
            ast::Stmt::Expr(stmt) => StmtKind::Expr(Box::new(self.expr(*stmt.value)?)),
            ast::Stmt::Pass(_) => StmtKind::Pass,
            ast::Stmt::Break(_) => StmtKind::Break,
            ast::Stmt::Continue(_) => StmtKind::Continue,
        };
        Ok(Stmt { loc, kind })
    }

    fn alias(&mut self, alias: ast::Alias, dotted: bool) -> Lr<Alias> {
        let range = alias.range();
        let written: &str = alias.asname.as_deref().unwrap_or(&alias.name);
        let bound = if dotted && alias.asname.is_none() {
            written.split('.').next().unwrap_or(written)
        } else {
            written
        };
        let target = self.binding(bound, range)?;
        let name = self.mangled(&alias.name);
        let asname = alias.asname.as_ref().map(|name| self.mangled(name));
        Ok(Alias {
            loc: self.loc(range),
            name,
            asname,
            target,
        })
    }

    fn ann_assign(&mut self, ann: ast::StmtAnnAssign) -> Lr<AnnAssign> {
        let loc = self.loc(ann.range());
        let simple = ann.simple && ann.target.range().start() == ann.range().start();
        self.check_annotated(&ann.target)?;
        let name = match &*ann.target {
            ast::Expr::Name(name) => Some(name.id.to_string()),
            _ => None,
        };
        let target = self.target(*ann.target, TargetKind::Assign)?;
        let mut node = AnnAssign {
            target,
            simple,
            lazy: None,
            annotation: None,
            text: None,
            value: None,
            conditional: Name::new(self.bare("__conditional_annotations__")),
        };
        if let Some(block) = &mut self.block {
            block.annotated = true;
            block.conditional |= block.module || block.depth > 0;
        }
        if self.future & FUTURE_ANNOTATIONS != 0 {
            let text = super::unparse::unparse(self, &ann.annotation);
            node.text = Some(self.constant(Const::Str(text)));
            node.annotation = Some(self.expr(*ann.annotation)?);
        } else {
            let annotation = self.expr(*ann.annotation)?;
            match (name, &mut self.block) {
                (Some(name), Some(block)) if simple => {
                    let mut index = None;
                    if block.module || block.depth > 0 {
                        index = Some(block.next_index);
                        block.next_index += 1;
                    }
                    let name = self.mangled(&name);
                    let lazy = Arc::new(Annotation {
                        name,
                        value: annotation,
                        loc,
                        index,
                    });
                    if let Some(block) = &mut self.block {
                        block.annotations.push(lazy.clone());
                    }
                    node.lazy = Some(lazy);
                }
                _ => node.annotation = Some(annotation),
            }
        }
        node.value = ann.value.map(|value| self.expr(*value)).transpose()?;
        Ok(node)
    }

    fn try_stmt(
        &mut self,
        star: bool,
        body: Vec<ast::Stmt>,
        handlers: Vec<ast::ExceptHandler>,
        orelse: Vec<ast::Stmt>,
        finalbody: Vec<ast::Stmt>,
    ) -> Lr<Try> {
        let body = self.conditional(body)?;
        let mut lowered = Vec::with_capacity(handlers.len());
        let count = handlers.len();
        for (index, handler) in handlers.into_iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            let range = handler.range();
            if handler.type_.is_none() && index + 1 < count {
                return self.fail(range, "default 'except:' must be last");
            }
            let type_ = handler.type_.map(|type_| self.expr(*type_)).transpose()?;
            let name = handler
                .name
                .map(|name| self.binding(&name, range))
                .transpose()?;
            let body = self.conditional(handler.body)?;
            lowered.push(Handler {
                loc: self.loc(range),
                type_,
                name,
                body,
            });
        }
        let orelse = self.conditional(orelse)?;
        let finalbody = self.conditional(finalbody)?;
        Ok(Try {
            star,
            body,
            handlers: lowered.into(),
            orelse,
            finalbody,
        })
    }

    fn match_stmt(&mut self, stmt: ast::StmtMatch) -> Lr<Match> {
        let mut subject = self.expr(*stmt.subject)?;
        if let ExprKind::Tuple(items) = &subject.kind
            && subject.loc.line == self.loc(stmt.range).line
            && subject.loc.col == self.loc(stmt.range).col
            && let Some(first) = items.first()
        {
            // The parser gives an unparenthesised subject the range of the whole statement.
            let end = self.match_subject_end(first.loc);
            subject.loc = Loc {
                line: first.loc.line,
                col: first.loc.col,
                ..end
            };
        }
        let mut cases = Vec::with_capacity(stmt.cases.len());
        for case in stmt.cases {
            let pattern = self.pattern(case.pattern)?;
            let guard = case.guard.map(|guard| self.expr(*guard)).transpose()?;
            let body = self.conditional(case.body)?;
            cases.push(MatchCase {
                pattern,
                guard,
                body,
            });
        }
        Ok(Match {
            subject,
            cases: cases.into(),
        })
    }

    /// The end of the token before the colon that ends a `match` header.
    fn match_subject_end(&self, first: Loc) -> Loc {
        let start = self.source.offset(first.line, first.col);
        let at = self
            .lexed
            .tokens
            .partition_point(|token| token.start < start);
        let rest = self.lexed.tokens.get(at..).unwrap_or(&[]);
        let newline = rest
            .iter()
            .position(|t| t.tok == rustpython_parser::Tok::Newline)
            .unwrap_or(0);
        match rest.get(newline.wrapping_sub(2)) {
            Some(last) => self.source.loc(last.start, last.end),
            None => first,
        }
    }
}
