//! CALL: the members that enter Python frames, and the specializer. Cache words: counter, function version (or, for ALLOC_AND_ENTER_INIT, type
//! version) (1).
//!
//! | member | guards | action |
//! | --- | --- | --- |
//! | CALL_PY_EXACT_ARGS | Python function with the cached version; argument count; room | enter |
//! | CALL_PY_GENERAL | Python function with the cached version | bind arguments, enter |
//! | CALL_BOUND_METHOD_EXACT_ARGS | bound method without a self operand, which is taken apart now; its function's version, count; room | enter |
//! | CALL_BOUND_METHOD_GENERAL | bound method, its function's version | unpack, bind, enter |
//! | CALL_ALLOC_AND_ENTER_INIT | class with the cached version, no self operand; room | allocate, enter the class's cached `__init__` |
//! | (the others) | see `call_native.rs` | call natively |
//!
//! Ours differ: `__init__` needs no shim frame (a flag of its frame checks for None and leaves the instance in the result slot).

use super::call_native;
use super::enter::{enter_exact, fits, has_room, make_ready};
use super::{Attempt, exact, kinds};
use crate::heap::{Gc, Kind};
use crate::isa::Op;
use crate::object::class::{ABSTRACT, HEAP_TYPE};
use crate::object::{BoundMethod, Class, Code, Function, types};
use crate::ops::call::{call_at, push_general, python_init};
use crate::run::{Flow, Policy, Regs, frame};
use crate::value::Value;
use crate::vm::Vm;

pub(super) const CACHES: u32 = 3;

pub(super) mod kind {
    pub const BOUND_METHOD_OF_OTHER: u8 = 23;
}

/// Where a call's arguments start and how many there are, the receiver included unless it is NULL.
#[inline(always)]
pub(super) fn arguments(r: &Regs, n: u32) -> (*mut Value, usize) {
    let n = n as usize;
    if r.peek(n).is_null() {
        (r.addr(n.wrapping_sub(1)), n)
    } else {
        (r.addr(n), n + 1)
    }
}

