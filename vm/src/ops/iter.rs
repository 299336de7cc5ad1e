//! Iteration and unpacking.

use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

#[inline(always)]
pub fn get_iter<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match vm.get_iter(r.peek(0)) {
        Ok(v) => {
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// Pushes the next item; at the end jumps behind END_FOR (to the POP_ITER).
#[inline(always)]
pub fn for_iter<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    match vm.iter_next(r.peek(0)) {
        Ok(Some(v)) => {
            r.push(v);
            r.skip(1);
            Flow::Next
        }
        Ok(None) => {
            r.skip(1);
            r.jump(by as isize + 1);
            Flow::Jump
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn unpack_sequence<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    match vm.unpack_sequence(r.peek(0), n as usize, r.addr(0)) {
        Ok(()) => {
            // SAFETY: the items replaced the sequence; `stacksize` covers them.
            r.sp = unsafe { r.sp.sub(1).add(n as usize) };
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn unpack_ex<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    r.sync_ip(vm);
    let (before, after) = ((arg & 0xFF) as usize, (arg >> 8) as usize);
    match vm.unpack_iterable(r.peek(0), before, Some(after)) {
        Ok(l) => {
            r.drop(1);
            for i in (0..l.len()).rev() {
                if let Some(v) = l.get(i) {
                    r.push(v);
                }
            }
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
