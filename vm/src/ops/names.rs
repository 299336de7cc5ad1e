//! Module, class and global names.

use crate::heap::Gc;
use crate::object::{Dict, Str, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

/// Turns a result into a flow, pushing the value.
macro_rules! push_or_raise {
    ($r:ident, $e:expr) => {
        match $e {
            Ok(v) => {
                $r.push(v);
                Flow::Next
            }
            Err(_) => Flow::Raise,
        }
    };
}
pub(crate) use push_or_raise;

/// Turns a result without value into a flow.
macro_rules! next_or_raise {
    ($e:expr) => {
        match $e {
            Ok(()) => Flow::Next,
            Err(_) => Flow::Raise,
        }
    };
}
pub(crate) use next_or_raise;

#[inline(always)]
pub fn load_name<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.name(vm, i);
    let (ns, func) = (vm.namespace(), vm.func());
    push_or_raise!(r, vm.load_name(ns, func.globals, func.builtins, name))
}
#[inline(always)]
pub fn store_name<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.name(vm, i);
    let ns = vm.namespace();
    match vm.namespace_set(ns, name, r.peek(0)) {
        Ok(()) => {
            r.drop(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn delete_name<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.name(vm, i);
    let ns = vm.namespace();
    next_or_raise!(vm.namespace_del(ns, name))
}
#[inline(always)]
pub fn load_global<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    count_down!(P, r);
    let name = r.name(vm, arg >> 1);
    load_global_named(vm, r, name, arg & 1 != 0)
}
/// LOAD_GLOBAL with its operand decoded; `null`: what is loaded is to be called as a function.
#[inline(always)]
pub fn load_global_named(vm: &mut Vm, r: &mut Regs, name: Gc<Str>, null: bool) -> Flow {
    r.sync(vm);
    let func = vm.func();
    match vm.load_global(func.globals, func.builtins, name) {
        Ok(v) => {
            r.push(v);
            if null {
                r.push(Value::NULL);
            }
            r.skip(4);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn store_global<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let name = r.name(vm, i);
    let v = r.pop();
    let globals = vm.func().globals;
    globals.set_str(&vm.heap, name, v);
    Flow::Next
}
#[inline(always)]
pub fn delete_global<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.name(vm, i);
    let globals = vm.func().globals;
    next_or_raise!(vm.delete_global(globals, name))
}
#[inline(always)]
pub fn load_locals<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let ns = vm.namespace();
    r.push(ns);
    Flow::Next
}
#[inline(always)]
pub fn load_from_dict_or_globals<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.name(vm, i);
    let func = vm.func();
    match vm.load_name(r.peek(0), func.globals, func.builtins, name) {
        Ok(v) => {
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn load_build_class<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync(vm);
    push_or_raise!(r, load_build_class_slow(vm))
}
#[inline(never)]
fn load_build_class_slow(vm: &mut Vm) -> crate::vm::R {
    let n = vm.n.build_class;
    let builtins = vm.func().builtins;
    match builtins.get_str(n) {
        Some(v) => Ok(v),
        None => Err(vm.raise(types::NAME_ERROR, "__build_class__ not found")),
    }
}
#[inline(always)]
pub fn setup_annotations<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync(vm);
    next_or_raise!(setup_annotations_slow(vm))
}
/// Makes `__annotations__` in the running namespace unless it is there.
#[inline(never)]
pub fn setup_annotations_slow(vm: &mut Vm) -> crate::vm::R<()> {
    let ns = vm.namespace();
    let n = vm.n.annotations;
    if vm.namespace_get(ns, n)?.is_none() {
        let d = Dict::new(&vm.heap).value();
        vm.namespace_set(ns, n, d)?;
    }
    Ok(())
}
