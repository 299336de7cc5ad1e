//! Stack moves and constants.

use crate::run::regs::NEVER;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

#[inline(always)]
pub fn nop<P: Policy>(_: &mut Vm, _: &mut Regs, _: u32) -> Flow {
    Flow::Next
}
#[inline(always)]
pub fn pop_top<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.drop(1);
    Flow::Next
}
#[inline(always)]
pub fn copy<P: Policy>(_: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let v = r.peek(n as usize - 1);
    r.push(v);
    Flow::Next
}
#[inline(always)]
pub fn swap<P: Policy>(_: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let (top, other) = (r.peek(0), r.peek(n as usize - 1));
    r.poke(0, other);
    r.poke(n as usize - 1, top);
    Flow::Next
}
#[inline(always)]
pub fn push_null<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.push(Value::NULL);
    Flow::Next
}
/// Drops the delegate below the result.
#[inline(always)]
pub fn end_send<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let v = r.pop();
    r.poke(0, v);
    Flow::Next
}
#[inline(always)]
pub fn load_const<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    if P::ADAPTIVE && i & NEVER == 0 {
        return Flow::Specialize;
    }
    let i = if P::ADAPTIVE { i & !NEVER } else { i };
    let v = r.constant(vm, i);
    r.push(v);
    Flow::Next
}
#[inline(always)]
pub fn load_small_int<P: Policy>(_: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    r.push(Value::small(n as i64));
    Flow::Next
}
#[inline(always)]
pub fn load_common_constant<P: Policy>(vm: &mut Vm, r: &mut Regs, i: u32) -> Flow {
    let v = vm.common_constant(i);
    r.push(v);
    Flow::Next
}
