//! The hot registers of a loop. `Copy`, lives in the dispatcher's local, is never stored and never lent out of line.
//!
//! No bounds are checked in release builds: the verifier has proved stack depths, slots, constants and jump targets.

use crate::heap::Gc;
use crate::object::{Code, Str};
use crate::value::Value;
use crate::vm::Vm;

/// What a handler tells its dispatcher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Flow {
    /// Go on at `ip`, which stands at the next instruction.
    Next,
    /// An exception is pending in the VM.
    Raise,
    /// Re-raise: as `Raise`, but no traceback entry is added.
    Reraise,
    /// The current frame's callee has left with an exception pending in this frame: unwind from its saved position.
    RaiseInCaller,
    /// Control goes to the jump target; `ip` stands there already. A plain loop goes on; code that knows its successors (a closure, a fused instruction)
    /// need not compare positions.
    Jump,
    /// A frame was pushed or popped; the registers are already the new current frame's. A plain loop goes on; code that is tied to one frame
    /// (a closure chain) must leave it.
    Switch,
    /// The frame that the loop was entered with has returned; its value is in `Vm::gen_result`.
    Leave,
    /// The generator frame that the loop was entered with yielded; the value is in `Vm::gen_result`.
    Yield,
    /// A specialized instruction's guard failed; nothing has happened yet. The dispatcher goes on with the generic instruction of the family, counter test
    /// included, as CPython does. Only adaptive loops see it.
    Miss,
    /// The instruction's rare part is due (a safepoint, a big int, an unusual return): the policy's slow function does the whole of it. So the common part
    /// needs no out-of-line call, and its function no stack frame.
    Slow,
    /// The counter of an adaptive instruction ran out; nothing has happened yet. Only adaptive loops see it.
    Specialize,
}

impl Flow {
    /// Whether a plain loop just fetches the word at `ip`.
    #[inline(always)]
    pub fn goes_on(self) -> bool {
        matches!(self, Flow::Next | Flow::Jump | Flow::Switch)
    }
}

/// Marks an instruction without a counter (RESUME, LOAD_CONST) as never to be specialized: a bit of its argument that no real one has.
pub const NEVER: u32 = 1 << 23;

/// Registers: three words beside the VM, so that they travel in argument registers.
#[derive(Clone, Copy)]
pub struct Regs {
    pub ip: *const u32,
    pub sp: *mut Value,
    pub fp: *mut Value,
}

