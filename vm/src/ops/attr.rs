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
    let name = r.name(vm, arg >> 1);
    if arg & 1 != 0 {
        load_method_named(vm, r, name)
    } else {
        load_attr_named(vm, r, name)
    }
}
/// LOAD_ATTR with its operand decoded: a plain attribute.
#[inline(always)]
pub fn load_attr_named(vm: &mut Vm, r: &mut Regs, name: Gc<Str>) -> Flow {
    r.sync_ip(vm);
    match vm.getattr(r.peek(0), name) {
        Ok(v) => {
            r.poke(0, v);
            r.skip(9);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// LOAD_ATTR with its operand decoded: a method that is to be called.
#[inline(always)]
pub fn load_method_named(vm: &mut Vm, r: &mut Regs, name: Gc<Str>) -> Flow {
    r.sync_ip(vm);
    if !load_method_in_place(vm, r.addr(0), name) {
        return Flow::Raise;
    }
    // SAFETY: the verifier counted the second operand.
    r.sp = unsafe { r.sp.add(1) };
    r.skip(9);
    Flow::Next
}
/// Replaces the receiver in `slot` by the callable, with the first argument (or NULL) above it; false if the look-up raised. Two values cannot come back in
/// registers, and coming back through memory they would be read before they have arrived.
#[inline(never)]
fn load_method_in_place(vm: &mut Vm, slot: *mut Value, name: Gc<Str>) -> bool {
    // SAFETY: the receiver is on the value stack, which has room for the second operand.
    unsafe {
        match vm.load_method(*slot, name) {
            Ok((f, first)) => {
                *slot = f;
                *slot.add(1) = first;
                true
            }
            Err(_) => false,
        }
    }
}
#[inline(always)]
pub fn store_attr<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    count_down!(P, r);
    let name = r.name(vm, i);
    store_attr_named(vm, r, name)
}
/// STORE_ATTR with its operand decoded.
#[inline(always)]
pub fn store_attr_named(vm: &mut Vm, r: &mut Regs, name: Gc<Str>) -> Flow {
    r.sync_ip(vm);
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
    match load_super_attr_slow(vm, r.addr(2), name, arg) {
        Ok(()) => {
            r.drop(if arg & 1 != 0 { 1 } else { 2 });
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// Replaces the global `super`, the class and the receiver by what was found and by what it is to be called with. A pair as the result would
/// be passed by address (rule 1).
#[inline(never)]
fn load_super_attr_slow(vm: &mut Vm, operands: *mut Value, name: Gc<Str>, arg: u32) -> R<()> {
    // SAFETY: the instruction has three operands, and they stay on the value stack.
    let [global_super, class, receiver] = unsafe { *operands.cast::<[Value; 3]>() };
    let (v, bound) = vm.super_attr_generic(
        global_super,
        class,
        receiver,
        name,
        arg & 2 != 0,
        arg & 1 != 0,
    )?;
    // SAFETY: as above.
    unsafe {
        *operands = v;
        *operands.add(1) = bound;
    }
    Ok(())
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
