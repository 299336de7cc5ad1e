//! Suspending and resuming generator frames of bytecode strategies: the live window is copied out of and back onto the value stack.

use super::Regs;
use super::frame::{self, Frame};
use crate::heap::Gc;
use crate::object::{GenState, Generator, types};
use crate::value::Value;
use crate::vm::{R, Resume, Vm};

/// How a loop run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The entry frame returned; the value is in `Vm::gen_result`.
    Returned,
    /// The entry frame is a generator's and yielded; the value is in `Vm::gen_result`.
    Yielded,
}

/// Moves the current frame's window into a fresh generator. The caller pops the frame.
#[inline(never)]
pub fn detach_frame(vm: &mut Vm) -> Gc<Generator> {
    // SAFETY: a frame is current; its window [base, sp) is initialised.
    unsafe {
        let f = *vm.fp;
        let code = f.code;
        let n = vm.sp.offset_from(f.base) as usize;
        let mut slots = Vec::with_capacity((code.nlocalsplus + code.stacksize) as usize);
        slots.extend_from_slice(std::slice::from_raw_parts(f.base, n));
        let unit = f.ip.offset_from(code.entry.get()) as u32;
        Generator::new(&vm.heap, f.func, f.code, slots, unit)
    }
}

/// Copies `n` values. Windows are short: a loop beats a call of the library's copy, which LLVM would make of it but for the barrier.
///
/// # Safety
/// Both ranges are valid and do not overlap.
#[inline(always)]
unsafe fn copy_values(from: *const Value, to: *mut Value, n: usize) {
    for i in 0..n {
        // SAFETY: by contract; the assembly is empty.
        unsafe {
            *to.add(i) = *from.add(i);
            #[cfg(not(miri))]
            std::arch::asm!("", options(nostack, preserves_flags));
        }
    }
}

/// Copies the window `[base, sp)` of the current frame, a generator's, back and pops the frame, which stands behind a YIELD_VALUE at `ip`. What it was
/// resumed by is to be told.
#[inline(always)]
pub fn suspend_frame(
    vm: &mut Vm,
    ip: *const u32,
    sp: *mut Value,
    delegating: bool,
) -> Gc<Generator> {
    // SAFETY: only generators' code yields; nobody else uses the slots while it runs; they were made with room for the whole window.
    unsafe {
        let f = &*vm.fp;
        let g = f.aux.cast_unchecked::<Generator>();
        let (base, ret) = (f.base, f.ret);
        let n = sp.offset_from(base) as usize;
        let slots = &mut *g.slots.get();
        debug_assert!(n <= slots.capacity());
        slots.set_len(n);
        copy_values(base, slots.as_mut_ptr(), n);
        g.ip.set(ip.offset_from(f.code.entry.get()) as u32);
        g.delegate
            .set(if delegating { *sp.sub(1) } else { Value::NULL });
        g.state.set(GenState::Suspended);
        vm.pop_frame();
        vm.sp = ret;
        g
    }
}

/// The current generator frame returns: drops its saved window.
pub fn finish_frame(vm: &mut Vm) {
    // SAFETY: a frame is current.
    if let Some(g) = unsafe { (*vm.fp).generator() } {
        g.state.set(GenState::Finished);
        g.delegate.set(Value::NULL);
        // SAFETY: the frame's values live on the value stack now.
        unsafe { (*g.slots.get()).clear() };
    }
}

/// Pushes a generator's frame on top of the value stack, ready to run, with `sent` as the value of its `yield`. For a throw (`sent` is `None`) the
/// loop must start by raising. False if there is no room.
#[inline(always)]
fn attach_frame(vm: &mut Vm, g: Gc<Generator>, sent: Option<Value>, flags: u32, by: u32) -> bool {
    let code = g.code;
    // SAFETY: address arithmetic inside the reservation; the window is filled before it counts as live.
    unsafe {
        let base = vm.sp;
        if base.add(code.window as usize) > vm.stack_limit || vm.fp >= vm.frame_limit {
            return false;
        }
        let slots = &mut *g.slots.get();
        copy_values(slots.as_ptr(), base, slots.len());
        vm.sp = base.add(slots.len());
        if let Some(v) = sent {
            vm.push_root(v);
        }
        vm.fp = vm.fp.add(1);
        *vm.fp = Frame {
            // The code has run: it made the generator.
            ip: code.entry.get().add(g.ip.get() as usize),
            base,
            ret: base,
            func: g.func,
            code,
            aux: g.value(),
            flags: frame::GENERATOR | flags,
            skip: 0,
            line: by as i32,
        };
    }
    g.state.set(GenState::Running);
    let (outer, inner) = (vm.handled, g.handled.get());
    g.outer_handled.set(outer);
    if !inner.is_none() {
        vm.handled = inner;
    }
    true
}

/// Gives the exception state back: what the generator handles stays with it if it will go on.
#[inline(always)]
fn restore_handled(vm: &mut Vm, g: Gc<Generator>, goes_on: bool) {
    let outer = g.outer_handled.replace(Value::NONE);
    let now = std::mem::replace(&mut vm.handled, outer);
    let own = goes_on && !now.is(outer);
    g.handled.set(if own { now } else { Value::NONE });
}

/// Who resumes a generator inside a loop, and that instruction's jump distance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resumer {
    ForIter(u32),
    Send(u32),
}

