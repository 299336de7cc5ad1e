//! Statements.

use super::cx::{Cx, Flow, at, tri};
use super::expr::{cond, expr};
use super::{assign, class, function, matching, names, try_with, type_params};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Runs statements until one does not end normally.
#[inline]
pub(crate) fn block(vm: &mut Vm, cx: &Cx, stmts: &[Stmt]) -> Flow {
    for s in stmts {
        let flow = stmt(vm, cx, s);
        if flow != Flow::Normal {
            return flow;
        }
    }
    Flow::Normal
}

#[inline(always)]
fn done(r: R<()>) -> Flow {
    if r.is_ok() { Flow::Normal } else { Flow::Raise }
}

/// One statement. Compound statements are calls, so that this frame stays small.
#[inline(never)]
pub(crate) fn stmt(vm: &mut Vm, cx: &Cx, s: &Stmt) -> Flow {
    // Operators can run Python code or warn: whoever looks at the frame then sees the statement's line.
    cx.at_line(vm, s.loc);
    match &s.kind {
        StmtKind::Expr(e) => expr_stmt(vm, cx, e),
        StmtKind::Assign(a) => {
            let (targets, value) = &**a;
            let v = tri!(expr(vm, cx, value));
            for target in targets {
                tri!(assign::store(vm, cx, target, v));
            }
            Flow::Normal
        }
        StmtKind::If(i) => if_stmt(vm, cx, i),
        StmtKind::Return(value) => {
            let v = match value {
                Some(e) => tri!(expr(vm, cx, e)),
                None => Value::NONE,
            };
            cx.ret.set(v);
            Flow::Return
        }
        StmtKind::AugAssign(op, p) => done(assign::augmented(vm, cx, *op, p, s.loc)),
        StmtKind::For(f) => for_stmt(vm, cx, f),
        StmtKind::While(w) => while_stmt(vm, cx, w),
        StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) => Flow::Normal,
        StmtKind::Break => Flow::Break,
        StmtKind::Continue => Flow::Continue,
        StmtKind::Try(t) => try_with::try_stmt(vm, cx, t),
        StmtKind::With(w) => try_with::with_stmt(vm, cx, w, 0),
        StmtKind::Raise(exc, cause) => raise(vm, cx, exc.as_deref(), cause.as_deref(), s.loc),
        StmtKind::Assert(a) => assert(vm, cx, a, s.loc),
        StmtKind::Delete(targets) => {
            done(targets.iter().try_for_each(|t| assign::delete(vm, cx, t)))
        }
        StmtKind::FunctionDef(f) => done(function::function_def(vm, cx, f, s.loc)),
        StmtKind::ClassDef(c) => done(class::class_def(vm, cx, c, s.loc)),
        StmtKind::Match(m) => matching::match_stmt(vm, cx, m),
        StmtKind::AnnAssign(a) => assign::annotated(vm, cx, a, s.loc),
        StmtKind::Import(names) => done(names.iter().try_for_each(|a| import(vm, cx, a, s.loc))),
        StmtKind::ImportFrom(i) => done(import_from(vm, cx, i, s.loc)),
        StmtKind::TypeAlias(a) => done(type_params::alias(vm, cx, a, s.loc)),
    }
}

#[inline]
fn expr_stmt(vm: &mut Vm, cx: &Cx, e: &Expr) -> Flow {
    if let ExprKind::Constant(_) = e.kind
        && !cx.prep.single
    {
        return Flow::Normal;
    }
    let v = tri!(expr(vm, cx, e));
    if cx.prep.single && vm.display_hook(v).is_err() {
        return cx.fail(vm, e.loc);
    }
    Flow::Normal
}

#[inline(never)]
fn if_stmt(vm: &mut Vm, cx: &Cx, i: &If) -> Flow {
    let mut i = i;
    loop {
        if tri!(cond(vm, cx, &i.test)) {
            return block(vm, cx, &i.body);
        }
        match &*i.orelse {
            [
                Stmt {
                    kind: StmtKind::If(elif),
                    ..
                },
            ] => i = elif,
            orelse => return block(vm, cx, orelse),
        }
    }
}

#[inline(never)]
fn while_stmt(vm: &mut Vm, cx: &Cx, w: &While) -> Flow {
    while tri!(cond(vm, cx, &w.test)) {
        match block(vm, cx, &w.body) {
            Flow::Normal | Flow::Continue => {}
            Flow::Break => return Flow::Normal,
            other => return other,
        }
        tri!(back_edge(vm, cx, w.test.loc));
    }
    block(vm, cx, &w.orelse)
}