impl Regs {
    /// No frame.
    pub const NONE: Regs = Regs {
        ip: std::ptr::null(),
        sp: std::ptr::null_mut(),
        fp: std::ptr::null_mut(),
    };
    /// The same registers, read word by word. Copied in one piece they would be read by wider loads than the stores that have just written them, and
    /// the processor would wait for those stores to reach its cache.
    #[inline(always)]
    #[must_use]
    pub fn by_word(self) -> Regs {
        #[cfg(not(miri))]
        {
            let Regs {
                mut ip,
                mut sp,
                mut fp,
            } = self;
            // SAFETY: the assembly is empty; it only wants the values in registers.
            unsafe {
                std::arch::asm!(
                    "/* {0} {1} {2} */",
                    inout(reg) ip,
                    inout(reg) sp,
                    inout(reg) fp,
                    options(nostack, preserves_flags)
                );
            }
            Regs { ip, sp, fp }
        }
        #[cfg(miri)]
        self
    }
    /// Registers for the VM's current frame.
    #[inline(always)]
    pub fn load(vm: &Vm) -> Regs {
        // SAFETY: a frame is current while a loop runs.
        let f = unsafe { &*vm.fp };
        Regs {
            ip: f.ip,
            sp: vm.sp,
            fp: f.base,
        }
    }
    /// Publishes the stack pointer: before anything that can allocate roots, call, or collect.
    #[inline(always)]
    pub fn sync(&self, vm: &mut Vm) {
        vm.sp = self.sp;
    }
    /// Publishes the position too: before anything that pushes a frame or looks at positions.
    #[inline(always)]
    pub fn sync_ip(&self, vm: &mut Vm) {
        vm.sp = self.sp;
        // SAFETY: a frame is current.
        unsafe { (*vm.fp).ip = self.ip };
    }
    /// The next instruction word; `ip` then points behind it.
    #[inline(always)]
    pub fn fetch(&mut self) -> u32 {
        // SAFETY: the verifier proved that control never runs off the code.
        unsafe {
            let w = *self.ip;
            self.ip = self.ip.add(1);
            w
        }
    }
    #[inline(always)]
    pub fn push(&mut self, v: Value) {
        // SAFETY: the frame's window has room for `stacksize` values.
        unsafe {
            *self.sp = v;
            self.sp = self.sp.add(1);
        }
    }
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        // SAFETY: the verifier proved the depth.
        unsafe {
            self.sp = self.sp.sub(1);
            *self.sp
        }
    }
    /// The value `n` below the top (0 = top).
    #[inline(always)]
    pub fn peek(&self, n: usize) -> Value {
        // SAFETY: as `pop`.
        unsafe { *self.sp.sub(n + 1) }
    }
    #[inline(always)]
    pub fn poke(&mut self, n: usize, v: Value) {
        // SAFETY: as `pop`.
        unsafe { *self.sp.sub(n + 1) = v }
    }
    #[inline(always)]
    pub fn drop(&mut self, n: usize) {
        // SAFETY: as `pop`.
        self.sp = unsafe { self.sp.sub(n) };
    }
    /// The address of the value `n` below the top; `usize::MAX`, that is -1, is the place above the top, where no arguments are.
    #[inline(always)]
    pub fn addr(&self, n: usize) -> *mut Value {
        // SAFETY: as `pop`.
        unsafe { self.sp.sub(n.wrapping_add(1)) }
    }
    #[inline(always)]
    pub fn local(&self, i: u32) -> Value {
        // SAFETY: slots are proved in range.
        unsafe { *self.fp.add(i as usize) }
    }
    #[inline(always)]
    pub fn set_local(&mut self, i: u32, v: Value) {
        // SAFETY: as above.
        unsafe { *self.fp.add(i as usize) = v }
    }
    #[inline(always)]
    pub fn constant(&self, vm: &Vm, i: u32) -> Value {
        // SAFETY: constants are proved in range.
        unsafe { *self.code(vm).consts.as_ptr().add(i as usize) }
    }
    /// The word of the instruction just fetched.
    #[inline(always)]
    pub fn word(&self) -> u32 {
        // SAFETY: `ip` points behind an instruction word.
        unsafe { *self.ip.sub(1) }
    }
    /// Inline-cache word `i` of the instruction just fetched.
    #[inline(always)]
    pub fn cache(&self, i: usize) -> u32 {
        // SAFETY: caches follow their instruction.
        unsafe { *self.ip.add(i) }
    }
    /// Two cache words, the first one low.
    #[inline(always)]
    pub fn cache64(&self, i: usize) -> u64 {
        // SAFETY: as above; words are only 4-aligned.
        unsafe { self.ip.add(i).cast::<u64>().read_unaligned() }
    }
    #[inline(always)]
    pub fn set_cache(&self, i: usize, word: u32) {
        // SAFETY: as above; executable words are cells, only the running loop writes them.
        unsafe { *self.ip.add(i).cast_mut() = word }
    }
    /// Overwrites the opcode of the instruction just fetched, its argument stays: quickening.
    #[inline(always)]
    pub fn rewrite(&self, op: crate::isa::Op) {
        // SAFETY: as above; `ip` points behind the instruction word, whose lowest byte is the opcode.
        unsafe {
            let p = self.ip.sub(1).cast_mut();
            *p = *p & !0xFF | op as u32;
        }
    }
    /// An adaptive instruction's counter: true when it has run out (the instruction is to be specialized), else it is counted down.
    /// CPython's encoding: value << 4 | back-off, back-off 15 = never.
    #[inline(always)]
    pub fn count_down(&self) -> bool {
        let raw = self.cache(0);
        if raw < 15 {
            return true;
        }
        self.set_cache(0, raw.wrapping_sub(16) & 0xFFFF);
        false
    }
    /// Steps over inline-cache words.
    #[inline(always)]
    pub fn skip(&mut self, n: usize) {
        // SAFETY: caches follow their instruction.
        self.ip = unsafe { self.ip.add(n) };
    }
    /// Relative jump. The empty `asm!` keeps LLVM from turning the branch around it into a conditional move on the program
    /// counter, which costs 1.1-2x on loops (the next fetch would depend on the compared data).
    #[inline(always)]
    pub fn jump(&mut self, units: isize) {
        #[cfg(not(miri))]
        // SAFETY: empty.
        unsafe {
            std::arch::asm!("", options(nomem, nostack, preserves_flags));
        }
        // SAFETY: targets are proved to be instruction starts.
        self.ip = unsafe { self.ip.offset(units) };
    }
    /// The code object that runs.
    #[inline(always)]
    pub fn code(&self, vm: &Vm) -> Gc<Code> {
        // SAFETY: a frame is current while a loop runs.
        unsafe { (*vm.fp).code }
    }
    /// Name `i` of the running code.
    #[inline(always)]
    pub fn name(&self, vm: &Vm, i: u32) -> Gc<Str> {
        // SAFETY: name indices are proved in range.
        unsafe { *self.code(vm).names.as_ptr().add(i as usize) }
    }
}
