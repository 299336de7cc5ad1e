//! One closure per instruction.
//!
//! A closure captures what is known when it is made: its operand (for LOAD_CONST the constant itself), the position behind its word, and its successor.
//! What the instruction does is the shared handler's business, inlined into the closure. A linked closure ends by calling its successor; the
//! signatures agree and every argument travels in a register, so that optimised builds make sibling calls of it.

use super::exit::Exit;
use gearbox_vm::isa::Op;
#[allow(unused_imports)]
use gearbox_vm::ops::*;
use gearbox_vm::run::settle::unknown_opcode;
use gearbox_vm::run::{Flow, Policy, Regs};
use gearbox_vm::value::Value;
use gearbox_vm::vm::Vm;
use std::marker::PhantomData;
use std::ptr::NonNull;

/// An instruction, ready to run: the VM, the stack pointer, the frame's first slot.
pub(super) type Step = dyn Fn(&mut Vm, *mut Value, *mut Value) -> Exit;

/// A closure that its chain owns.
#[derive(Clone, Copy)]
pub(super) struct Link(NonNull<Step>);

impl Link {
    pub fn to(step: &Step) -> Link {
        Link(NonNull::from(step))
    }
    /// Which closure it is.
    #[cfg(test)]
    pub fn address(self) -> usize {
        self.0.as_ptr().addr()
    }
    /// Runs the closure.
    ///
    /// # Safety
    /// The chain that owns it exists, and the arguments are the registers of a frame of that chain's code, standing at this instruction.
    #[inline(always)]
    pub unsafe fn go(self, vm: &mut Vm, sp: *mut Value, fp: *mut Value) -> Exit {
        // SAFETY: as promised.
        let step = unsafe { self.0.as_ref() };
        step(vm, sp, fp)
    }
}

/// What a closure is made from.
pub(super) struct Place {
    pub op: u8,
    pub arg: u32,
    /// Behind the instruction word.
    pub ip: *const u32,
    /// The value that LOAD_CONST pushes. The code object keeps it alive.
    pub constant: Option<Value>,
    /// The next instruction, if it belongs to the same block.
    pub next: Option<Link>,
}

/// Does an instruction's rare part. The registers are lent here, so this stays out of the closures, which must not have a stack frame.
#[inline(never)]
fn slow<P: Policy>(vm: &mut Vm, sp: *mut Value, fp: *mut Value, ip: *const u32) -> Exit {
    let (r, flow) = P::slow(vm, Regs { ip, sp, fp });
    Exit::with(r, flow)
}

/// The closure of an instruction with this handler.
fn closure<P: Policy>(
    handler: impl Fn(&mut Vm, &mut Regs, u32) -> Flow + 'static,
    place: &Place,
) -> Box<Step> {
    let (ip, arg) = (place.ip, place.arg);
    let Some(next) = place.next else {
        return Box::new(move |vm, sp, fp| {
            let mut r = Regs { ip, sp, fp };
            match handler(vm, &mut r, arg) {
                Flow::Slow => slow::<P>(vm, sp, fp, ip),
                flow => Exit::with(r, flow),
            }
        });
    };
    Box::new(move |vm, sp, fp| {
        let mut r = Regs { ip, sp, fp };
        match handler(vm, &mut r, arg) {
            // SAFETY: the successor belongs to the same chain, which is running, and `Next` means that the frame stands there.
            Flow::Next => unsafe { next.go(vm, r.sp, r.fp) },
            Flow::Slow => slow::<P>(vm, sp, fp, ip),
            flow => Exit::with(r, flow),
        }
    })
}

/// The closures of a policy.
pub(super) struct Factory<P>(PhantomData<P>);

macro_rules! factories {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {
        impl<P: Policy> Factory<P> {
            /// The closure of one instruction.
            pub fn make(place: &Place) -> Box<Step> {
                if let Some(value) = place.constant {
                    // LOAD_CONST with its operand chosen.
                    let load = move |_: &mut Vm, r: &mut Regs, _| {
                        r.push(value);
                        Flow::Next
                    };
                    return closure::<P>(load, place);
                }
                match place.op {
                    $(x if x == Op::$op as u8 => closure::<P>($($path)::+::<P>, place),)*
                    other => closure::<P>(
                        move |vm: &mut Vm, _: &mut Regs, _| unknown_opcode(vm, other),
                        place,
                    ),
                }
            }
        }
    };
}
gearbox_vm::with_generic_ops!(factories);
