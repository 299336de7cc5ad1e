//! Displays of constants that are made once per text instead of at each evaluation, as the bytecode compiler does: tuples, and lists
//! and sets that are only iterated or searched.

use gearbox_vm::object::{Set, types};
use gearbox_vm::tree::{Expr, ExprKind, UnaryOp};
use gearbox_vm::value::Value;
use gearbox_vm::vm::Vm;
use rustc_hash::FxHashMap;

/// A display that can be folded, and what becomes of it.
pub(crate) enum Display {
    Tuple(&'static Expr),
    FrozenSet(&'static Expr),
}

/// Whether an expression is made of constants only.
pub(crate) fn is_constant(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Constant(_) => true,
        ExprKind::UnaryOp(UnaryOp::Minus, v) => matches!(v.kind, ExprKind::Constant(_)),
        ExprKind::Tuple(items) => items.iter().all(is_constant),
        _ => false,
    }
}

/// A tuple of constants.
pub(crate) fn tuple(e: &'static Expr) -> Option<Display> {
    is_constant(e).then_some(Display::Tuple(e))
}

/// A list or set display of constants that is only iterated or searched.
pub(crate) fn read_only(e: &'static Expr) -> Option<Display> {
    match &e.kind {
        ExprKind::List(items) if items.iter().all(is_constant) => Some(Display::Tuple(e)),
        ExprKind::Set(items) if items.iter().all(is_constant) => Some(Display::FrozenSet(e)),
        _ => None,
    }
}

/// Makes the values, adds them to the constants, and tells which number each expression got.
pub(crate) fn fold(
    vm: &mut Vm,
    displays: &[Display],
    consts: &mut Vec<Value>,
) -> FxHashMap<usize, u32> {
    let mut folded = FxHashMap::default();
    for d in displays {
        let (Display::Tuple(e) | Display::FrozenSet(e)) = d;
        let v = match d {
            Display::Tuple(e) => sequence(vm, e, consts),
            Display::FrozenSet(e) => frozen_set(vm, e, consts),
        };
        if let Some(v) = v {
            folded.insert(*e as *const Expr as usize, consts.len() as u32);
            consts.push(v);
        }
    }
    folded
}

fn items(e: &Expr) -> &[Expr] {
    match &e.kind {
        ExprKind::Tuple(items) | ExprKind::List(items) | ExprKind::Set(items) => items,
        _ => &[],
    }
}

fn sequence(vm: &mut Vm, e: &Expr, consts: &[Value]) -> Option<Value> {
    let values = items(e)
        .iter()
        .map(|i| value(vm, i, consts))
        .collect::<Option<Vec<Value>>>()?;
    Some(vm.tuple(&values))
}

fn frozen_set(vm: &mut Vm, e: &Expr, consts: &[Value]) -> Option<Value> {
    let s = Set::new(&vm.heap, types::FROZENSET);
    for i in items(e) {
        let v = value(vm, i, consts)?;
        // Constants hash and compare without running Python code.
        if vm.set_add(s, v).is_err() {
            let _ = vm.take_exception();
            return None;
        }
    }
    Some(s.value())
}

fn value(vm: &mut Vm, e: &Expr, consts: &[Value]) -> Option<Value> {
    match &e.kind {
        ExprKind::Constant(id) => consts.get(*id as usize).copied(),
        ExprKind::UnaryOp(UnaryOp::Minus, v) => {
            let v = value(vm, v, consts)?;
            let negated = vm.negative(v);
            if negated.is_err() {
                let _ = vm.take_exception();
            }
            negated.ok()
        }
        _ => sequence(vm, e, consts),
    }
}
