//! Assignment targets, unpacking, augmented and annotated assignment, deletion.

use super::cx::{Cx, Flow, at, pop, top, tri};
use super::expr::{attr_loc, expr};
use super::names;
use gearbox_vm::object::Set;
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Stores a value in a target.
#[inline(always)]
pub(crate) fn store(vm: &mut Vm, cx: &Cx, target: &Expr, v: Value) -> R<()> {
    if let ExprKind::Name(n) = &target.kind {
        return names::store(vm, cx, n, v, target.loc);
    }
    store_slow(vm, cx, target, v)
}

#[inline(never)]
fn store_slow(vm: &mut Vm, cx: &Cx, target: &Expr, v: Value) -> R<()> {
    match &target.kind {
        ExprKind::Name(n) => names::store(vm, cx, n, v, target.loc),
        ExprKind::Attribute(object, name) => {
            let o = expr(vm, cx, object)?;
            set_attribute(vm, cx, target, *name, o, v)
        }
        ExprKind::Subscript(p) => {
            let o = expr(vm, cx, &p.0)?;
            let k = expr(vm, cx, &p.1)?;
            cx.at_line(vm, target.loc);
            at!(vm, cx, target.loc, vm.setitem(o, k, v));
            Ok(())
        }
        ExprKind::Tuple(items) | ExprKind::List(items) => unpack(vm, cx, items, v, target.loc),
        _ => Ok(()),
    }
}

pub(crate) fn set_attribute(
    vm: &mut Vm,
    cx: &Cx,
    target: &Expr,
    name: NameId,
    o: Value,
    v: Value,
) -> R<()> {
    cx.at_line(vm, target.loc);
    match vm.setattr(o, cx.name(name), Some(v)) {
        Ok(()) => Ok(()),
        Err(_) => Err(cx.trace(vm, attr_loc(cx, target.loc, target.loc, name))),
    }
}

/// Unpacks a value into targets, at most one of them starred.
#[inline(never)]
fn unpack(vm: &mut Vm, cx: &Cx, items: &[Expr], v: Value, loc: Loc) -> R<()> {
    unpack_into(vm, cx, items, v, loc, |vm, cx, i, x| {
        store(vm, cx, unstarred(&items[i]), x)
    })
}

/// The target of an item of an unpacking.
pub(crate) fn unstarred(item: &Expr) -> &Expr {
    match &item.kind {
        ExprKind::Starred(inner) => inner,
        _ => item,
    }
}

/// As [`unpack`]; `store` stores item `i`.
#[inline]
pub(crate) fn unpack_into(
    vm: &mut Vm,
    cx: &Cx,
    items: &[Expr],
    v: Value,
    loc: Loc,
    store: impl Fn(&mut Vm, &Cx, usize, Value) -> R<()>,
) -> R<()> {
    let n = items.len();
    match items
        .iter()
        .position(|i| matches!(i.kind, ExprKind::Starred(_)))
    {
        None => {
            let out = vm.sp;
            at!(vm, cx, loc, vm.unpack_sequence(v, n, out));
            // SAFETY: the `n` slots at `out` were just filled; RESERVE covers them.
            vm.sp = unsafe { out.add(n) };
        }
        Some(before) => {
            let l = at!(
                vm,
                cx,
                loc,
                vm.unpack_iterable(v, before, Some(n - before - 1))
            );
            for i in (0..l.len()).rev() {
                if let Some(x) = l.get(i) {
                    vm.push_root(x);
                }
            }
        }
    }
    for i in 0..n {
        // SAFETY: the items lie on the stack, the first one on top.
        let x = unsafe { *top(vm, 1) };
        pop(vm, 1);
        if let Err(r) = store(vm, cx, i, x) {
            pop(vm, n - i - 1);
            return Err(r);
        }
    }
    Ok(())
}

