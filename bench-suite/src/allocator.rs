//! The process's allocator: mimalloc for small blocks, the system's for large ones.
//!
//! Lists, dicts and big ints own tables outside the VM's heap; CPython serves such blocks from its own small-object allocator, so comparing with the
//! system's malloc would compare allocators. Large blocks stay with the system, which refuses what the machine cannot give (a Python
//! `MemoryError`); mimalloc would reserve the addresses and leave it to the kernel to end the process.

use mimalloc::MiMalloc;
use std::alloc::{GlobalAlloc, Layout, System};

/// Blocks from this size on come from the system.
const LARGE: usize = 256 << 10;

/// See the module.
pub struct BySize;

// SAFETY: each block is allocated, resized and freed by the same of two correct allocators, chosen by its size, which every caller passes back.
unsafe impl GlobalAlloc for BySize {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: forwarded.
        unsafe {
            if layout.size() < LARGE {
                MiMalloc.alloc(layout)
            } else {
                System.alloc(layout)
            }
        }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: forwarded.
        unsafe {
            if layout.size() < LARGE {
                MiMalloc.alloc_zeroed(layout)
            } else {
                System.alloc_zeroed(layout)
            }
        }
    }
    unsafe fn dealloc(&self, p: *mut u8, layout: Layout) {
        // SAFETY: forwarded to the allocator that the size chose.
        unsafe {
            if layout.size() < LARGE {
                MiMalloc.dealloc(p, layout);
            } else {
                System.dealloc(p, layout);
            }
        }
    }
    unsafe fn realloc(&self, p: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: forwarded when both sizes belong to one allocator; else a fresh block takes over the smaller part of the content.
        unsafe {
            match (layout.size() < LARGE, size < LARGE) {
                (true, true) => MiMalloc.realloc(p, layout, size),
                (false, false) => System.realloc(p, layout, size),
                _ => {
                    let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                    if !new.is_null() {
                        std::ptr::copy_nonoverlapping(p, new, size.min(layout.size()));
                        self.dealloc(p, layout);
                    }
                    new
                }
            }
        }
    }
}
