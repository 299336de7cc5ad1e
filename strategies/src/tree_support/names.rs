//! Variables: loading, storing and deleting names wherever they live.

use super::cx::{Cx, at};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::Str;
use gearbox_vm::tree::{Loc, Name, Var};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Loads a variable.
#[inline(never)]
pub(crate) fn load(vm: &mut Vm, cx: &Cx, name: &Name, loc: Loc) -> R {
    load_var(vm, cx, cx.name(name.id), name.var.get(), loc)
}

/// Loads the variable `name` from the place `var`.
pub(crate) fn load_var(vm: &mut Vm, cx: &Cx, name: Gc<Str>, var: Var, loc: Loc) -> R {
    let r = match var {
        Var::Fast(slot) => match cx.local(slot).non_null() {
            Some(v) => return Ok(v),
            None => Err(vm.unbound_local(cx.code, slot)),
        },
        Var::Deref(slot) => match cx.cell(slot).and_then(|c| c.value.get().non_null()) {
            Some(v) => return Ok(v),
            None => Err(vm.unbound_deref(cx.code, slot)),
        },
        Var::Global => vm.load_global(cx.func.globals, cx.func.builtins, name),
        Var::Name => vm.load_name(vm.namespace(), cx.func.globals, cx.func.builtins, name),
        Var::DictOrDeref(slot) => dict_or_deref(vm, cx, name, slot),
        Var::DictOrGlobal => {
            let d = class_dict(vm, cx);
            vm.load_name(d, cx.func.globals, cx.func.builtins, name)
        }
        // The code generator has visited everything that is evaluated.
        Var::Unresolved => Err(vm.name_not_defined(name)),
    };
    Ok(at!(vm, cx, loc, r))
}

/// The dict that `Var::DictOrDeref` and `Var::DictOrGlobal` look at first.
fn class_dict(vm: &Vm, cx: &Cx) -> Value {
    if cx.prep.class_body {
        return vm.namespace();
    }
    cx.prep
        .classdict
        .and_then(|slot| cx.cell(slot))
        .map_or(Value::NULL, |c| c.value.get())
}

fn dict_or_deref(vm: &mut Vm, cx: &Cx, name: Gc<Str>, slot: u32) -> R {
    let d = class_dict(vm, cx);
    if !d.is_null()
        && let Some(v) = vm.namespace_get(d, name)?
    {
        return Ok(v);
    }
    match cx.cell(slot).and_then(|c| c.value.get().non_null()) {
        Some(v) => Ok(v),
        None => Err(vm.unbound_deref(cx.code, slot)),
    }
}

/// Stores a variable.
#[inline]
pub(crate) fn store(vm: &mut Vm, cx: &Cx, name: &Name, v: Value, loc: Loc) -> R<()> {
    match name.var.get() {
        Var::Fast(slot) => cx.set_local(slot, v),
        var => return store_elsewhere(vm, cx, cx.name(name.id), var, v, loc),
    }
    Ok(())
}

fn store_elsewhere(vm: &mut Vm, cx: &Cx, name: Gc<Str>, var: Var, v: Value, loc: Loc) -> R<()> {
    match var {
        Var::Fast(slot) => cx.set_local(slot, v),
        Var::Deref(slot) | Var::DictOrDeref(slot) => {
            if let Some(c) = cx.cell(slot) {
                c.value.set(v);
            }
        }
        Var::Name => {
            let ns = vm.namespace();
            at!(vm, cx, loc, vm.namespace_set(ns, name, v));
        }
        Var::Global | Var::DictOrGlobal | Var::Unresolved => {
            cx.func.globals.set_str(&vm.heap, name, v)
        }
    }
    Ok(())
}

/// Stores a name that no tree node records, in the namespace of a class or module.
pub(crate) fn store_text(vm: &mut Vm, cx: &Cx, name: &str, v: Value, loc: Loc) -> R<()> {
    let name = vm.intern(name);
    store_elsewhere(vm, cx, name, Var::Name, v, loc)
}

/// `del name`.
pub(crate) fn delete(vm: &mut Vm, cx: &Cx, name: &Name, loc: Loc) -> R<()> {
    let text = cx.name(name.id);
    let r = match name.var.get() {
        Var::Fast(slot) => {
            if cx.local(slot).is_null() {
                Err(vm.unbound_local(cx.code, slot))
            } else {
                cx.set_local(slot, Value::NULL);
                Ok(())
            }
        }
        Var::Deref(slot) | Var::DictOrDeref(slot) => match cx.cell(slot) {
            Some(c) if !c.value.get().is_null() => {
                c.value.set(Value::NULL);
                Ok(())
            }
            _ => Err(vm.unbound_deref(cx.code, slot)),
        },
        Var::Name => {
            let ns = vm.namespace();
            vm.namespace_del(ns, text)
        }
        Var::Global | Var::DictOrGlobal | Var::Unresolved => {
            vm.delete_global(cx.func.globals, text)
        }
    };
    at!(vm, cx, loc, r);
    Ok(())
}

/// After a handler: the name of the exception is set to None and deleted, so that neither step can fail.
pub(crate) fn forget(vm: &mut Vm, cx: &Cx, name: Option<&Name>, loc: Loc) -> R<()> {
    if let Some(name) = name {
        store(vm, cx, name, Value::NONE, loc)?;
        delete(vm, cx, name, loc)?;
    }
    Ok(())
}
