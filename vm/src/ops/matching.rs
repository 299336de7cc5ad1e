//! `match` statements.

use super::names::push_or_raise;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

#[inline(always)]
pub fn match_mapping<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let b = vm.match_mapping(r.peek(0));
    r.push(Value::bool(b));
    Flow::Next
}
#[inline(always)]
pub fn match_sequence<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let b = vm.match_sequence(r.peek(0));
    r.push(Value::bool(b));
    Flow::Next
}
#[inline(always)]
pub fn match_keys<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    push_or_raise!(r, vm.match_keys(r.peek(1), r.peek(0)))
}
/// subject, class, keyword names.
#[inline(always)]
pub fn match_class<P: Policy>(vm: &mut Vm, r: &mut Regs, nargs: u32) -> Flow {
    r.sync_ip(vm);
    match vm.match_class(r.peek(2), r.peek(1), nargs as usize, r.peek(0)) {
        Ok(v) => {
            r.drop(2);
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
