//! Statements.

use super::assign::statement;
use super::operand::{Operand, with_operand};
use super::{Builder, Eval, Exec, Store, Test, done};
use crate::tree_support::cx::{Cx, Flow, tri};
use crate::tree_support::stmt::{back_edge, stmt};
use crate::tree_support::try_with::{Handlers, finally, handle, with_item};
use crate::tree_support::{assign, matching};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Handlers of a `try` statement.
struct Handling {
    node: &'static Try,
    classes: Box<[Option<Eval>]>,
    bodies: Box<[Exec]>,
}

impl Handlers for Handling {
    fn count(&self) -> usize {
        self.node.handlers.len()
    }
    fn head(&self, i: usize) -> (Option<&Name>, Loc) {
        self.node.head(i)
    }
    fn class(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Option<R> {
        Some(self.classes[i].as_ref()?(vm, cx))
    }
    fn body(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Flow {
        self.bodies[i](vm, cx)
    }
}

impl Builder {
    /// Statements as one closure, which runs them until one does not end normally.
    pub fn block(self, stmts: &'static [Stmt]) -> Exec {
        let mut parts: Vec<Exec> = stmts.iter().map(|s| self.stmt(s)).collect();
        if parts.len() == 1
            && let Some(one) = parts.pop()
        {
            return one;
        }
        let parts = parts.into_boxed_slice();
        Box::new(move |vm, cx| {
            for part in &parts {
                let flow = part(vm, cx);
                if flow != Flow::Normal {
                    return flow;
                }
            }
            Flow::Normal
        })
    }

    fn stmt(self, s: &'static Stmt) -> Exec {
        let loc = s.loc;
        match &s.kind {
            StmtKind::Expr(e) => self.expr_stmt(s, e),
            StmtKind::Assign(a) => self.assign(&a.0, &a.1, loc),
            StmtKind::If(i) => self.if_stmt(i, loc),
            StmtKind::Return(value) => self.return_stmt(value.as_deref(), loc),
            StmtKind::AugAssign(op, p) => self.augmented(*op, p, loc),
            StmtKind::For(f) => self.for_stmt(f, loc),
            StmtKind::While(w) => self.while_stmt(w, loc),
            StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) => {
                Box::new(|_, _| Flow::Normal)
            }
            StmtKind::Break => Box::new(|_, _| Flow::Break),
            StmtKind::Continue => Box::new(|_, _| Flow::Continue),
            StmtKind::Try(t) => self.try_stmt(t, loc),
            StmtKind::With(w) => {
                let with = self.with_items(w, &w.items);
                Box::new(move |vm, cx| {
                    cx.at_line(vm, loc);
                    with(vm, cx)
                })
            }
            StmtKind::Raise(Some(exc), cause) => self.raise(exc, cause.as_deref(), loc),
            StmtKind::Assert(a) => self.assert(a, loc),
            StmtKind::Match(m) => self.match_stmt(m, loc),
            StmtKind::AnnAssign(a) => self.annotated(a, loc),
            // Definitions, imports, deletions, a bare `raise`.
            _ => Box::new(move |vm, cx| stmt(vm, cx, s)),
        }
    }

    fn expr_stmt(self, s: &'static Stmt, e: &'static Expr) -> Exec {
        if self.prep.single {
            return Box::new(move |vm, cx| stmt(vm, cx, s));
        }
        if let ExprKind::Constant(_) = e.kind {
            return Box::new(|_, _| Flow::Normal);
        }
        let e = self.eval(e);
        statement(s.loc, move |vm, cx| e(vm, cx).map(drop))
    }

    fn return_stmt(self, value: Option<&'static Expr>, loc: Loc) -> Exec {
        let Some(value) = value else {
            return Box::new(|_, cx| {
                cx.ret.set(Value::NONE);
                Flow::Return
            });
        };
        with_operand!(self, value, a => Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            let v = tri!(a.get(vm, cx));
            cx.ret.set(v);
            Flow::Return
        }))
    }

    fn if_stmt(self, i: &'static If, loc: Loc) -> Exec {
        let (test, body) = (self.test(&i.test), self.block(&i.body));
        if i.orelse.is_empty() {
            return Box::new(move |vm, cx| {
                cx.at_line(vm, loc);
                if tri!(test(vm, cx)) {
                    return body(vm, cx);
                }
                Flow::Normal
            });
        }
        let orelse = self.block(&i.orelse);
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            if tri!(test(vm, cx)) {
                return body(vm, cx);
            }
            orelse(vm, cx)
        })
    }

    fn while_stmt(self, w: &'static While, loc: Loc) -> Exec {
        let (test, body, orelse) = (
            self.test(&w.test),
            self.block(&w.body),
            self.block(&w.orelse),
        );
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            while tri!(test(vm, cx)) {
                match body(vm, cx) {
                    Flow::Normal | Flow::Continue => {}
                    Flow::Break => return Flow::Normal,
                    other => return other,
                }
                tri!(back_edge(vm, cx, w.test.loc));
            }
            orelse(vm, cx)
        })
    }

    fn for_stmt(self, f: &'static For, loc: Loc) -> Exec {
        let (iter, body, orelse) = (
            self.eval(&f.iter),
            self.block(&f.body),
            self.block(&f.orelse),
        );
        let store: Store = self.store(&f.target);
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            let v = tri!(iter(vm, cx));
            let Ok(it) = vm.get_iter(v) else {
                return cx.fail(vm, f.iter.loc);
            };
            loop {
                let v = match vm.iter_next(it) {
                    Ok(Some(v)) => v,
                    Ok(None) => break,
                    Err(_) => return cx.fail(vm, f.iter.loc),
                };
                tri!(store(vm, cx, v));
                match body(vm, cx) {
                    Flow::Normal | Flow::Continue => {}
                    Flow::Break => return Flow::Normal,
                    other => return other,
                }
                tri!(back_edge(vm, cx, f.iter.loc));
            }
            orelse(vm, cx)
        })
    }

    fn raise(self, exc: &'static Expr, cause: Option<&'static Expr>, loc: Loc) -> Exec {
        let (exc, cause) = (self.eval(exc), cause.map(|c| self.eval(c)));
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            let e = tri!(exc(vm, cx));
            let c = match &cause {
                Some(c) => tri!(c(vm, cx)),
                None => Value::NULL,
            };
            let _ = vm.do_raise(e, c);
            cx.fail(vm, loc)
        })
    }

    fn assert(self, a: &'static (Expr, Option<Expr>), loc: Loc) -> Exec {
        let test = self.test(&a.0);
        let message = a.1.as_ref().map(|m| self.eval(m));
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            if tri!(test(vm, cx)) {
                return Flow::Normal;
            }
            let mut e = vm.common_constant(0);
            if let Some(message) = &message {
                let m = tri!(message(vm, cx));
                e = match vm.call(e, &[m]) {
                    Ok(e) => e,
                    Err(_) => return cx.fail(vm, loc),
                };
            }
            let _ = vm.do_raise(e, Value::NULL);
            cx.fail(vm, a.0.loc)
        })
    }

    fn try_stmt(self, t: &'static Try, loc: Loc) -> Exec {
        let (body, orelse) = (self.block(&t.body), self.block(&t.orelse));
        let handling = (!t.handlers.is_empty()).then(|| Handling {
            node: t,
            classes: t
                .handlers
                .iter()
                .map(|h| h.type_.as_ref().map(|c| self.eval(c)))
                .collect(),
            bodies: t.handlers.iter().map(|h| self.block(&h.body)).collect(),
        });
        let last = (!t.finalbody.is_empty()).then(|| self.block(&t.finalbody));
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            let mut flow = body(vm, cx);
            if let Some(handling) = &handling {
                flow = match flow {
                    Flow::Raise => handle(vm, cx, handling, t.star),
                    Flow::Normal => orelse(vm, cx),
                    other => other,
                };
            }
            match &last {
                Some(last) => finally(vm, cx, flow, last),
                None => flow,
            }
        })
    }

    fn with_items(self, w: &'static With, items: &'static [(Expr, Option<Expr>)]) -> Exec {
        let Some(((context, target), rest)) = items.split_first() else {
            return self.block(&w.body);
        };
        let (manager, inner) = (self.eval(context), self.with_items(w, rest));
        let store = target.as_ref().map(|t| self.store(t));
        Box::new(move |vm, cx| {
            let manager = tri!(manager(vm, cx));
            with_item(vm, cx, manager, context.loc, |vm, cx, entered| {
                if let Some(store) = &store {
                    tri!(store(vm, cx, entered));
                }
                inner(vm, cx)
            })
        })
    }

    fn match_stmt(self, m: &'static Match, loc: Loc) -> Exec {
        let subject = self.eval(&m.subject);
        let cases: Box<[(Option<Test>, Exec)]> = m
            .cases
            .iter()
            .map(|c| (c.guard.as_ref().map(|g| self.test(g)), self.block(&c.body)))
            .collect();
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            let subject = tri!(subject(vm, cx));
            for (case, (guard, body)) in m.cases.iter().zip(&cases) {
                let Some(n) = tri!(matching::pattern(vm, cx, &case.pattern, subject)) else {
                    continue;
                };
                tri!(matching::bind(vm, cx, n, case.pattern.loc));
                if let Some(guard) = guard
                    && !tri!(guard(vm, cx))
                {
                    continue;
                }
                return body(vm, cx);
            }
            Flow::Normal
        })
    }

    fn annotated(self, node: &'static AnnAssign, loc: Loc) -> Exec {
        let value = node
            .value
            .as_ref()
            .map(|v| (self.eval(v), self.store(&node.target)));
        Box::new(move |vm, cx| {
            cx.at_line(vm, loc);
            if let Some((value, store)) = &value {
                let v = tri!(value(vm, cx));
                tri!(store(vm, cx, v));
            }
            done(assign::annotation(vm, cx, node, loc))
        })
    }
}
