//! Roots on native stacks, found conservatively.
//!
//! Any word on a native stack that, tag stripped, points into a live cell keeps that cell alive: LLVM may keep only an untagged or an
//! interior pointer, so both are accepted, and callee-saved registers are spilled before scanning. Cells never move, so a false root
//! only retains garbage. What this cannot see is a value in a Rust `Vec` or `Box` that no traced cell owns. Native code that may call back
//! into Python gathers into a heap object instead (a `List` makes a good rooted buffer), and never empties a container while it calls back.

use super::Heap;

/// Calls `f` with the address of a frame below which every live word of the caller lies, registers spilled.
#[inline(never)]
pub fn with_spilled_registers<R>(f: &mut dyn FnMut(usize) -> R) -> R {
    let mut regs = [0usize; 16];
    spill(&mut regs);
    let low = std::hint::black_box(&regs) as *const _ as usize;
    let r = f(low);
    std::hint::black_box(&mut regs);
    r
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn spill(regs: &mut [usize; 16]) {
    // SAFETY: stores callee-saved registers into a buffer of sufficient size; nothing else is touched.
    unsafe {
        std::arch::asm!(
            "mov [{0}], rbx", "mov [{0} + 8], rbp", "mov [{0} + 16], r12",
            "mov [{0} + 24], r13", "mov [{0} + 32], r14", "mov [{0} + 40], r15",
            in(reg) regs.as_mut_ptr(), options(nostack, preserves_flags)
        );
    }
}

#[cfg(target_arch = "aarch64")]
#[inline(always)]
fn spill(regs: &mut [usize; 16]) {
    // SAFETY: as on x86-64.
    unsafe {
        std::arch::asm!(
            "stp x19, x20, [{0}]", "stp x21, x22, [{0}, #16]", "stp x23, x24, [{0}, #32]",
            "stp x25, x26, [{0}, #48]", "stp x27, x28, [{0}, #64]", "str x29, [{0}, #80]",
            in(reg) regs.as_mut_ptr(), options(nostack, preserves_flags)
        );
    }
}

/// A rough address of the current native stack top.
#[inline(always)]
pub fn stack_address() -> usize {
    let here = 0u8;
    std::hint::black_box(&here) as *const u8 as usize
}

/// Marks every cell that a word in `[low, high)` may refer to.
///
/// # Safety
/// The range is readable: part of a native stack (the running one above the caller, or a suspended coroutine's).
pub unsafe fn scan_range(heap: &Heap, low: usize, high: usize) {
    // SAFETY: by contract.
    heap.mark(|t| unsafe { t.visit_range(low, high) });
}