/// Enters a generator that is not running and not finished in the running loop, without native recursion: the registers become its frame's. False if
/// there is no room: nothing has happened.
#[inline(always)]
pub fn enter_generator(
    vm: &mut Vm,
    r: &mut Regs,
    g: Gc<Generator>,
    sent: Value,
    by: Resumer,
) -> bool {
    let (flag, by) = match by {
        Resumer::ForIter(by) => (frame::FOR_ITER, by),
        Resumer::Send(by) => (frame::SEND, by),
    };
    r.sync_ip(vm);
    let entered = attach_frame(vm, g, Some(sent), flag, by);
    if entered {
        *r = Regs::load(vm);
    }
    entered
}

/// A generator whose frame [`enter_generator`] pushed is suspended: `v` goes to the instruction that resumed it. `flags` and `ret` were its frame's.
#[inline(always)]
pub fn deliver_yield(
    vm: &mut Vm,
    r: &mut Regs,
    g: Gc<Generator>,
    flags: u32,
    ret: *mut Value,
    v: Value,
) {
    restore_handled(vm, g, true);
    // SAFETY: the current frame is the resumer's, whose stack ends at `ret`.
    unsafe {
        let caller = &*vm.fp;
        r.ip = caller.ip.add(1);
        r.fp = caller.base;
        if flags & frame::FOR_ITER != 0 {
            *ret = v;
            r.sp = ret.add(1);
        } else {
            *ret.sub(1) = v;
            r.sp = ret;
        }
    }
}

/// A generator frame that [`enter_generator`] pushed has returned `v` and is gone: FOR_ITER goes on at its END_FOR (which drops the value), SEND at END_SEND.
pub fn deliver_return(vm: &mut Vm, left: &Frame, v: Value) {
    if let Some(g) = left.generator() {
        restore_handled(vm, g, false);
    }
    // SAFETY: the resumer's frame is current again, its stack ends at `left.ret`; jump distances are proved.
    unsafe {
        let caller = &mut *vm.fp;
        caller.ip = caller.ip.add(1 + left.line as usize);
        if left.flags & frame::FOR_ITER != 0 {
            *left.ret = v;
            vm.sp = left.ret.add(1);
        } else {
            *left.ret.sub(1) = v;
            vm.sp = left.ret;
        }
    }
}

/// An exception leaves the frame of a generator, whoever resumed it.
pub fn abandon_frame(vm: &mut Vm, left: &Frame) {
    if let Some(g) = left.generator() {
        restore_handled(vm, g, false);
        g.state.set(GenState::Finished);
        g.delegate.set(Value::NULL);
        // SAFETY: the frame is gone.
        unsafe { (*g.slots.get()).clear() };
    }
}

/// [`crate::vm::Hooks::resume`] for a bytecode loop. `run(vm, raise_first)`.
pub fn resume_with(
    vm: &mut Vm,
    g: Gc<Generator>,
    how: Resume,
    run: fn(&mut Vm, bool) -> R<Outcome>,
) -> R<Option<Value>> {
    vm.check_native_depth("")?;
    let sent = match how {
        Resume::Send(v) => Some(v),
        Resume::Throw => None,
    };
    if !attach_frame(vm, g, sent, frame::ENTRY, 0) {
        return Err(vm.recursion_error(""));
    }
    match run(vm, sent.is_none()) {
        Ok(Outcome::Yielded) => {
            restore_handled(vm, g, true);
            Ok(Some(vm.gen_result))
        }
        Ok(Outcome::Returned) => {
            restore_handled(vm, g, false);
            Ok(None)
        }
        // Unwinding has abandoned the frame.
        Err(e) => Err(e),
    }
}

impl Vm {
    /// `gen.send(v)` / `next(gen)`: `Ok(None)` when it returned (value in `stop_value`) or was finished before.
    pub fn generator_send(&mut self, g: Gc<Generator>, v: Value) -> R<Option<Value>> {
        match g.state.get() {
            GenState::Running => Err(self.value_error("generator already executing")),
            GenState::Finished => {
                self.stop_value = Value::NONE;
                Ok(None)
            }
            s => {
                if s == GenState::Created && !v.is_none() {
                    return Err(
                        self.type_error("can't send non-None value to a just-started generator")
                    );
                }
                match (self.hooks.resume)(self, g, Resume::Send(v))? {
                    Some(v) => Ok(Some(v)),
                    None => {
                        self.stop_value = self.gen_result;
                        Ok(None)
                    }
                }
            }
        }
    }
    /// Raises the pending exception inside the generator, at its `yield`, without delegation.
    pub fn generator_raise(&mut self, g: Gc<Generator>) -> R<Option<Value>> {
        match g.state.get() {
            GenState::Running => {
                self.exc = Value::NULL;
                Err(self.value_error("generator already executing"))
            }
            GenState::Finished => Err(crate::vm::Raised),
            GenState::Created => {
                // Never started: the exception leaves from the first line.
                g.state.set(GenState::Finished);
                let code = g.code;
                let line = code.plain.firstlineno;
                self.add_traceback_for(g.func, (line, line, -1, -1));
                Err(crate::vm::Raised)
            }
            GenState::Suspended => match (self.hooks.resume)(self, g, Resume::Throw)? {
                Some(v) => Ok(Some(v)),
                None => {
                    self.stop_value = self.gen_result;
                    Ok(None)
                }
            },
        }
    }
    /// `RuntimeError: generator raised StopIteration` for a StopIteration that leaves a generator (PEP 479), else the exception itself.
    pub fn stop_iteration_error(&mut self, exc: Value) -> R {
        if !self.is_instance(exc, types::STOP_ITERATION) {
            return Ok(exc);
        }
        let m = self.str("generator raised StopIteration");
        let e = self.new_exception(types::RUNTIME_ERROR, &[m]);
        e.cause.set(exc);
        e.context.set(exc);
        e.suppress_context.set(true);
        Ok(e.value())
    }
}
