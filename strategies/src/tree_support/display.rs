//! Tuple, list, set and dict displays.

use super::cx::{Cx, at, pop, top_slice};
use super::expr::{expr, push_all};
use super::fold;
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{Dict, List, Set, types};
use gearbox_vm::tree::{Expr, ExprKind, Loc};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Displays with more items are built item by item, smaller ones from the value stack (the bytecode draws the same line, which decides
/// when an unhashable item raises).
pub(crate) const STACK_GUIDELINE: usize = 30;
/// Shorter set displays of constants are built item by item.
const MIN_CONST_SEQUENCE: usize = 3;

pub(crate) fn is_small(items: &[Expr]) -> bool {
    items.len() <= STACK_GUIDELINE && !items.iter().any(|i| matches!(i.kind, ExprKind::Starred(_)))
}

/// The value of a display that was made when the text was prepared.
#[inline]
fn folded(cx: &Cx, e: &Expr, items: &[Expr]) -> Option<Value> {
    // Most displays start with something else than a constant: no look-up then.
    if !fold::is_constant(items.first()?) || !fold::is_constant(items.last()?) {
        return None;
    }
    let id = cx.prep.folded.get(&(e as *const Expr as usize))?;
    Some(cx.constant(*id))
}

#[inline(never)]
pub(crate) fn tuple(vm: &mut Vm, cx: &Cx, e: &Expr, items: &[Expr]) -> R {
    if let Some(v) = folded(cx, e, items) {
        return Ok(v);
    }
    if is_small(items) {
        push_all(vm, cx, items)?;
        let v = vm.tuple(top_slice(vm, items.len()));
        pop(vm, items.len());
        return Ok(v);
    }
    let l = vm.new_list();
    extend_list(vm, cx, l, items, e.loc)?;
    Ok(vm.tuple(l.items()))
}

#[inline(never)]
pub(crate) fn list(vm: &mut Vm, cx: &Cx, e: &Expr, items: &[Expr]) -> R {
    if let Some(v) = folded(cx, e, items) {
        return Ok(v);
    }
    if is_small(items) {
        push_all(vm, cx, items)?;
        let v = vm.list(top_slice(vm, items.len()).to_vec());
        pop(vm, items.len());
        return Ok(v);
    }
    let l = vm.new_list();
    extend_list(vm, cx, l, items, e.loc)?;
    Ok(l.value())
}

/// Adds items to a list, starred ones unpacked.
pub(crate) fn extend_list(vm: &mut Vm, cx: &Cx, list: Gc<List>, items: &[Expr], loc: Loc) -> R<()> {
    for item in items {
        match &item.kind {
            ExprKind::Starred(inner) => {
                let v = expr(vm, cx, inner)?;
                at!(vm, cx, loc, vm.list_extend_display(list.value(), v));
            }
            _ => {
                let v = expr(vm, cx, item)?;
                list.push(&vm.heap, v);
            }
        }
    }
    Ok(())
}

#[inline(never)]
pub(crate) fn set(vm: &mut Vm, cx: &Cx, e: &Expr, items: &[Expr]) -> R {
    if let Some(v) = folded(cx, e, items) {
        return Ok(v);
    }
    if items.len() >= MIN_CONST_SEQUENCE && items.iter().all(fold::is_constant) {
        return constant_set(vm, cx, e, items);
    }
    if is_small(items) {
        push_all(vm, cx, items)?;
        let r = set_of(vm, items.len());
        pop(vm, items.len());
        return Ok(at!(vm, cx, e.loc, r).value());
    }
    if items.len() > STACK_GUIDELINE {
        let s = vm.new_set();
        return extend_set(vm, cx, s, items, e.loc);
    }
    // Items before the first starred one are collected before the set is made.
    let plain = items
        .iter()
        .take_while(|i| !matches!(i.kind, ExprKind::Starred(_)))
        .count();
    push_all(vm, cx, &items[..plain])?;
    let r = set_of(vm, plain);
    pop(vm, plain);
    let s = at!(vm, cx, e.loc, r);
    extend_set(vm, cx, s, &items[plain..], e.loc)
}

/// A set display of constants is filled from a constant frozenset: that decides its iteration order.
fn constant_set(vm: &mut Vm, cx: &Cx, e: &Expr, items: &[Expr]) -> R {
    let from = Set::new(&vm.heap, types::FROZENSET);
    for item in items {
        let v = expr(vm, cx, item)?;
        at!(vm, cx, e.loc, vm.set_add(from, v));
    }
    let s = vm.new_set();
    at!(
        vm,
        cx,
        e.loc,
        vm.set_update_display(s.value(), from.value())
    );
    Ok(s.value())
}

/// A set of the top `n` values.
fn set_of(vm: &mut Vm, n: usize) -> R<Gc<Set>> {
    let s = vm.new_set();
    for &v in top_slice(vm, n) {
        vm.set_add(s, v)?;
    }
    Ok(s)
}

fn extend_set(vm: &mut Vm, cx: &Cx, s: Gc<Set>, items: &[Expr], loc: Loc) -> R {
    for item in items {
        match &item.kind {
            ExprKind::Starred(inner) => {
                let v = expr(vm, cx, inner)?;
                at!(vm, cx, loc, vm.set_update_display(s.value(), v));
            }
            _ => {
                let v = expr(vm, cx, item)?;
                at!(vm, cx, loc, vm.set_add(s, v));
            }
        }
    }
    Ok(s.value())
}

#[inline(never)]
pub(crate) fn dict(vm: &mut Vm, cx: &Cx, e: &Expr, items: &[(Option<Expr>, Expr)]) -> R {
    let mut all: Option<Gc<Dict>> = None;
    let mut i = 0;
    while i < items.len() {
        if let (None, value) = &items[i] {
            let d = *all.get_or_insert_with(|| vm.new_dict());
            let v = expr(vm, cx, value)?;
            at!(vm, cx, e.loc, vm.dict_update_display(d.value(), v));
            i += 1;
            continue;
        }
        let run = items[i..]
            .iter()
            .take_while(|(k, _)| k.is_some())
            .count()
            .min(STACK_GUIDELINE / 2 + 1);
        let part = dict_part(vm, cx, &items[i..i + run], e.loc)?;
        match all {
            None => all = Some(part),
            Some(d) => at!(
                vm,
                cx,
                e.loc,
                vm.dict_update_display(d.value(), part.value())
            ),
        }
        i += run;
    }
    Ok(all.unwrap_or_else(|| vm.new_dict()).value())
}

/// `key: value` items only.
fn dict_part(vm: &mut Vm, cx: &Cx, items: &[(Option<Expr>, Expr)], loc: Loc) -> R<Gc<Dict>> {
    if items.len() * 2 > STACK_GUIDELINE {
        let d = vm.new_dict();
        for (k, v) in items {
            let Some(k) = k else { continue };
            let k = expr(vm, cx, k)?;
            let v = expr(vm, cx, v)?;
            at!(vm, cx, loc, vm.dict_set(d, k, v));
        }
        return Ok(d);
    }
    let mut pushed = 0;
    for (k, v) in items {
        let pair = match k {
            Some(k) => expr(vm, cx, k).and_then(|k| {
                // The key must survive the evaluation of the value in place: it is pushed first.
                vm.push_root(k);
                pushed += 1;
                expr(vm, cx, v)
            }),
            None => continue,
        };
        match pair {
            Ok(v) => {
                vm.push_root(v);
                pushed += 1;
            }
            Err(r) => {
                pop(vm, pushed);
                return Err(r);
            }
        }
    }
    let r = dict_of(vm, pushed);
    pop(vm, pushed);
    Ok(at!(vm, cx, loc, r))
}

/// A dict of the top `n` values, keys and values in turn.
pub(crate) fn dict_of(vm: &mut Vm, n: usize) -> R<Gc<Dict>> {
    let d = vm.new_dict();
    for kv in top_slice(vm, n).chunks_exact(2) {
        vm.dict_set(d, kv[0], kv[1])?;
    }
    Ok(d)
}