#[inline(always)]
pub fn py_exact_args<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let callee = r.addr(n as usize + 1);
    // SAFETY: callable, self or NULL, and `n` arguments end at the stack pointer.
    let (f, receiver) = unsafe { (*callee, *callee.add(1)) };
    let Some(f) = exact::<Function>(f, types::FUNCTION) else {
        return Flow::Miss;
    };
    // The version stands for the code, which the specializer made executable.
    if f.version.get() != r.cache(1) {
        return Flow::Miss;
    }
    // The function takes the topmost values, with or without the self operand.
    let code = f.code.get();
    let count = code.argcount;
    let args = r.addr((count as usize).wrapping_sub(1));
    if count != n + u32::from(!receiver.is_null()) || !fits(vm, code, args) {
        return Flow::Miss;
    }
    enter_exact(vm, r, f, args, r.sp, callee, 0, CACHES);
    Flow::Switch
}
#[inline(always)]
pub fn py_general<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    match exact::<Function>(r.peek(n as usize + 1), types::FUNCTION) {
        Some(f) if f.version.get() == r.cache(1) => {
            let callee = r.addr(n as usize + 1);
            let (args, count) = arguments(r, n);
            push_general(vm, r, f, args, count, callee, 0)
        }
        _ => Flow::Miss,
    }
}
/// The bound method that is called, if its function has the cached version.
#[inline(always)]
fn bound(r: &Regs, n: u32) -> Option<(Gc<BoundMethod>, Gc<Function>)> {
    let m = exact::<BoundMethod>(r.peek(n as usize + 1), types::METHOD)?;
    if !r.peek(n as usize).is_null() {
        return None;
    }
    let f = exact::<Function>(m.func, types::FUNCTION)?;
    (f.version.get() == r.cache(1)).then_some((m, f))
}
#[inline(always)]
pub fn bound_method_exact_args<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let n1 = n as usize + 1;
    let Some(m) = exact::<BoundMethod>(r.peek(n1), types::METHOD) else {
        return Flow::Miss;
    };
    if !r.peek(n as usize).is_null() {
        return Flow::Miss;
    }
    // As in CPython the method is taken apart before the other guards: the call means the same, but the specializer sees a function.
    r.poke(n1, m.func);
    r.poke(n as usize, m.receiver);
    let args = r.addr(n as usize);
    let Some(f) = exact::<Function>(m.func, types::FUNCTION) else {
        return Flow::Miss;
    };
    let code = f.code.get();
    if f.version.get() != r.cache(1) || code.argcount != n + 1 || !fits(vm, code, args) {
        return Flow::Miss;
    }
    enter_exact(vm, r, f, args, r.sp, r.addr(n1), 0, CACHES);
    Flow::Switch
}
#[inline(always)]
pub fn bound_method_general<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let Some((m, f)) = bound(r, n) else {
        return Flow::Miss;
    };
    r.poke(n as usize + 1, f.value());
    r.poke(n as usize, m.receiver);
    let callee = r.addr(n as usize + 1);
    push_general(vm, r, f, r.addr(n as usize), n as usize + 1, callee, 0)
}
#[inline(always)]
pub fn alloc_and_enter_init<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let Some(class) = r.peek(n as usize + 1).cast::<Class>() else {
        return Flow::Miss;
    };
    if !r.peek(n as usize).is_null() || vm.version_of(class.id) != r.cache(1) {
        return Flow::Miss;
    }
    let Some(init) = class.cached_init.get() else {
        return Flow::Miss;
    };
    let args = r.addr(n as usize);
    if !has_room(vm, init, args) {
        return Flow::Miss;
    }
    // [class][NULL][args] becomes [instance][instance][args]: see `ops::call`.
    let o = vm.new_instance(class);
    r.poke(n as usize, o);
    let callee = r.addr(n as usize + 1);
    let code = init.code.get();
    if code.simple && code.argcount == n + 1 {
        r.poke(n as usize + 1, o);
        enter_exact(vm, r, init, args, r.sp, callee, frame::INIT, CACHES);
        return Flow::Switch;
    }
    let flow = push_general(vm, r, init, args, n as usize + 1, callee, frame::INIT);
    if flow == Flow::Switch {
        // SAFETY: the callee's slot lies below the new frame.
        unsafe { *callee = o };
    }
    flow
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, n: u32) -> Attempt {
    let f = r.peek(n as usize + 1);
    let receiver = !r.peek(n as usize).is_null();
    if let Some(f) = exact::<Function>(f, types::FUNCTION) {
        return python(vm, r, f, n + u32::from(receiver), false);
    }
    if let Some(m) = exact::<BoundMethod>(f, types::METHOD) {
        return match exact::<Function>(m.func, types::FUNCTION) {
            Some(f) => python(vm, r, f, n + 1, true),
            None => Attempt::Fail(kind::BOUND_METHOD_OF_OTHER),
        };
    }
    if let Some(c) = f.cast::<Class>()
        && c.has_flag(HEAP_TYPE)
        && let Some(a) = python_class(vm, r, c)
    {
        return a;
    }
    call_native::specialize(vm, r, f, n, receiver)
}

fn python(vm: &mut Vm, r: &Regs, f: Gc<Function>, count: u32, bound: bool) -> Attempt {
    let code: Gc<Code> = f.code.get();
    if f.version.get() < 2 {
        return Attempt::Fail(kinds::OUT_OF_VERSIONS);
    }
    make_ready(vm, f);
    r.set_cache(1, f.version.get());
    let exact = code.simple && code.argcount == count;
    Attempt::Member(match (bound, exact) {
        (false, true) => Op::CallPyExactArgs,
        (false, false) => Op::CallPyGeneral,
        (true, true) => Op::CallBoundMethodExactArgs,
        (true, false) => Op::CallBoundMethodGeneral,
    })
}

/// A class made in Python that is instantiated the plain way; `None`: another member takes it.
fn python_class(vm: &mut Vm, r: &Regs, c: Gc<Class>) -> Option<Attempt> {
    if c.kind != Kind::Instance || c.has_flag(ABSTRACT) {
        return None;
    }
    let init = python_init(vm, c)?;
    // CPython takes only plain parameters here (defaults are fine).
    if !init.code.get().simple {
        return None;
    }
    let version = vm.type_version(c);
    if version == 0 {
        return Some(Attempt::Fail(kinds::OUT_OF_VERSIONS));
    }
    make_ready(vm, init);
    c.cached_init.set(Some(init));
    r.set_cache(1, version);
    Some(Attempt::Member(Op::CallAllocAndEnterInit))
}

/// Calls in the generic way, for members whose guards say only what the callee is not.
#[inline(always)]
pub(super) fn generic(vm: &mut Vm, r: &mut Regs, n: u32, names: Value) -> Flow {
    call_at(vm, r, n as usize, names, CACHES)
}
