//! Calls, arguments, `super()`.

use super::cx::{Cx, at, pop, top, top_slice};
use super::expr::{attr_loc, expr, push_all};
use super::{display, names};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{Function, List};
use gearbox_vm::run::frame;
use gearbox_vm::tree::{Call, Expr, ExprKind, Keyword, Loc, Name, NameId, Var};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Raised, Vm};

/// Calls a Python function with the arguments at `args` (as [`Vm::call_at`]), in a frame of its own.
#[inline(always)]
pub(crate) fn call_function(
    vm: &mut Vm,
    func: Gc<Function>,
    args: *mut Value,
    npos: usize,
    names: Value,
) -> R {
    vm.check_native_depth("")?;
    vm.push_frame(func, args, npos, names, args, frame::ENTRY)?;
    (vm.hooks.run)(vm)
}

/// Calls `f` with the top of the value stack: `npos` positional values, then the values of `names`, `total` in all. Drops them.
#[inline(always)]
pub(crate) fn invoke(vm: &mut Vm, f: Value, npos: usize, names: Value, total: usize) -> R {
    let start = top(vm, total);
    let r = match f.cast::<Function>() {
        Some(func) => call_function(vm, func, start, npos, names),
        None => vm.call_native(f, start, npos, names),
    };
    vm.sp = start;
    r
}

fn is_plain(args: &[Expr], keywords: &[Keyword]) -> bool {
    !args.iter().any(|a| matches!(a.kind, ExprKind::Starred(_)))
        && keywords.iter().all(|k| k.arg.is_some())
}

/// A call expression.
#[inline(never)]
pub(crate) fn call(vm: &mut Vm, cx: &Cx, e: &Expr, c: &Call) -> R {
    if !c.plain {
        let f = expr(vm, cx, &c.func)?;
        return call_general(vm, cx, f, 0, &c.args, None, &c.keywords, e.loc);
    }
    let (f, pushed) = match &c.func.kind {
        ExprKind::Attribute(object, name) => {
            let (f, receiver) = method(vm, cx, &c.func, object, *name)?;
            if receiver.is_null() {
                (f, 0)
            } else {
                vm.push_root(receiver);
                (f, 1)
            }
        }
        _ => (expr(vm, cx, &c.func)?, 0),
    };
    if let Err(r) = push_all(vm, cx, &c.args) {
        pop(vm, pushed);
        return Err(r);
    }
    let npos = pushed + c.args.len();
    let r = match c.kwnames {
        None => {
            cx.at_line(vm, e.loc);
            invoke(vm, f, npos, Value::NULL, npos)
        }
        Some(names) => {
            keyword_values(vm, cx, &c.keywords, npos)?;
            cx.at_line(vm, e.loc);
            invoke(vm, f, npos, cx.constant(names), npos + c.keywords.len())
        }
    };
    match r {
        Ok(v) => Ok(v),
        Err(_) => Err(call_failed(vm, cx, e, c)),
    }
}

#[cold]
#[inline(never)]
pub(crate) fn call_failed(vm: &mut Vm, cx: &Cx, e: &Expr, c: &Call) -> Raised {
    let loc = match &c.func.kind {
        ExprKind::Attribute(_, name) => attr_loc(cx, e.loc, c.func.loc, *name),
        _ => e.loc,
    };
    cx.trace(vm, loc)
}

/// Pushes the values of keyword arguments. On error drops the `below` values under them, too.
#[inline(never)]
fn keyword_values(vm: &mut Vm, cx: &Cx, keywords: &[Keyword], below: usize) -> R<()> {
    for (i, k) in keywords.iter().enumerate() {
        match expr(vm, cx, &k.value) {
            Ok(v) => vm.push_root(v),
            Err(r) => {
                pop(vm, below + i);
                return Err(r);
            }
        }
    }
    Ok(())
}

/// The tuple of the names of keyword arguments.
fn keyword_names(vm: &mut Vm, cx: &Cx, keywords: &[Keyword]) -> Value {
    for k in keywords {
        let name = k.arg.map_or(Value::NONE, |n| cx.name(n).value());
        vm.push_root(name);
    }
    let names = vm.tuple(top_slice(vm, keywords.len()));
    pop(vm, keywords.len());
    names
}

/// The callable and the receiver to pass first (or NULL) of `object.name(...)`.
#[inline(always)]
fn method(vm: &mut Vm, cx: &Cx, func: &Expr, object: &Expr, name: NameId) -> R<(Value, Value)> {
    if let Some(inner) = super_call(object) {
        return super_attr(vm, cx, inner, object.loc, name, true, func.loc);
    }
    let o = expr(vm, cx, object)?;
    vm.load_method(o, cx.name(name))
        .map_err(|_| method_failed(vm, cx, func, name))
}

/// `func`, an attribute to be called, could not be loaded.
#[cold]
#[inline(never)]
pub(crate) fn method_failed(vm: &mut Vm, cx: &Cx, func: &Expr, name: NameId) -> Raised {
    cx.trace(vm, attr_loc(cx, func.loc, func.loc, name))
}

