//! Subscript stores, slices, length.

use super::names::push_or_raise;
use crate::object::Slice;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

/// `a[i:j]`.
#[inline(always)]
pub fn binary_slice<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match binary_slice_slow(vm, r.peek(2), r.peek(1), r.peek(0)) {
        Ok(v) => {
            r.drop(2);
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn binary_slice_slow(vm: &mut Vm, o: Value, start: Value, stop: Value) -> R {
    let s = Slice::new(&vm.heap, start, stop, Value::NONE).value();
    vm.getitem(o, s)
}
/// `o[i:j] = v`.
#[inline(always)]
pub fn store_slice<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match store_slice_slow(vm, r.peek(3), r.peek(2), r.peek(1), r.peek(0)) {
        Ok(()) => {
            r.drop(4);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn store_slice_slow(vm: &mut Vm, v: Value, o: Value, start: Value, stop: Value) -> R<()> {
    let s = Slice::new(&vm.heap, start, stop, Value::NONE).value();
    vm.setitem(o, s, v)
}
/// `o[k] = v`: value, container, key on the stack.
#[inline(always)]
pub fn store_subscr<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    match vm.setitem(r.peek(1), r.peek(0), r.peek(2)) {
        Ok(()) => {
            r.drop(3);
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn delete_subscr<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match vm.delitem(r.peek(1), r.peek(0)) {
        Ok(()) => {
            r.drop(2);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn get_len<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    let n = vm.len(r.peek(0)).map(|n| vm.int_usize(n));
    push_or_raise!(r, n)
}
