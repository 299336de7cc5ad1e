//! Generators.

use crate::object::{Exception, GenState, Generator, types};
use crate::run::{Flow, Policy, Regs, frame, generator};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The call that created this frame gets a generator; the frame's window moves into it.
#[inline(always)]
pub fn return_generator<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    let g = generator::detach_frame(vm);
    match super::call::return_special(vm, g.value()) {
        Flow::Switch => super::call::switch(vm, r),
        flow => flow,
    }
}
/// Suspends the generator that this frame belongs to.
#[inline(always)]
pub fn yield_value<P: Policy>(vm: &mut Vm, r: &mut Regs, delegating: u32) -> Flow {
    let v = r.pop();
    // SAFETY: a frame is current.
    let (flags, ret) = unsafe { ((*vm.fp).flags, (*vm.fp).ret) };
    let g = generator::suspend_frame(vm, r.ip, r.sp, delegating != 0);
    if flags & frame::ENTRY != 0 {
        // Native code resumed the generator: this run of the loop is over.
        vm.gen_result = v;
        return Flow::Yield;
    }
    generator::deliver_yield(vm, r, g, flags, ret, v);
    Flow::Switch
}
/// receiver, value: sends the value on; at the end the result replaces it and control goes on at END_SEND.
#[inline(always)]
pub fn send<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    match vm.send_to(r.peek(1), r.peek(0)) {
        Ok(Ok(v)) => {
            r.poke(0, v);
            r.skip(1);
            Flow::Next
        }
        Ok(Err(result)) => {
            r.poke(0, result);
            r.skip(1);
            r.jump(by as isize);
            Flow::Jump
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn get_yield_from_iter<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if r.peek(0).cast::<Generator>().is_some() {
        return Flow::Next;
    }
    r.sync_ip(vm);
    match vm.get_iter(r.peek(0)) {
        Ok(v) => {
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// sub-iterator, last sent value, exception: StopIteration ends the delegation with its value, anything else goes on.
#[inline(always)]
pub fn cleanup_throw<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let e = r.peek(0);
    if vm.is_instance(e, types::STOP_ITERATION) {
        let v = e
            .cast::<Exception>()
            .and_then(|e| e.fields[0].get().non_null())
            .unwrap_or(Value::NONE);
        r.drop(1);
        r.poke(1, Value::NONE);
        r.poke(0, v);
        return Flow::Next;
    }
    vm.exc = e;
    Flow::Reraise
}

impl Vm {
    /// Sends a value to a delegate: `Ok(Ok(yielded))`, `Ok(Err(returned))`.
    #[inline(never)]
    pub fn send_to(&mut self, receiver: Value, v: Value) -> R<Result<Value, Value>> {
        if receiver.is_exact(types::GENERATOR)
            && let Some(g) = receiver.cast::<Generator>()
            && g.state.get() != GenState::Finished
        {
            return Ok(match self.generator_send(g, v)? {
                Some(v) => Ok(v),
                None => Err(std::mem::replace(&mut self.stop_value, Value::NONE)),
            });
        }
        self.stop_value = Value::NONE;
        if v.is_none() && self.class_of(receiver).slots().next.is_some() {
            return Ok(match self.iter_next(receiver)? {
                Some(v) => Ok(v),
                None => Err(std::mem::replace(&mut self.stop_value, Value::NONE)),
            });
        }
        match self.call_method(receiver, "send", &[v]) {
            Ok(v) => Ok(Ok(v)),
            Err(e) => {
                self.note_stop_value();
                self.swallow(e, types::STOP_ITERATION)?;
                Ok(Err(std::mem::replace(&mut self.stop_value, Value::NONE)))
            }
        }
    }
}
