//! One closure per instruction.
//!
//! A closure captures what is known when it is made: its operand, decoded (a constant, a name, which operator), its jump target, and the position behind
//! its word if the instruction can need it. What the instruction does is the shared handler's business, inlined into the closure. A linked closure ends by
//! calling the next one; the signatures agree and every argument travels in a register, so that optimised builds make sibling calls of it.

use super::chain::Chain;
use super::closure::{Arena, Exit, Link};
use gearbox_vm::heap::Gc;
use gearbox_vm::isa::{Op, Operand};
use gearbox_vm::object::{Code, Str};
#[allow(unused_imports)]
use gearbox_vm::ops::*;
use gearbox_vm::run::settle::unknown_opcode;
use gearbox_vm::run::{Flow, Policy, Regs};
use gearbox_vm::value::Value;
use gearbox_vm::vm::Vm;
use std::marker::PhantomData;

/// What a closure is made from.
pub(super) struct Place {
    pub op: u8,
    pub arg: u32,
    /// Behind the instruction word.
    pub ip: *const u32,
    /// The code it belongs to, which outlives its closures and keeps constants and names alive.
    pub code: Gc<Code>,
    /// How many words behind its end its jump target's closure lies.
    pub target: i32,
}

/// The position that a closure works with.
trait Position: Copy + 'static {
    /// Behind the instruction's word.
    fn ip(self) -> *const u32;
}

/// A captured position.
#[derive(Clone, Copy)]
struct At(*const u32);
impl Position for At {
    #[inline(always)]
    fn ip(self) -> *const u32 {
        self.0
    }
}

/// None: the handler steps over caches and jumps, but nobody looks where that leads.
#[derive(Clone, Copy)]
struct Nowhere;
impl Position for Nowhere {
    #[inline(always)]
    fn ip(self) -> *const u32 {
        static WORDS: [u32; 4] = [0; 4];
        WORDS.as_ptr()
    }
}

/// Whether an instruction neither raises nor calls, has no rare part and does not change frames: its closure needs no position.
const fn stays_here(op: Op) -> bool {
    matches!(
        op,
        Op::PopTop
            | Op::EndFor
            | Op::PopIter
            | Op::EndSend
            | Op::Copy
            | Op::Swap
            | Op::PushNull
            | Op::LoadFast
            | Op::LoadFastBorrow
            | Op::LoadFastAndClear
            | Op::LoadFastLoadFast
            | Op::LoadFastBorrowLoadFastBorrow
            | Op::StoreFast
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast
            | Op::StoreDeref
            | Op::IsOp
            | Op::UnaryNot
            | Op::PopJumpIfTrue
            | Op::PopJumpIfFalse
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::JumpForward
            | Op::JumpBackwardNoInterrupt
    )
}

/// Whether a generic loop's instruction looks at its operand. RESUME's rare part reads it from its word.
const fn has_operand(op: Op) -> bool {
    !matches!(op.operand(), Operand::None) && !matches!(op, Op::Resume)
}

/// Whether an instruction's switch to another frame is always to a new one.
const fn calls(op: Op) -> bool {
    matches!(op, Op::Call | Op::CallKw | Op::CallFunctionEx)
}

/// The two slots of an instruction with four bits for each.
fn pair(arg: u32) -> (u32, u32) {
    (arg >> 4, arg & 15)
}

impl Place {
    fn name(&self, index: u32) -> Gc<Str> {
        self.code.names[index as usize]
    }
}

/// Leaves the chain with the registers in the VM. Out of line, to keep closures short.
#[inline(never)]
fn leave(vm: &mut Vm, ip: *const u32, sp: *mut Value, fp: *mut Value, flow: Flow) -> Exit {
    vm.regs = Regs { ip, sp, fp };
    Exit::leave(flow)
}

/// Does an instruction's rare part. The registers are lent here, so this stays out of the closures, which must not have a stack frame.
#[inline(never)]
fn slow<P: Policy>(vm: &mut Vm, sp: *mut Value, fp: *mut Value, ip: *const u32) -> Exit {
    let mut r = Regs { ip, sp, fp };
    let flow = P::slow(vm, &mut r);
    vm.regs = r.by_word();
    Exit::leave(flow)
}

/// Makes closures of a policy's handlers.
pub(super) struct Factory<P, const LINK: bool> {
    pub arena: Arena,
    policy: PhantomData<P>,
}

impl<P: Policy, const LINK: bool> Factory<P, LINK> {
    /// Closures call one another. Debug builds make no sibling calls: there every closure returns.
    const CALLS: bool = LINK && !cfg!(debug_assertions);

