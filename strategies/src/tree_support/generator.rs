//! Generators on native stacks of their own.
//!
//! A generator's locals live in its heap object ([`Generator::slots`], which is never resized once the generator exists, so that
//! the frame's window can point into it). Its native stack is made when it is first resumed and goes back to a pool when it is finished.
//! While it runs, [`Vm::stack_base`] and [`Vm::native_limit`] describe that stack and the resumer's stack is listed in
//! [`Vm::outer_stacks`]; while it is suspended, the live part of its stack is scanned conservatively when the generator is traced.
//!
//! A generator that is freed while suspended is not unwound: its stack is simply reused. The walker's functions own nothing
//! across a `yield` that needs dropping (no `Vec`, `Box` or `Rc`: values wait on the value stack or in heap objects), and native builtins
//! are never on a suspended stack, because only the generator's own frame can yield.

use super::cx::{Cx, at, pop, top_slice};
use super::expr::expr;
use super::{Body as Execute, index};
use corosensei::stack::{DefaultStack, Stack};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use gearbox_vm::heap::roots::stack_address;
use gearbox_vm::heap::{Gc, Tracer};
use gearbox_vm::object::{Exception, GenState, Generator, NativeObject, Tuple, types};
use gearbox_vm::run::frame::{self, Frame};
use gearbox_vm::tree::Expr;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{NativeStack, R, Raised, Resume, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell, UnsafeCell};

/// Bytes of a generator's native stack (address space; pages are used on demand). Functions that a generator calls run there, too: the
/// default recursion limit should be reached first. Unoptimised builds have frames several times as large.
const STACK_BYTES: usize = if cfg!(debug_assertions) {
    16 << 20
} else {
    2 << 20
};
/// Bytes at the far end that only native code uses, after the last depth check.
const MARGIN: usize = 128 << 10;
/// What may lie below a local variable of the function that switches: its callees' frames and saved registers.
const SWITCH_AREA: usize = 2 << 10;
/// Finished stacks that are kept.
const POOLED: usize = 2048;

