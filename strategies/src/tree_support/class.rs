//! Module bodies, class definitions and bodies, module and class annotations.

use super::cx::{Cx, Flow, at, pop};
use super::expr::{expr, push_all};
use super::{call, function, names, stmt};
use gearbox_vm::code::co_flags;
use gearbox_vm::object::types;
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Raised, Vm};

/// The body of a module (or of a text given to `exec` or `eval`).
pub(crate) fn module(vm: &mut Vm, cx: &Cx, m: &Module) -> R {
    let start = match m.body.stmts.first() {
        Some(first) if m.mode != Mode::Eval => first.loc,
        _ => Loc::new(1, 1, 0, 0),
    };
    if let Some(scope) = &m.body.annotate
        && m.mode != Mode::Eval
        && !future_annotations(cx)
    {
        let f = function::closure(vm, cx, scope);
        names::store_text(vm, cx, "__annotate__", f.value(), start)?;
    }
    if m.body.conditional_annotations {
        let s = vm.new_set();
        names::store_text(vm, cx, "__conditional_annotations__", s.value(), start)?;
    }
    match body(vm, cx, &m.body, m.mode == Mode::Exec, start) {
        Flow::Raise => Err(Raised),
        // Only the expression of `eval` returns.
        Flow::Return => Ok(cx.ret.get()),
        _ => Ok(Value::NONE),
    }
}

fn future_annotations(cx: &Cx) -> bool {
    cx.code.flags & co_flags::FUTURE_ANNOTATIONS != 0
}

/// Statements of a module or class; the docstring becomes `__doc__`.
fn body(vm: &mut Vm, cx: &Cx, b: &Block, doc: bool, start: Loc) -> Flow {
    if b.annotated
        && future_annotations(cx)
        && let Err(_) = gearbox_vm::ops::names::setup_annotations_slow(vm)
    {
        return cx.fail(vm, start);
    }
    if let Some(id) = b.docstring
        && doc
        && let Some(first) = b.stmts.first()
    {
        let v = cx.constant(id);
        if names::store_text(vm, cx, "__doc__", v, first.loc).is_err() {
            return Flow::Raise;
        }
    }
    block(vm, cx, statements(b, doc))
}

/// The closure that was built of the statements, or the statements themselves.
fn block(vm: &mut Vm, cx: &Cx, stmts: &[Stmt]) -> Flow {
    match cx.prep.built.get() {
        Some(Some(built)) => built(vm, cx),
        _ => stmt::block(vm, cx, stmts),
    }
}

/// Statements of a module or class that are executed as such: a docstring is not.
pub(crate) fn statements(b: &Block, doc: bool) -> &[Stmt] {
    if b.docstring.is_some() && doc {
        b.stmts.get(1..).unwrap_or(&[])
    } else {
        &b.stmts
    }
}

#[inline(never)]
pub(crate) fn class_def(vm: &mut Vm, cx: &Cx, c: &Class, loc: Loc) -> R<()> {
    push_all(vm, cx, &c.decorators)?;
    let v = match define(vm, cx, c, loc) {
        Ok(v) => v,
        Err(r) => {
            pop(vm, c.decorators.len());
            return Err(r);
        }
    };
    let v = function::decorate(vm, cx, &c.decorators, v)?;
    names::store(vm, cx, &c.name, v, loc)
}

fn define(vm: &mut Vm, cx: &Cx, c: &Class, loc: Loc) -> R {
    if let Some(params) = &c.type_params {
        let scope = function::closure(vm, cx, &params.scope);
        return Ok(at!(
            vm,
            cx,
            loc,
            call::invoke(vm, scope.value(), 0, Value::NULL, 0)
        ));
    }
    let build = start(vm, cx, c, loc)?;
    call::call_general(vm, cx, build, 2, &c.bases, None, &c.keywords, loc)
}