/// `super()` without arguments whose attribute is looked up directly.
#[inline(always)]
pub(crate) fn super_call(e: &Expr) -> Option<&Call> {
    match &e.kind {
        ExprKind::Call(c) if c.super_vars[0].get() != Var::Unresolved => Some(c),
        _ => None,
    }
}

/// `super().name`: the value and the receiver to pass first, or NULL.
#[inline(never)]
pub(crate) fn super_attr(
    vm: &mut Vm,
    cx: &Cx,
    c: &Call,
    call_loc: Loc,
    name: NameId,
    method: bool,
    loc: Loc,
) -> R<(Value, Value)> {
    let global_super = expr(vm, cx, &c.func)?;
    let (class_name, self_name) = (vm.n.class, vm.n.empty);
    let class = names::load_var(vm, cx, class_name, c.super_vars[0].get(), call_loc)?;
    let receiver = names::load_var(vm, cx, self_name, c.super_vars[1].get(), call_loc)?;
    cx.at_line(vm, loc);
    Ok(at!(
        vm,
        cx,
        loc,
        vm.super_attr_generic(global_super, class, receiver, cx.name(name), false, method)
    ))
}

/// The general call: `pushed` values lie on the value stack as first arguments, `injected` is a variable passed as last positional
/// argument. Drops what was pushed.
#[inline(never)]
#[allow(clippy::too_many_arguments)]
pub(crate) fn call_general(
    vm: &mut Vm,
    cx: &Cx,
    f: Value,
    pushed: usize,
    args: &[Expr],
    injected: Option<&Name>,
    keywords: &[Keyword],
    loc: Loc,
) -> R {
    if is_plain(args, keywords) {
        if let Err(r) = push_all(vm, cx, args) {
            pop(vm, pushed);
            return Err(r);
        }
        let mut npos = pushed + args.len();
        if let Some(name) = injected {
            match names::load(vm, cx, name, loc) {
                Ok(v) => vm.push_root(v),
                Err(r) => {
                    pop(vm, npos);
                    return Err(r);
                }
            }
            npos += 1;
        }
        let names = if keywords.is_empty() {
            Value::NULL
        } else {
            keyword_values(vm, cx, keywords, npos)?;
            keyword_names(vm, cx, keywords)
        };
        cx.at_line(vm, loc);
        return Ok(at!(
            vm,
            cx,
            loc,
            invoke(vm, f, npos, names, npos + keywords.len())
        ));
    }
    let spread = match args {
        [
            Expr {
                kind: ExprKind::Starred(v),
                ..
            },
        ] if pushed == 0 && injected.is_none() => expr(vm, cx, v)?,
        _ => {
            let list = List::new(&vm.heap, top_slice(vm, pushed).to_vec());
            pop(vm, pushed);
            display::extend_list(vm, cx, list, args, loc)?;
            if let Some(name) = injected {
                let v = names::load(vm, cx, name, loc)?;
                list.push(&vm.heap, v);
            }
            vm.tuple(list.items())
        }
    };
    let kw = keyword_dict(vm, cx, f, keywords, loc)?;
    cx.at_line(vm, loc);
    let start = vm.sp;
    let r = spread_call(vm, f, spread, kw);
    vm.sp = start;
    Ok(at!(vm, cx, loc, r))
}

fn spread_call(vm: &mut Vm, f: Value, args: Value, kw: Value) -> R {
    let (start, npos, names) = vm.spread_arguments(f, args, kw)?;
    match f.cast::<Function>() {
        Some(func) => call_function(vm, func, start, npos, names),
        None => vm.call_native(f, start, npos, names),
    }
}

/// `name=value` and `**mapping` arguments as one dict, or NULL if there are none.
fn keyword_dict(vm: &mut Vm, cx: &Cx, f: Value, keywords: &[Keyword], loc: Loc) -> R {
    if keywords.is_empty() {
        return Ok(Value::NULL);
    }
    let all = vm.new_dict();
    let mut at = 0;
    while let Some(k) = keywords.get(at) {
        let Some(name) = k.arg else {
            let v = expr(vm, cx, &k.value)?;
            at!(vm, cx, loc, vm.dict_merge_kwargs(f, all.value(), v));
            at += 1;
            continue;
        };
        if at == 0 {
            // The first names cannot collide.
            let mut name = Some(name);
            while let Some(n) = name {
                let v = expr(vm, cx, &keywords[at].value)?;
                all.set_str(&vm.heap, cx.name(n), v);
                at += 1;
                name = keywords.get(at).and_then(|k| k.arg);
            }
            continue;
        }
        let part = vm.new_dict();
        let mut name = Some(name);
        while let Some(n) = name {
            let v = expr(vm, cx, &keywords[at].value)?;
            part.set_str(&vm.heap, cx.name(n), v);
            at += 1;
            name = keywords.get(at).and_then(|k| k.arg);
        }
        at!(
            vm,
            cx,
            loc,
            vm.dict_merge_kwargs(f, all.value(), part.value())
        );
    }
    Ok(all.value())
}
