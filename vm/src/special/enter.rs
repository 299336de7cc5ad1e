//! Pushing a Python frame from a handler: the caller's registers become the callee's, nothing is called natively.

use crate::heap::Gc;
use crate::object::{Code, Function};
use crate::run::Regs;
use crate::value::Value;
use crate::vm::Vm;

/// Whether a frame of `code` with its arguments at `args` fits: the value stack and the recursion limit.
#[inline(always)]
pub fn fits(vm: &Vm, code: Gc<Code>, args: *mut Value) -> bool {
    // SAFETY: address arithmetic inside the reservation (slots lie above the limit).
    unsafe { args.add(code.window as usize) <= vm.stack_limit && vm.fp < vm.frame_limit }
}

/// As [`fits`], for a function whose guard leaves open which code it has: that code must have been made executable, too.
#[inline(always)]
pub fn has_room(vm: &Vm, func: Gc<Function>, args: *mut Value) -> bool {
    let code = func.code.get();
    fits(vm, code, args) && !code.entry.get().is_null()
}

/// Makes the code of a function that a site is being specialized for executable, so that the site's first execution finds it so.
pub fn make_ready(vm: &mut Vm, func: Gc<Function>) {
    vm.entry_of(func.code.get());
}

/// Enters `func` with exactly its positional arguments between `args` and `end`; the caller has checked arity, parameter kinds and room. The result
/// will go to `ret`, and the caller goes on `caches` words behind its instruction.
#[inline(always)]
#[allow(clippy::too_many_arguments)]
pub fn enter_exact(
    vm: &mut Vm,
    r: &mut Regs,
    func: Gc<Function>,
    args: *mut Value,
    end: *mut Value,
    ret: *mut Value,
    flags: u32,
    caches: u32,
) {
    let code = func.code.get();
    let entry = code.entry.get();
    // SAFETY: there is room for the window and the record; a frame is current.
    unsafe {
        let top = args.add(code.nlocalsplus as usize);
        let mut p = end;
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
        // Field by field: `skip` is written by the frame's own calls, `line` has no meaning here.
        (*frame).ip = entry;
        (*frame).base = args;
        (*frame).ret = ret;
        (*frame).func = func;
        (*frame).code = code;
        (*frame).aux = Value::NULL;
        (*frame).flags = flags;
        r.ip = entry;
        r.sp = top;
        r.fp = args;
    }
}