thread_local! {
    /// Stacks of finished generators. A cache without state: any VM of the thread may take any of them.
    static POOL: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

/// What a resumption passes in.
struct Input {
    vm: *mut Vm,
    how: Resume,
}

type Body = Coroutine<Input, Value, R, DefaultStack>;

/// A generator's native stack.
struct NativeFrame {
    body: UnsafeCell<Option<Body>>,
    /// Lowest live address while suspended, else 0.
    low: Cell<usize>,
    /// Highest address.
    base: usize,
    /// Lowest address that may be used.
    limit: usize,
}

impl NativeObject for NativeFrame {
    fn trace(&self, t: &mut Tracer<'_>) {
        let low = self.low.get();
        if low != 0 {
            // SAFETY: `[low, base)` is the live part of a suspended stack that this object owns.
            unsafe { t.visit_range(low, self.base) };
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Drop for NativeFrame {
    fn drop(&mut self) {
        if let Some(body) = self.body.get_mut().take() {
            release(body);
        }
    }
}

/// Takes the stack of a finished or abandoned body.
fn release(mut body: Body) {
    if !body.done() {
        // SAFETY: the frames on the stack own nothing that needs dropping (see the module's description), and nobody refers to them.
        unsafe { body.force_reset() };
    }
    let stack = body.into_stack();
    // The pool is gone when the thread is being torn down: then the stack is unmapped here.
    let _ = POOL.try_with(|pool| {
        if let Ok(mut pool) = pool.try_borrow_mut()
            && pool.len() < POOLED
        {
            pool.push(stack);
        }
    });
}

fn take_stack(vm: &mut Vm) -> R<DefaultStack> {
    if let Some(s) = POOL.with(|pool| pool.borrow_mut().pop()) {
        return Ok(s);
    }
    // Abandoned generators hold stacks until they are collected.
    vm.heap.charge(16 << 10);
    match DefaultStack::new(STACK_BYTES) {
        Ok(s) => Ok(s),
        Err(_) => Err(vm.memory_error()),
    }
}

/// In a generator's frame: the way out.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    yielder: *const Yielder<Input, Value>,
    generator: Gc<Generator>,
    native: *const NativeFrame,
    /// `vm.sp` when the generator was resumed last is kept here; the body's pushed values begin there.
    entry: *const Cell<*mut Value>,
}

/// Turns the frame of a generator function's call into a generator object.
#[inline(never)]
pub(crate) fn detach(vm: &mut Vm, cx: &Cx) -> Value {
    let n = cx.code.nlocalsplus as usize;
    // SAFETY: the window has `n` initialised slots.
    let slots = unsafe { std::slice::from_raw_parts(cx.base, n) }.to_vec();
    Generator::new(&vm.heap, cx.func, cx.code, slots, 0).value()
}

/// The generator's native stack, made at the first resumption.
fn native_frame(vm: &mut Vm, g: Gc<Generator>, execute: Execute) -> R<*const NativeFrame> {
    let find = || {
        let b = g.native.borrow();
        b.as_ref()
            .and_then(|o| o.as_any().downcast_ref::<NativeFrame>())
            .map(|n| n as *const NativeFrame)
    };
    if let Some(n) = find() {
        return Ok(n);
    }
    let stack = take_stack(vm)?;
    let (base, limit) = (stack.base().get(), stack.limit().get() + MARGIN);
    let body = Body::with_stack(stack, move |yielder, first: Input| {
        run_body(yielder, first, g, execute)
    });
    let n = NativeFrame {
        body: UnsafeCell::new(Some(body)),
        low: Cell::new(0),
        base,
        limit,
    };
    *g.native.borrow_mut() = Some(Box::new(n));
    match find() {
        Some(n) => Ok(n),
        None => Err(vm.memory_error()),
    }
}

/// The bottom function of a generator's stack.
fn run_body(
    yielder: &Yielder<Input, Value>,
    first: Input,
    g: Gc<Generator>,
    execute: Execute,
) -> R {
    // SAFETY: the resumer waits in `resume` and has lent its VM; every later resumption lends the same one.
    let vm = unsafe { &mut *first.vm };
    let code = g.code;
    let Some(prep) = index::prepared(vm, code) else {
        return Err(vm.runtime_error("this code object has no syntax tree to walk"));
    };
    let native = native_frame(vm, g, execute)?;
    // SAFETY: the slots are not resized while the generator exists.
    let base = unsafe { (*g.slots.get()).as_mut_ptr() };
    let entry = Cell::new(vm.sp);
    let mut cx = Cx::new(vm, g.func, code, prep, base);
    cx.link = Some(Link {
        yielder,
        generator: g,
        native,
        entry: &entry,
    });
    let r = execute(vm, &cx);
    if r.is_err() {
        let exc = vm.take_exception();
        match vm.stop_iteration_error(exc) {
            Ok(e) => vm.exc = e,
            Err(_) => return Err(Raised),
        }
    }
    r
}

/// [`gearbox_vm::vm::Hooks::resume`] of a strategy that executes bodies with `execute`.
pub(crate) fn resume(
    vm: &mut Vm,
    g: Gc<Generator>,
    how: Resume,
    execute: Execute,
) -> R<Option<Value>> {
    vm.check_native_depth("")?;
    if vm.fp >= vm.frame_limit {
        return Err(vm.recursion_error(""));
    }
    let native = native_frame(vm, g, execute)?;
    // SAFETY: the generator owns the box, `g` keeps the generator alive, and the box is replaced only here, when the body is finished.
    let n = unsafe { &*native };
    // SAFETY: the generator is not running (the caller checked its state), so nobody else has the body.
    let Some(body) = (unsafe { (*n.body.get()).as_mut() }) else {
        return Err(vm.runtime_error("generator has no native stack"));
    };
    let (sp, stack_base, native_limit, handled) =
        (vm.sp, vm.stack_base, vm.native_limit, vm.handled);
    // SAFETY: the frame region holds more records than the recursion limit allows.
    unsafe {
        vm.fp = vm.fp.add(1);
        *vm.fp = Frame {
            ip: std::ptr::null(),
            base: (*g.slots.get()).as_mut_ptr(),
            ret: sp,
            func: g.func,
            code: g.code,
            aux: g.value(),
            flags: frame::ENTRY | frame::GENERATOR,
            skip: 0,
            line: g.line.get(),
        };
    }
    g.state.set(GenState::Running);
    n.low.set(0);
    vm.outer_stacks.push(NativeStack {
        low: stack_address() - SWITCH_AREA,
        high: stack_base,
    });
    vm.stack_base = n.base;
    vm.native_limit = n.limit;
    let this: *mut Vm = vm;
    let result = body.resume(Input { vm: this, how });
    // SAFETY: the body has given the VM back; going through the lent pointer again keeps one derivation.
    let vm = unsafe { &mut *this };
    vm.outer_stacks.pop();
    vm.stack_base = stack_base;
    vm.native_limit = native_limit;
    vm.handled = handled;
    vm.pop_frame();
    vm.sp = sp;
    match result {
        CoroutineResult::Yield(v) => {
            g.state.set(GenState::Suspended);
            Ok(Some(v))
        }
        CoroutineResult::Return(r) => {
            g.state.set(GenState::Finished);
            g.handled.set(Value::NONE);
            g.delegate.set(Value::NULL);
            // SAFETY: no frame uses the slots any more.
            unsafe { (*g.slots.get()).clear() };
            // Dropping the box gives the stack back.
            drop(g.native.borrow_mut().take());
            vm.gen_result = r?;
            Ok(None)
        }
    }
}

/// Suspends the running generator: hands `v` to the resumer and waits. `Err` when it was resumed by `throw`; the exception is pending.
///
/// Takes the VM by pointer: its state changes behind the caller's back while the stack is switched away.
#[inline(never)]
fn suspend(vm: *mut Vm, cx: &Cx, link: &Link, v: Value, delegate: Value, line: i32) -> R {
    let g = link.generator;
    // SAFETY: the caller lends its VM; the link's pointers lead into this very stack and to the running generator.
    let (native, entry, yielder) = unsafe { (&*link.native, &*link.entry, &*link.yielder) };
    let kept = {
        // SAFETY: as above.
        let vm = unsafe { &mut *vm };
        g.handled.set(if cx.handlers.get() > 0 {
            vm.handled
        } else {
            Value::NONE
        });
        g.delegate.set(delegate);
        g.line.set(line);
        // SAFETY: values that this body pushed lie between `entry` and `sp`.
        let n = unsafe { vm.sp.offset_from(entry.get()) } as usize;
        if n > 0 {
            vm.tuple(top_slice(vm, n))
        } else {
            Value::NULL
        }
    };
    native
        .low
        .set((stack_address() - SWITCH_AREA).max(native.limit - MARGIN / 2));
    let input = yielder.suspend(v);
    native.low.set(0);
    // SAFETY: the resumer lends the VM again.
    let vm = unsafe { &mut *input.vm };
    g.delegate.set(Value::NULL);
    entry.set(vm.sp);
    cx.inherited.set(vm.handled);
    if cx.handlers.get() > 0 {
        vm.handled = g.handled.get();
    }
    if let Some(t) = kept.cast::<Tuple>() {
        for &x in t.items() {
            vm.push_root(x);
        }
    }
    match input.how {
        Resume::Send(v) => Ok(v),
        Resume::Throw => Err(Raised),
    }
}

/// `yield v` at `loc`.
pub(crate) fn suspend_with(vm: &mut Vm, cx: &Cx, v: Value, loc: gearbox_vm::tree::Loc) -> R {
    let Some(link) = &cx.link else {
        return Err(vm.runtime_error("yield outside a generator"));
    };
    Ok(at!(
        vm,
        cx,
        loc,
        suspend(vm, cx, link, v, Value::NULL, loc.line)
    ))
}

#[inline(never)]
pub(crate) fn yield_value(vm: &mut Vm, cx: &Cx, e: &Expr, value: Option<&Expr>) -> R {
    let v = match value {
        Some(value) => expr(vm, cx, value)?,
        None => Value::NONE,
    };
    suspend_with(vm, cx, v, e.loc)
}

#[inline(never)]
pub(crate) fn yield_from(vm: &mut Vm, cx: &Cx, e: &Expr, value: &Expr) -> R {
    let v = expr(vm, cx, value)?;
    yield_from_value(vm, cx, e, v)
}

/// `yield from v`.
pub(crate) fn yield_from_value(vm: &mut Vm, cx: &Cx, e: &Expr, v: Value) -> R {
    let it = if v.cast::<Generator>().is_some() {
        v
    } else {
        at!(vm, cx, e.loc, vm.get_iter(v))
    };
    let Some(link) = &cx.link else {
        return Err(vm.runtime_error("yield outside a generator"));
    };
    // The delegate is kept on the value stack, so that it is a root even if only the switch knows it.
    vm.push_root(it);
    let r = delegate(vm, cx, link, it, e);
    pop(vm, 1);
    r
}

fn delegate(vm: &mut Vm, cx: &Cx, link: &Link, it: Value, e: &Expr) -> R {
    let mut send = Value::NONE;
    loop {
        let v = match at!(vm, cx, e.loc, vm.send_to(it, send)) {
            Ok(v) => v,
            Err(result) => return Ok(result),
        };
        match suspend(vm, cx, link, v, it, e.loc.line) {
            Ok(v) => send = v,
            Err(r) => {
                // `throw()` has dealt with the delegate; a StopIteration is its result.
                let _ = cx.trace(vm, e.loc);
                if !vm.is_instance(vm.exc, types::STOP_ITERATION) {
                    return Err(r);
                }
                let exc = vm.take_exception();
                let result = exc
                    .cast::<Exception>()
                    .and_then(|x| x.fields[0].get().non_null());
                return Ok(result.unwrap_or(Value::NONE));
            }
        }
    }
}
