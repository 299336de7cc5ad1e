//! Exceptions and `with`.

use crate::object::Exception;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The exception on top becomes the handled one; what was handled before goes below it.
#[inline(always)]
pub fn push_exc_info<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let e = r.peek(0);
    r.poke(0, vm.handled);
    r.push(e);
    vm.handled = e;
    Flow::Next
}
#[inline(always)]
pub fn pop_except<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    vm.handled = r.pop();
    Flow::Next
}
#[inline(always)]
pub fn check_exc_match<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match vm.exception_matches(r.peek(1), r.peek(0)) {
        Ok(b) => {
            r.poke(0, Value::bool(b));
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// `except*`: replaces (exception, class) by (rest, match).
#[inline(always)]
pub fn check_eg_match<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match check_eg_match_slow(vm, r.peek(1), r.peek(0)) {
        Ok((hit, rest)) => {
            r.poke(1, rest);
            r.poke(0, hit);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn check_eg_match_slow(vm: &mut Vm, exc: Value, info: Value) -> R<(Value, Value)> {
    let (hit, rest) = vm.exception_group_match(exc, info)?;
    if !hit.is_none() {
        vm.handled = hit;
    }
    Ok((hit, rest))
}
#[inline(always)]
pub fn raise_varargs<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    r.sync_ip(vm);
    let (exc, cause) = match n {
        0 => (Value::NULL, Value::NULL),
        1 => (r.peek(0), Value::NULL),
        _ => (r.peek(1), r.peek(0)),
    };
    let bare = n == 0 && !vm.handled.is_none();
    let _ = vm.do_raise(exc, cause);
    if bare { Flow::Reraise } else { Flow::Raise }
}
/// Re-raises the exception on top; with an operand, the position below it is restored first.
#[inline(always)]
pub fn reraise<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let e = r.pop();
    if n > 0
        && let Some(unit) = r.peek(n as usize - 1).as_small()
    {
        // The handler is looked up for this instruction; only the position that a handler saves is the original one.
        vm.reraise_lasti = unit as i32;
    }
    debug_assert!(e.cast::<Exception>().is_some());
    vm.exc = e;
    Flow::Reraise
}
/// Calls `__exit__` with the exception: exit, self-or-NULL, lasti, previous, exception on the stack.
#[inline(always)]
pub fn with_except_start<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match vm.call_exit(r.peek(4), r.peek(3), r.peek(0)) {
        Ok(v) => {
            r.push(v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}

impl Vm {
    /// `exit(type, value, traceback)`, with its receiver unless NULL.
    #[inline(never)]
    pub fn call_exit(&mut self, exit: Value, receiver: Value, exc: Value) -> R {
        let class = self.class_of(exc).value();
        let tb = exc
            .cast::<Exception>()
            .map_or(Value::NONE, |e| e.traceback.get());
        if receiver.is_null() {
            self.call(exit, &[class, exc, tb])
        } else {
            self.call_with_self(exit, receiver, &[class, exc, tb])
        }
    }
}
