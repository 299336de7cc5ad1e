//! Attributes.

use super::names::next_or_raise;
use crate::heap::Gc;
use crate::object::Str;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

#[inline(always)]
pub fn load_attr<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    let name = r.name(vm, arg >> 1);
    let o = r.peek(0);
    if arg & 1 != 0 {
        match vm.load_method(o, name) {
            Ok((f, true)) => {
                r.poke(0, f);
                r.push(o);
            }
            Ok((f, false)) => {
                r.poke(0, f);
                r.push(Value::NULL);
            }
            Err(_) => return Flow::Raise,
        }
    } else {
        match vm.getattr(o, name) {
            Ok(v) => r.poke(0, v),
            Err(_) => return Flow::Raise,
        }
    }
    r.skip(9);
    Flow::Next
}
#[inline(always)]
pub fn store_attr<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    let name = r.name(vm, i);
    match vm.setattr(r.peek(0), name, Some(r.peek(1))) {
        Ok(()) => {
            r.drop(2);
            r.skip(4);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn delete_attr<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    r.sync_ip(vm);
    let name = r.name(vm, i);
    let f = next_or_raise!(vm.setattr(r.peek(0), name, None));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}
/// `super().name`: global `super`, class, self on the stack.
#[inline(always)]
pub fn load_super_attr<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    let name = r.name(vm, arg >> 2);
    match load_super_attr_slow(vm, r.peek(2), r.peek(1), r.peek(0), name, arg) {
        Ok((v, receiver)) => {
            r.drop(2);
            r.poke(0, v);
            if arg & 1 != 0 {
                r.push(receiver);
            }
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn load_super_attr_slow(
    vm: &mut Vm,
    global_super: Value,
    class: Value,
    receiver: Value,
    name: Gc<Str>,
    arg: u32,
) -> R<(Value, Value)> {
    vm.super_attr_generic(
        global_super,
        class,
        receiver,
        name,
        arg & 2 != 0,
        arg & 1 != 0,
    )
}
/// `__enter__` and friends: pushes the method and its receiver.
#[inline(always)]
pub fn load_special<P: Policy>(vm: &mut Vm, r: &mut Regs, which: u32) -> Flow {
    r.sync_ip(vm);
    match vm.load_special_method(r.peek(0), which) {
        Ok((f, receiver)) => {
            r.poke(0, f);
            r.push(receiver);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
