//! Frames: small records beside one contiguous value stack.
//!
//! The callee's window overlaps the caller's argument slots: arguments become locals in place. `ret` is the slot (the callable's) that
//! receives the result. Python-to-Python calls push a record and never recurse natively; a record with [`ENTRY`] returns to native code.

use crate::heap::Gc;
use crate::object::{Code, Function, Generator};
use crate::value::Value;

/// The frame was entered from native code: returning from it leaves the strategy's loop.
pub const ENTRY: u32 = 1;
/// The frame belongs to a generator (`gen` is set).
pub const GENERATOR: u32 = 2;
/// The frame runs `__init__` for a class call: its result must be None, and the instance is already in the result slot's place.
pub const INIT: u32 = 4;

/// A generator's frame that FOR_ITER_GEN entered: its yields and its return go to that FOR_ITER of the frame below. `line` is the jump distance.
pub const FOR_ITER: u32 = 8;
/// A generator's frame that SEND_GEN entered, likewise.
pub const SEND: u32 = 16;

/// One active call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Frame {
    /// Bytecode strategies: saved while a callee runs, and at slow paths that can raise or look at positions. Points *after* the
    /// instruction word.
    pub ip: *const u32,
    /// First localsplus slot.
    pub base: *mut Value,
    /// Result slot: also the caller's stack pointer (minus one) after the return.
    pub ret: *mut Value,
    pub func: Gc<Function>,
    /// The code that runs: `func.__code__` may be assigned meanwhile.
    pub code: Gc<Code>,
    /// The generator of a frame with [`GENERATOR`]; else the namespace of module and class code (a dict or any mapping), or NULL.
    pub aux: Value,
    pub flags: u32,
    /// Bytecode strategies: inline-cache words to step over when the callee returns.
    pub skip: u32,
    /// Tree strategies: the line being executed. Generators entered in a loop: see [`FOR_ITER`].
    pub line: i32,
}

impl Frame {
    /// Namespace of module and class code, else NULL.
    #[inline(always)]
    pub fn namespace(&self) -> Value {
        if self.flags & GENERATOR == 0 {
            self.aux
        } else {
            Value::NULL
        }
    }
    /// The generator that the frame belongs to.
    #[inline(always)]
    pub fn generator(&self) -> Option<Gc<Generator>> {
        if self.flags & GENERATOR != 0 {
            self.aux.cast::<Generator>()
        } else {
            None
        }
    }
}
