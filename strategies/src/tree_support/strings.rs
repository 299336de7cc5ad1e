//! f-strings and t-strings.

use super::cx::{Cx, at, pop, top_slice};
use super::expr::{expr, push_all};
use gearbox_vm::object::Tuple;
use gearbox_vm::object::types;
use gearbox_vm::tree::{Expr, ExprKind, Formatted, Interpolation};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

#[inline(never)]
pub(crate) fn joined(vm: &mut Vm, cx: &Cx, e: &Expr, parts: &[Expr]) -> R {
    match parts {
        [] => Ok(vm.n.empty.value()),
        [one] => expr(vm, cx, one),
        _ => {
            push_all(vm, cx, parts)?;
            let r = vm.join_strings(top_slice(vm, parts.len()));
            pop(vm, parts.len());
            Ok(at!(vm, cx, e.loc, r))
        }
    }
}

#[inline(never)]
pub(crate) fn formatted(vm: &mut Vm, cx: &Cx, e: &Expr, f: &Formatted) -> R {
    let mut v = expr(vm, cx, &f.value)?;
    cx.at_line(vm, e.loc);
    if f.conversion != 0 {
        v = at!(vm, cx, e.loc, vm.convert_value(v, u32::from(f.conversion))).value();
    }
    let r = match &f.spec {
        Some(spec) => {
            let spec = expr(vm, cx, spec)?;
            vm.format_with(v, spec)
        }
        None if v.is_exact(types::STR) => return Ok(v),
        None => {
            let empty = vm.n.empty;
            vm.format(v, empty)
        }
    };
    Ok(at!(vm, cx, e.loc, r).value())
}

/// The strings are constants; only the fields are evaluated.
#[inline(never)]
pub(crate) fn template(vm: &mut Vm, cx: &Cx, parts: &[Expr]) -> R {
    let is_field = |e: &&Expr| matches!(e.kind, ExprKind::Interpolation(_));
    let mut count = 0;
    for field in parts.iter().filter(is_field) {
        match expr(vm, cx, field) {
            Ok(v) => vm.push_root(v),
            Err(e) => {
                pop(vm, count);
                return Err(e);
            }
        }
        count += 1;
    }
    let fields = Tuple::new(&vm.heap, top_slice(vm, count));
    pop(vm, count);
    let empty = vm.n.empty.value();
    let mut strings: Vec<Value> = Vec::with_capacity(count + 1);
    let mut open = true;
    for part in parts {
        match &part.kind {
            ExprKind::Constant(id) => {
                strings.push(cx.constant(*id));
                open = false;
            }
            _ => {
                if open {
                    strings.push(empty);
                }
                open = true;
            }
        }
    }
    if open {
        strings.push(empty);
    }
    let strings = Tuple::new(&vm.heap, &strings);
    Ok(vm.template(strings, fields))
}

#[inline(never)]
pub(crate) fn interpolation(vm: &mut Vm, cx: &Cx, f: &Interpolation) -> R {
    let v = expr(vm, cx, &f.value)?;
    let spec = match &f.spec {
        Some(spec) => Some(expr(vm, cx, spec)?),
        None => None,
    };
    let text = cx.constant(f.text);
    Ok(vm.interpolation(v, text, u32::from(f.conversion), spec))
}