/// `target op= value`.
#[inline(never)]
pub(crate) fn augmented(vm: &mut Vm, cx: &Cx, op: BinOp, p: &(Expr, Expr), loc: Loc) -> R<()> {
    let (target, value) = p;
    let op = op as usize;
    match &target.kind {
        ExprKind::Name(n) => {
            let a = expr(vm, cx, target)?;
            let b = expr(vm, cx, value)?;
            let v = at!(vm, cx, loc, vm.inplace_op(op, a, b));
            names::store(vm, cx, n, v, target.loc)
        }
        ExprKind::Attribute(object, name) => {
            let o = expr(vm, cx, object)?;
            let a = match vm.getattr(o, cx.name(*name)) {
                Ok(a) => a,
                Err(_) => return Err(cx.trace(vm, attr_loc(cx, target.loc, target.loc, *name))),
            };
            let b = expr(vm, cx, value)?;
            let v = at!(vm, cx, loc, vm.inplace_op(op, a, b));
            set_attribute(vm, cx, target, *name, o, v)
        }
        ExprKind::Subscript(sub) => {
            let o = expr(vm, cx, &sub.0)?;
            let k = expr(vm, cx, &sub.1)?;
            let a = at!(vm, cx, target.loc, vm.getitem(o, k));
            let b = expr(vm, cx, value)?;
            let v = at!(vm, cx, loc, vm.inplace_op(op, a, b));
            at!(vm, cx, target.loc, vm.setitem(o, k, v));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// `target: annotation = value`.
pub(crate) fn annotated(vm: &mut Vm, cx: &Cx, node: &AnnAssign, loc: Loc) -> Flow {
    if let Some(value) = &node.value {
        let v = tri!(expr(vm, cx, value));
        tri!(store(vm, cx, &node.target, v));
    }
    match annotation(vm, cx, node, loc) {
        Ok(()) => Flow::Normal,
        Err(_) => Flow::Raise,
    }
}

pub(crate) fn annotation(vm: &mut Vm, cx: &Cx, node: &AnnAssign, loc: Loc) -> R<()> {
    let block_level = !vm.namespace().is_null();
    match &node.target.kind {
        ExprKind::Name(name) if node.simple && block_level => {
            if let Some(text) = node.text {
                let annotations = vm.n.annotations;
                let ns = vm.namespace();
                let d = at!(
                    vm,
                    cx,
                    loc,
                    vm.load_name(ns, cx.func.globals, cx.func.builtins, annotations)
                );
                at!(
                    vm,
                    cx,
                    loc,
                    vm.setitem(d, cx.name(name.id).value(), cx.constant(text))
                );
            } else if let Some(index) = node.lazy.as_ref().and_then(|l| l.index) {
                let seen = names::load(vm, cx, &node.conditional, loc)?;
                if let Some(s) = seen.cast::<Set>() {
                    at!(vm, cx, loc, vm.set_add(s, Value::small(i64::from(index))));
                }
            }
        }
        ExprKind::Attribute(object, _) if node.value.is_none() => {
            expr(vm, cx, object)?;
        }
        ExprKind::Subscript(p) if node.value.is_none() => {
            expr(vm, cx, &p.0)?;
            expr(vm, cx, &p.1)?;
        }
        _ => {}
    }
    Ok(())
}

/// `del target`.
pub(crate) fn delete(vm: &mut Vm, cx: &Cx, target: &Expr) -> R<()> {
    match &target.kind {
        ExprKind::Name(n) => names::delete(vm, cx, n, target.loc),
        ExprKind::Attribute(object, name) => {
            let o = expr(vm, cx, object)?;
            match vm.setattr(o, cx.name(*name), None) {
                Ok(()) => Ok(()),
                Err(_) => Err(cx.trace(vm, attr_loc(cx, target.loc, target.loc, *name))),
            }
        }
        ExprKind::Subscript(p) => {
            let o = expr(vm, cx, &p.0)?;
            let k = expr(vm, cx, &p.1)?;
            at!(vm, cx, target.loc, vm.delitem(o, k));
            Ok(())
        }
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            items.iter().try_for_each(|i| delete(vm, cx, i))
        }
        _ => Ok(()),
    }
}
