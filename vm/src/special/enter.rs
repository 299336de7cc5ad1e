//! Pushing a Python frame from a handler: the caller's registers become the callee's, nothing is called natively.

use crate::heap::Gc;
use crate::object::Function;
use crate::run::Regs;
use crate::run::frame::Frame;
use crate::value::Value;
use crate::vm::Vm;

/// Whether a frame of `func` with its arguments at `args` fits (the value stack and the recursion limit), and its code has run before.
#[inline(always)]
pub fn has_room(vm: &Vm, func: Gc<Function>, args: *mut Value) -> bool {
    let code = func.code.get();
    // SAFETY: address arithmetic inside the reservation (slots lie above the limit).
    unsafe {
        args.add(code.window as usize) <= vm.stack_limit
            && vm.fp < vm.frame_limit
            && !code.entry.get().is_null()
    }
}

/// Makes the code of a function that a site is being specialized for executable, so that the site's first execution finds it so.
pub fn make_ready(vm: &mut Vm, func: Gc<Function>) {
    vm.entry_of(func.code.get());
}

/// Enters `func` with exactly its `n` positional arguments at `args`; the caller has checked arity, parameter kinds and room. The result will go
/// to `ret`, and the caller goes on `caches` words behind its instruction.
#[inline(always)]
#[allow(clippy::too_many_arguments)]
pub fn enter_exact(
    vm: &mut Vm,
    r: &mut Regs,
    func: Gc<Function>,
    args: *mut Value,
    n: usize,
    ret: *mut Value,
    flags: u32,
    caches: u32,
) {
    let code = func.code.get();
    let entry = code.entry.get();
    // SAFETY: there is room for the window and the record; a frame is current.
    unsafe {
        let top = args.add(code.nlocalsplus as usize);
        let mut p = args.add(n);
        while p < top {
            *p = Value::NULL;
            p = p.add(1);
            // Few locals are left over: a vectorized loop's set-up would cost more than it saves.
            #[cfg(not(miri))]
            std::arch::asm!("", options(nomem, nostack, preserves_flags));
        }
        let caller = vm.fp;
        (*caller).ip = r.ip;
        (*caller).skip = caches;
        let frame = caller.add(1);
        vm.fp = frame;
        *frame = Frame {
            ip: entry,
            base: args,
            ret,
            func,
            code,
            aux: Value::NULL,
            flags,
            skip: 0,
            line: 0,
        };
        r.ip = entry;
        r.sp = top;
        r.fp = args;
    }
}
