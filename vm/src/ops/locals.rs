//! Local variables and cells.

use crate::object::{CellObj, Tuple};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

#[inline(always)]
pub fn load_fast<P: Policy>(_: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = r.local(i);
    r.push(v);
    Flow::Next
}
#[inline(always)]
pub fn load_fast_check<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = r.local(i);
    if v.is_null() {
        r.sync(vm);
        let code = r.code(vm);
        let _ = vm.unbound_local(code, i);
        return Flow::Raise;
    }
    r.push(v);
    Flow::Next
}
#[inline(always)]
pub fn load_fast_and_clear<P: Policy>(_: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = r.local(i);
    r.push(v);
    r.set_local(i, Value::NULL);
    Flow::Next
}
#[inline(always)]
pub fn load_fast_pair<P: Policy>(_: &mut Vm, r: &mut Regs, ij: u32) -> Flow {
    let (a, b) = (r.local(ij >> 4), r.local(ij & 15));
    r.push(a);
    r.push(b);
    Flow::Next
}
#[inline(always)]
pub fn store_fast<P: Policy>(_: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = r.pop();
    r.set_local(i, v);
    Flow::Next
}
#[inline(always)]
pub fn store_fast_load_fast<P: Policy>(_: &mut Vm, r: &mut Regs, ij: u32) -> Flow {
    let v = r.peek(0);
    r.set_local(ij >> 4, v);
    let w = r.local(ij & 15);
    r.poke(0, w);
    Flow::Next
}
#[inline(always)]
pub fn store_fast_pair<P: Policy>(_: &mut Vm, r: &mut Regs, ij: u32) -> Flow {
    let a = r.pop();
    let b = r.pop();
    r.set_local(ij >> 4, a);
    r.set_local(ij & 15, b);
    Flow::Next
}
#[inline(always)]
pub fn delete_fast<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    if r.local(i).is_null() {
        r.sync(vm);
        let code = r.code(vm);
        let _ = vm.unbound_local(code, i);
        return Flow::Raise;
    }
    r.set_local(i, Value::NULL);
    Flow::Next
}
#[inline(always)]
pub fn make_cell<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let c = CellObj::new(&vm.heap, r.local(i));
    r.set_local(i, c.value());
    Flow::Next
}
#[inline(always)]
pub fn copy_free_vars<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let func = vm.func();
    let first = r.code(vm).nlocalsplus - n;
    if let Some(t) = func.closure.get().cast::<Tuple>() {
        for (i, c) in t.items().iter().enumerate() {
            r.set_local(first + i as u32, *c);
        }
    }
    Flow::Next
}
#[inline(always)]
fn cell(r: &Regs, i: u32) -> Option<crate::heap::Gc<CellObj>> {
    r.local(i).cast::<CellObj>()
}
#[inline(always)]
pub fn load_deref<P: Policy>(_: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = cell(r, i).map_or(Value::NULL, |c| c.value.get());
    if v.is_null() {
        return Flow::Slow;
    }
    r.push(v);
    Flow::Next
}
/// The variable is unbound.
pub(super) fn load_deref_slow(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let code = r.code(vm);
    let _ = vm.unbound_deref(code, i);
    Flow::Raise
}
#[inline(always)]
pub fn store_deref<P: Policy>(_: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = r.pop();
    if let Some(c) = cell(r, i) {
        c.value.set(v);
    }
    Flow::Next
}
#[inline(always)]
pub fn delete_deref<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    match cell(r, i) {
        Some(c) if !c.value.get().is_null() => {
            c.value.set(Value::NULL);
            Flow::Next
        }
        _ => {
            r.sync(vm);
            let code = r.code(vm);
            let _ = vm.unbound_deref(code, i);
            Flow::Raise
        }
    }
}
/// A free variable of a class body: the class namespace first.
#[inline(always)]
pub fn load_from_dict_or_deref<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync(vm);
    let name = r.code(vm).local_names[i as usize];
    match vm.namespace_get(r.peek(0), name) {
        Err(_) => Flow::Raise,
        Ok(Some(v)) => {
            r.poke(0, v);
            Flow::Next
        }
        Ok(None) => {
            let v = cell(r, i).map_or(Value::NULL, |c| c.value.get());
            if v.is_null() {
                let code = r.code(vm);
                let _ = vm.unbound_deref(code, i);
                return Flow::Raise;
            }
            r.poke(0, v);
            Flow::Next
        }
    }
}