    pub fn new() -> Self {
        Factory {
            arena: Arena::new(),
            policy: PhantomData,
        }
    }

    /// Goes on with a closure of the same frame.
    #[inline(always)]
    fn go(to: Link, vm: &mut Vm, r: Regs) -> Exit {
        if Self::CALLS {
            // SAFETY: the closure belongs to the same chain, which is running, and stands for the instruction that `r` has come to.
            unsafe { to.go(vm, r.sp, r.fp) }
        } else {
            vm.regs.sp = r.sp;
            Exit::go(to)
        }
    }

    /// Goes on in the frame that has become the current one. `BEGINS`: a frame that was pushed, not one that was returned to.
    #[inline(always)]
    fn enter<const BEGINS: bool>(vm: &mut Vm, r: Regs) -> Exit {
        let to = if !Self::CALLS {
            None
        } else if BEGINS {
            Chain::beginning(vm)
        } else {
            Chain::entry(vm, r.ip)
        };
        if let Some(to) = to {
            // SAFETY: the closure of the instruction at which the current frame stands.
            return unsafe { to.go(vm, r.sp, r.fp) };
        }
        leave(vm, r.ip, r.sp, r.fp, Flow::Switch)
    }

    /// The closure of an instruction that cannot jump.
    fn plain(
        &mut self,
        at: impl Position,
        body: impl Fn(&mut Vm, &mut Regs) -> Flow + Copy + 'static,
    ) -> usize {
        self.plain_or_call::<false>(at, body)
    }

    /// The closure of an instruction that cannot jump. `CALL`: the frame to which it switches is a new one.
    fn plain_or_call<const CALL: bool>(
        &mut self,
        at: impl Position,
        body: impl Fn(&mut Vm, &mut Regs) -> Flow + Copy + 'static,
    ) -> usize {
        self.arena.place(move |vm, behind, sp, fp| {
            let ip = at.ip();
            let mut r = Regs { ip, sp, fp };
            match body(vm, &mut r) {
                Flow::Next => Self::go(behind, vm, r),
                Flow::Switch => Self::enter::<CALL>(vm, r),
                Flow::Slow => slow::<P>(vm, sp, fp, ip),
                flow => leave(vm, r.ip, r.sp, r.fp, flow),
            }
        })
    }

    /// The closure of an instruction that may jump.
    fn branch(
        &mut self,
        at: impl Position,
        target: i32,
        body: impl Fn(&mut Vm, &mut Regs) -> Flow + Copy + 'static,
    ) -> usize {
        self.arena.place(move |vm, behind, sp, fp| {
            let ip = at.ip();
            let mut r = Regs { ip, sp, fp };
            match body(vm, &mut r) {
                Flow::Next => Self::go(behind, vm, r),
                // SAFETY: the target's closure lies there, as `Chain::build` has found out.
                Flow::Jump => Self::go(unsafe { behind.further(target) }, vm, r),
                Flow::Slow => slow::<P>(vm, sp, fp, ip),
                flow => leave(vm, r.ip, r.sp, r.fp, flow),
            }
        })
    }

    /// The closure of what is no instruction.
    pub fn unknown(&mut self, ip: *const u32) -> usize {
        self.arena.place(move |vm, _, sp, fp| {
            let flow = unknown_opcode(vm, Op::Reserved as u8);
            leave(vm, ip, sp, fp, flow)
        })
    }

