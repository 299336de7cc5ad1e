//! f-strings.

use super::cx::{Cx, at, pop, top_slice};
use super::expr::{expr, push_all};
use gearbox_vm::object::types;
use gearbox_vm::tree::{Expr, Formatted};
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
