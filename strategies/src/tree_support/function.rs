//! Function definitions, lambdas, closures, decorators, `__annotate__` of functions.

use super::cx::{Cx, at, pop, top, top_slice};
use super::expr::{expr, push_all};
use super::{call, names};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{Cmp, Function as Func};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// A function over the code of `scope` that captures the cells it needs.
pub(crate) fn closure(vm: &mut Vm, cx: &Cx, scope: &ScopeRef) -> Gc<Func> {
    let code = cx
        .prep
        .unit
        .codes
        .borrow()
        .get(scope.id as usize)
        .copied()
        .flatten();
    // Every scope that is evaluated has a code object: the compiler has made them all.
    let code = code.unwrap_or(cx.code);
    let f = vm.make_function(code);
    let slots = scope.closure();
    if !slots.is_empty() {
        for &slot in slots {
            vm.push_root(cx.local(slot));
        }
        let cells = vm.closure_tuple(top_slice(vm, slots.len()));
        pop(vm, slots.len());
        f.closure.set(cells);
    }
    f
}

/// Default values: a tuple and a dict, NULL where there are none.
fn defaults(vm: &mut Vm, cx: &Cx, p: &Params) -> R<(Value, Value)> {
    let mut positional = Value::NULL;
    if !p.defaults.is_empty() {
        push_all(vm, cx, &p.defaults)?;
        positional = vm.tuple(top_slice(vm, p.defaults.len()));
        pop(vm, p.defaults.len());
    }
    let mut keyword = Value::NULL;
    if p.kw_defaults.iter().any(Option::is_some) {
        let d = vm.new_dict();
        for (param, default) in p.kwonly.iter().zip(&p.kw_defaults) {
            if let Some(default) = default {
                let v = expr(vm, cx, default)?;
                d.set_str(&vm.heap, cx.name(param.name), v);
            }
        }
        keyword = d.value();
    }
    Ok((positional, keyword))
}

#[inline(never)]
pub(crate) fn lambda(vm: &mut Vm, cx: &Cx, f: &Function) -> R {
    let (positional, keyword) = defaults(vm, cx, &f.params)?;
    let func = closure(vm, cx, &f.scope);
    func.defaults.set(positional);
    func.kwdefaults.set(keyword);
    Ok(func.value())
}

/// The function object of a `def` whose defaults are known.
pub(crate) fn build(
    vm: &mut Vm,
    cx: &Cx,
    f: &Function,
    positional: Value,
    keyword: Value,
) -> Gc<Func> {
    let annotate = f.annotate.as_ref().map(|scope| closure(vm, cx, scope));
    let func = closure(vm, cx, &f.scope);
    func.defaults.set(positional);
    func.kwdefaults.set(keyword);
    if let Some(a) = annotate {
        func.annotate.set(a.value());
    }
    func
}

#[inline(never)]
pub(crate) fn function_def(vm: &mut Vm, cx: &Cx, f: &Function, loc: Loc) -> R<()> {
    push_all(vm, cx, &f.decorators)?;
    let v = match define(vm, cx, f, loc) {
        Ok(v) => v,
        Err(r) => {
            pop(vm, f.decorators.len());
            return Err(r);
        }
    };
    let v = decorate(vm, cx, &f.decorators, v)?;
    names::store(vm, cx, &f.name, v, loc)
}

fn define(vm: &mut Vm, cx: &Cx, f: &Function, loc: Loc) -> R {
    let (positional, keyword) = defaults(vm, cx, &f.params)?;
    let Some(params) = &f.type_params else {
        return Ok(build(vm, cx, f, positional, keyword).value());
    };
    // The type parameters have a scope around the function; the defaults are its arguments.
    let scope = closure(vm, cx, &params.scope);
    let mut n = 0;
    for v in [positional, keyword] {
        if !v.is_null() {
            vm.push_root(v);
            n += 1;
        }
    }
    Ok(at!(
        vm,
        cx,
        loc,
        call::invoke(vm, scope.value(), n, Value::NULL, n)
    ))
}

/// Calls the decorators, which lie on the value stack, innermost first. Drops them.
pub(crate) fn decorate(vm: &mut Vm, cx: &Cx, decorators: &[Expr], v: Value) -> R {
    let mut v = v;
    for (i, d) in decorators.iter().enumerate().rev() {
        // SAFETY: `i + 1` decorators are left on the stack.
        let f = unsafe { *top(vm, 1) };
        pop(vm, 1);
        vm.push_root(v);
        cx.at_line(vm, d.loc);
        v = match call::invoke(vm, f, 1, Value::NULL, 1) {
            Ok(v) => v,
            Err(_) => {
                pop(vm, i);
                return Err(cx.trace(vm, d.loc));
            }
        };
    }
    Ok(v)
}

/// `__annotate__(format)` knows only the formats that evaluate the annotations themselves.
pub(crate) fn check_format(vm: &mut Vm, cx: &Cx, loc: Loc) -> R<()> {
    let late = at!(
        vm,
        cx,
        loc,
        vm.compare(cx.local(0), Value::small(2), Cmp::Gt)
    );
    if at!(vm, cx, loc, vm.truth(late)) {
        let e = vm.common_constant(1);
        let _ = vm.do_raise(e, Value::NULL);
        return Err(cx.trace(vm, loc));
    }
    Ok(())
}

/// An annotation or lazily evaluated value; `*value` gives the only item of `value`.
pub(crate) fn lazy(vm: &mut Vm, cx: &Cx, e: &Expr, starred: bool, loc: Loc) -> R {
    match &e.kind {
        ExprKind::Starred(inner) if starred => {
            let v = expr(vm, cx, inner)?;
            let out = vm.sp;
            at!(vm, cx, loc, vm.unpack_sequence(v, 1, out));
            // SAFETY: the slot at `out` was just filled.
            Ok(unsafe { *out })
        }
        _ => expr(vm, cx, e),
    }
}

/// The body of a function's `__annotate__`.
pub(crate) fn annotate_function(vm: &mut Vm, cx: &Cx, f: &Function, loc: Loc) -> R {
    check_format(vm, cx, loc)?;
    let d = vm.new_dict();
    for p in f.params.iter() {
        if let Some(a) = &p.annotation {
            let v = lazy(vm, cx, a, true, loc)?;
            d.set_str(&vm.heap, cx.name(p.name), v);
        }
    }
    if let Some(r) = &f.returns {
        let v = lazy(vm, cx, r, true, loc)?;
        let name = vm.intern("return");
        d.set_str(&vm.heap, name, v);
    }
    Ok(d.value())
}

/// Statements of a function body that are executed: a docstring is not.
pub(crate) fn statements(f: &Function) -> &[Stmt] {
    if f.docstring.is_some() {
        f.body.get(1..).unwrap_or(&[])
    } else {
        &f.body
    }
}