    /// The closure of one instruction, and where it lies: of those whose operand is worth more when it is decoded beforehand, or else as the table of instructions has it.
    pub fn make(&mut self, place: &Place) -> usize {
        let (arg, at) = (place.arg, At(place.ip));
        match Op::from_u8(place.op) {
            Some(Op::LoadConst) => self.push(place.code.consts[arg as usize]),
            Some(Op::LoadSmallInt) => self.push(Value::small(i64::from(arg))),
            Some(Op::LoadGlobal) => {
                let name = place.name(arg >> 1);
                let null = arg & 1 != 0;
                self.plain(at, move |vm, r| names::load_global_named(vm, r, name, null))
            }
            Some(Op::LoadAttr) => {
                let name = place.name(arg >> 1);
                if arg & 1 != 0 {
                    self.plain(at, move |vm, r| attr::load_method_named(vm, r, name))
                } else {
                    self.plain(at, move |vm, r| attr::load_attr_named(vm, r, name))
                }
            }
            Some(Op::LoadFast | Op::LoadFastBorrow) => self.load(place),
            Some(Op::StoreFast) => self.store(place),
            Some(Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow) => {
                let (i, j) = pair(arg);
                self.plain(Nowhere, move |vm, r| {
                    locals::load_fast::<P>(vm, r, i);
                    locals::load_fast::<P>(vm, r, j)
                })
            }
            Some(Op::StoreFastLoadFast) => {
                let (i, j) = pair(arg);
                self.plain(Nowhere, move |vm, r| {
                    locals::store_fast::<P>(vm, r, i);
                    locals::load_fast::<P>(vm, r, j)
                })
            }
            Some(Op::StoreFastStoreFast) => {
                let (i, j) = pair(arg);
                self.plain(Nowhere, move |vm, r| {
                    locals::store_fast::<P>(vm, r, i);
                    locals::store_fast::<P>(vm, r, j)
                })
            }
            Some(Op::BinaryOp) => self.binary(place),
            Some(Op::CompareOp) => self.comparison(place),
            Some(Op::StoreAttr) => {
                let name = place.name(arg);
                self.plain(at, move |vm, r| attr::store_attr_named(vm, r, name))
            }
            _ => self.make_any(place),
        }
    }

    /// One closure per variable, for the first ones: no captures.
    fn load(&mut self, place: &Place) -> usize {
        macro_rules! slots {
            ($($slot:literal)*) => {
                match place.arg {
                    $($slot => self.plain(Nowhere, |vm, r| locals::load_fast::<P>(vm, r, $slot)),)*
                    _ => self.make_any(place),
                }
            };
        }
        slots!(0 1 2 3 4 5 6 7 8 9 10 11)
    }

    /// As [`Factory::load`].
    fn store(&mut self, place: &Place) -> usize {
        macro_rules! slots {
            ($($slot:literal)*) => {
                match place.arg {
                    $($slot => self.plain(Nowhere, |vm, r| locals::store_fast::<P>(vm, r, $slot)),)*
                    _ => self.make_any(place),
                }
            };
        }
        slots!(0 1 2 3 4 5 6 7 8 9 10 11)
    }

    /// One closure per operator.
    fn binary(&mut self, place: &Place) -> usize {
        macro_rules! operators {
            ($($op:literal)*) => {
                match place.arg {
                    $($op => self.plain(At(place.ip), arith::binary_op_as::<P, $op>),)*
                    _ => self.make_any(place),
                }
            };
        }
        operators!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26)
    }

    /// One closure per comparison.
    fn comparison(&mut self, place: &Place) -> usize {
        let to_bool = place.arg & 16 != 0;
        macro_rules! comparisons {
            ($($op:literal)*) => {
                match place.arg >> 5 {
                    $(
                        $op if to_bool => self.plain(At(place.ip), arith::compare_op_as::<P, $op, true>),
                        $op => self.plain(At(place.ip), arith::compare_op_as::<P, $op, false>),
                    )*
                    _ => self.make_any(place),
                }
            };
        }
        comparisons!(0 1 2 3 4 5)
    }

    /// The closure of an instruction that pushes a known value. The code object keeps it alive.
    fn push(&mut self, value: Value) -> usize {
        self.plain(Nowhere, move |_, r| {
            r.push(value);
            Flow::Next
        })
    }
}

macro_rules! factories {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {
        impl<P: Policy, const LINK: bool> Factory<P, LINK> {
            /// The closure of any instruction.
            fn make_any(&mut self, place: &Place) -> usize {
                let (arg, at) = (place.arg, At(place.ip));
                match place.op {
                    $(x if x == Op::$op as u8 => {
                        let with_operand = move |vm: &mut Vm, r: &mut Regs| $($path)::+::<P>(vm, r, arg);
                        // Also for jumps: a closure knows its target and jumps no distance.
                        let without = |vm: &mut Vm, r: &mut Regs| $($path)::+::<P>(vm, r, 0);
                        match const { (Op::$op.has_jump_operand(), has_operand(Op::$op), stays_here(Op::$op)) } {
                            (true, _, false) => self.branch(at, place.target, without),
                            (true, _, true) => self.branch(Nowhere, place.target, without),
                            (false, true, false) => self.plain_or_call::<{ calls(Op::$op) }>(at, with_operand),
                            (false, true, true) => self.plain(Nowhere, with_operand),
                            (false, false, false) => self.plain(at, without),
                            (false, false, true) => self.plain(Nowhere, without),
                        }
                    })*
                    other => self.plain(at, move |vm, _| unknown_opcode(vm, other)),
                }
            }
        }
    };
}
gearbox_vm::with_generic_ops!(factories);