/// `__build_class__`; its first two arguments, body function and name, are pushed.
pub(crate) fn start(vm: &mut Vm, cx: &Cx, c: &Class, loc: Loc) -> R {
    let name = vm.n.build_class;
    let Some(build) = cx.func.builtins.get_str(name) else {
        let _ = vm.raise(types::NAME_ERROR, "__build_class__ not found");
        return Err(cx.trace(vm, loc));
    };
    let f = function::closure(vm, cx, &c.scope);
    vm.push_root(f.value());
    vm.push_root(cx.name(c.bare_name).value());
    Ok(build)
}

/// The body of a class. Its value is the cell of `__class__`, if methods use it.
pub(crate) fn class_body(vm: &mut Vm, cx: &Cx, c: &Class) -> R {
    let line = cx.code.plain.firstlineno;
    let start = Loc::new(line, line, 0, 0);
    let (name, ns) = (vm.n.name, vm.namespace());
    let module = at!(
        vm,
        cx,
        start,
        vm.load_name(ns, cx.func.globals, cx.func.builtins, name)
    );
    names::store_text(vm, cx, "__module__", module, start)?;
    names::store_text(vm, cx, "__qualname__", cx.code.qualname.value(), start)?;
    names::store_text(
        vm,
        cx,
        "__firstlineno__",
        Value::small(i64::from(line)),
        start,
    )?;
    if c.type_params.is_some() {
        let t = names::load(vm, cx, &c.type_params_in_body, start)?;
        names::store_text(vm, cx, "__type_params__", t, start)?;
    }
    let own_cell = |name: &str| {
        let kinds = cx
            .code
            .plain
            .localsplus_kinds
            .iter()
            .zip(&cx.code.plain.localsplus_names);
        kinds
            .zip(0..)
            .find(|((k, n), _)| k.is_cell() && *n == name)
            .and_then(|(_, slot)| cx.cell(slot))
    };
    let classdict = own_cell("__classdict__");
    if let Some(cell) = classdict {
        cell.value.set(ns);
    }
    if let Some(cell) = own_cell("__conditional_annotations__") {
        cell.value.set(vm.new_set().value());
    }
    if body(vm, cx, &c.body, true, start) == Flow::Raise {
        return Err(Raised);
    }
    if let Some(scope) = &c.body.annotate
        && !future_annotations(cx)
    {
        let f = function::closure(vm, cx, scope);
        names::store_text(vm, cx, "__annotate_func__", f.value(), start)?;
    }
    let attributes = c.static_attributes.get().map_or(&[][..], |a| a);
    for a in attributes {
        let s = vm.intern(a);
        vm.push_root(s.value());
    }
    let t = vm.tuple(super::cx::top_slice(vm, attributes.len()));
    pop(vm, attributes.len());
    names::store_text(vm, cx, "__static_attributes__", t, start)?;
    if let Some(cell) = classdict {
        names::store_text(vm, cx, "__classdictcell__", cell.value(), start)?;
    }
    match own_cell("__class__") {
        Some(cell) => {
            names::store_text(vm, cx, "__classcell__", cell.value(), start)?;
            Ok(cell.value())
        }
        None => Ok(Value::NONE),
    }
}

/// The body of a module's or class's `__annotate__`.
pub(crate) fn annotate_block(vm: &mut Vm, cx: &Cx, b: &Block, loc: Loc) -> R {
    function::check_format(vm, cx, loc)?;
    let d = vm.new_dict();
    for a in &b.annotations {
        if let Some(index) = a.index {
            let name = vm.intern("__conditional_annotations__");
            let var = match cx.prep.conditional {
                Some(slot) => Var::Deref(slot),
                None => Var::Global,
            };
            let seen = names::load_var(vm, cx, name, var, a.loc)?;
            if !at!(
                vm,
                cx,
                a.loc,
                vm.contains(seen, Value::small(i64::from(index)))
            ) {
                continue;
            }
        }
        let v = expr(vm, cx, &a.value)?;
        d.set_str(&vm.heap, cx.name(a.name), v);
    }
    Ok(d.value())
}