#[inline(never)]
fn for_stmt(vm: &mut Vm, cx: &Cx, f: &For) -> Flow {
    let v = tri!(expr(vm, cx, &f.iter));
    let it = match vm.get_iter(v) {
        Ok(it) => it,
        Err(_) => {
            return cx.fail(vm, f.iter.loc);
        }
    };
    loop {
        let v = match vm.iter_next(it) {
            Ok(Some(v)) => v,
            Ok(None) => break,
            Err(_) => {
                return cx.fail(vm, f.iter.loc);
            }
        };
        tri!(assign::store(vm, cx, &f.target, v));
        match block(vm, cx, &f.body) {
            Flow::Normal | Flow::Continue => {}
            Flow::Break => return Flow::Normal,
            other => return other,
        }
        tri!(back_edge(vm, cx, f.iter.loc));
    }
    block(vm, cx, &f.orelse)
}

/// Collects garbage and looks at signals where a loop turns.
#[inline(always)]
pub(crate) fn back_edge(vm: &mut Vm, cx: &Cx, loc: Loc) -> R<()> {
    if vm.wants_safepoint() {
        at!(vm, cx, loc, vm.safepoint());
    }
    Ok(())
}

#[inline(never)]
fn raise(vm: &mut Vm, cx: &Cx, exc: Option<&Expr>, cause: Option<&Expr>, loc: Loc) -> Flow {
    let Some(exc) = exc else {
        // Re-raising adds no traceback entry; having nothing to re-raise is an error of this statement.
        let bare = !vm.handled.is_none();
        let _ = vm.do_raise(Value::NULL, Value::NULL);
        if !bare {
            let _ = cx.trace(vm, loc);
        }
        return Flow::Raise;
    };
    let e = tri!(expr(vm, cx, exc));
    let c = match cause {
        Some(c) => tri!(expr(vm, cx, c)),
        None => Value::NULL,
    };
    let _ = vm.do_raise(e, c);
    cx.fail(vm, loc)
}

#[inline(never)]
fn assert(vm: &mut Vm, cx: &Cx, a: &(Expr, Option<Expr>), loc: Loc) -> Flow {
    if tri!(cond(vm, cx, &a.0)) {
        return Flow::Normal;
    }
    let mut e = vm.common_constant(0);
    if let Some(message) = &a.1 {
        let m = tri!(expr(vm, cx, message));
        e = match vm.call(e, &[m]) {
            Ok(e) => e,
            Err(_) => {
                return cx.fail(vm, loc);
            }
        };
    }
    let _ = vm.do_raise(e, Value::NULL);
    cx.fail(vm, a.0.loc)
}

fn import(vm: &mut Vm, cx: &Cx, alias: &Alias, loc: Loc) -> R<()> {
    let name = cx.name(alias.name);
    cx.at_line(vm, loc);
    let (globals, builtins) = (cx.func.globals, cx.func.builtins);
    let mut m = at!(
        vm,
        cx,
        loc,
        vm.import_statement(name, globals, builtins, Value::NONE, Value::small(0))
    );
    if alias.asname.is_some() {
        // `import a.b.c as d` binds the innermost module.
        for part in name.as_str().split('.').skip(1) {
            let part = vm.intern(part);
            m = at!(vm, cx, loc, vm.import_from(m, part));
        }
    }
    names::store(vm, cx, &alias.target, m, loc)
}

fn import_from(vm: &mut Vm, cx: &Cx, node: &ImportFrom, loc: Loc) -> R<()> {
    let module = match node.module {
        Some(name) => cx.name(name),
        None => vm.n.empty,
    };
    cx.at_line(vm, loc);
    let (globals, builtins) = (cx.func.globals, cx.func.builtins);
    let (fromlist, level) = (
        cx.constant(node.fromlist),
        Value::small(i64::from(node.level)),
    );
    let m = at!(
        vm,
        cx,
        loc,
        vm.import_statement(module, globals, builtins, fromlist, level)
    );
    for alias in &node.names {
        let name = cx.name(alias.name);
        if name.as_str() == "*" {
            let ns = vm.namespace();
            at!(vm, cx, loc, vm.import_star(m, ns));
            return Ok(());
        }
        let v = at!(vm, cx, loc, vm.import_from(m, name));
        names::store(vm, cx, &alias.target, v, loc)?;
    }
    Ok(())
}
