//! One closure per instruction.
//!
//! A closure captures what is known when it is made: its operand (for LOAD_CONST the constant itself), the position behind its word, and its successor.
//! What the instruction does is the shared handler's business, inlined into the closure. A linked closure ends by calling its successor; the
//! signatures agree and every argument travels in a register, so that optimised builds make sibling calls of it.

use super::exit::Exit;
use gearbox_vm::isa::Op;
#[allow(unused_imports)]
use gearbox_vm::ops::*;
use gearbox_vm::run::probe::Probe;
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

/// The closure of an instruction with this handler.
fn closure(
    handler: impl Fn(&mut Vm, &mut Regs, u32) -> Flow + 'static,
    place: &Place,
) -> Box<Step> {
    let (ip, arg) = (place.ip, place.arg);
    let consts = std::ptr::null();
    let Some(next) = place.next else {
        return Box::new(move |vm, sp, fp| {
            let mut r = Regs { ip, sp, fp, consts };
            match handler(vm, &mut r, arg) {
                Flow::Next => Exit::next(r),
                flow => Exit::with(r, flow),
            }
        });
    };
    Box::new(move |vm, sp, fp| {
        let mut r = Regs { ip, sp, fp, consts };
        match handler(vm, &mut r, arg) {
            // SAFETY: the successor belongs to the same chain, which is running, and `Next` means that the frame stands there.
            Flow::Next => unsafe { next.go(vm, r.sp, r.fp) },
            flow => Exit::with(r, flow),
        }
    })
}

/// LOAD_CONST: the constant is captured and the handler reads it in the closure.
fn constant<P: Policy>(value: Value, place: &Place) -> Box<Step> {
    let ip = place.ip;
    let load = move |vm: &mut Vm, sp, fp| {
        let consts = &raw const value;
        let mut r = Regs { ip, sp, fp, consts };
        let flow = stack::load_const::<P>(vm, &mut r, 0);
        (r, flow)
    };
    let Some(next) = place.next else {
        return Box::new(move |vm, sp, fp| match load(vm, sp, fp) {
            (r, Flow::Next) => Exit::next(r),
            (r, flow) => Exit::with(r, flow),
        });
    };
    Box::new(move |vm, sp, fp| match load(vm, sp, fp) {
        // SAFETY: as in `closure`.
        (r, Flow::Next) => unsafe { next.go(vm, r.sp, r.fp) },
        (r, flow) => Exit::with(r, flow),
    })
}

/// As [`closure`], for counting runs, which always return to the trampoline.
fn counted(
    handler: impl Fn(&mut Vm, &mut Regs, u32) -> Flow + 'static,
    place: &Place,
) -> Box<Step> {
    let (op, ip, arg, value) = (place.op, place.ip, place.arg, place.constant);
    let address = ip as usize - size_of::<u32>();
    let (consts, arg) = match &value {
        Some(_) => (true, 0),
        None => (false, arg),
    };
    Box::new(move |vm, sp, fp| {
        vm.count_dispatch(address, op);
        let consts = match &value {
            Some(v) if consts => v as *const Value,
            _ => std::ptr::null(),
        };
        let mut r = Regs { ip, sp, fp, consts };
        match handler(vm, &mut r, arg) {
            Flow::Next => Exit::next(r),
            flow => Exit::with(r, flow),
        }
    })
}

/// The closures of a policy, with or without counting.
pub(super) struct Factory<P, Q>(PhantomData<(P, Q)>);

macro_rules! factories {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {
        impl<P: Policy, Q: Probe> Factory<P, Q> {
            /// The closure of one instruction.
            pub fn make(place: &Place) -> Box<Step> {
                if let (false, Some(value)) = (Q::ON, place.constant) {
                    return constant::<P>(value, place);
                }
                match place.op {
                    $(x if x == Op::$op as u8 => {
                        if Q::ON {
                            counted($($path)::+::<P>, place)
                        } else {
                            closure($($path)::+::<P>, place)
                        }
                    })*
                    other => closure(move |vm: &mut Vm, _: &mut Regs, _| unknown_opcode(vm, other), place),
                }
            }
        }
    };
}
gearbox_vm::with_generic_ops!(factories);
