//! An allocator for the small Rust allocations behind cells: item arrays of lists, tables of dicts and sets, digits of ints.
//!
//! What CPython's object allocator is to it: a free list for each size in front of the system's allocator, which costs about a hundred
//! instructions a call. Every thread has its own lists, and memory given to a list stays in it.
//! A program installs it with `#[global_allocator]`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

/// Sizes are rounded up to multiples of this, which is also the alignment.
const STEP: usize = 16;
/// Larger requests go to the system.
const LARGEST: usize = 1024;
const LISTS: usize = LARGEST / STEP;
/// What is asked of the system at a time.
const CHUNK: usize = 1 << 16;

/// A free piece of memory.
struct Free {
    next: *mut Free,
}

struct Pool {
    free: [Cell<*mut Free>; LISTS],
    /// The rest of the current chunk.
    rest: Cell<*mut u8>,
    left: Cell<usize>,
}

thread_local! {
    // Constant and without a destructor: access is an offset from the thread pointer, at any time in the life of a thread.
    static POOL: Pool = const {
        Pool {
            free: [const { Cell::new(null_mut()) }; LISTS],
            rest: Cell::new(null_mut()),
            left: Cell::new(0),
        }
    };
}

/// The list that serves a layout, or `None` for the system.
#[inline(always)]
fn list_of(layout: Layout) -> Option<usize> {
    (layout.size() <= LARGEST && layout.align() <= STEP)
        .then(|| layout.size().saturating_sub(1) / STEP)
}

impl Pool {
    /// A fresh piece from the chunk; null when memory is exhausted.
    #[cold]
    #[inline(never)]
    fn carve(&self, list: usize) -> *mut u8 {
        let size = (list + 1) * STEP;
        if self.left.get() < size {
            // SAFETY: the layout has a size and a valid alignment.
            let chunk = unsafe { System.alloc(Layout::from_size_align_unchecked(CHUNK, STEP)) };
            if chunk.is_null() {
                return chunk;
            }
            self.give_rest_away();
            self.rest.set(chunk);
            self.left.set(CHUNK);
        }
        let piece = self.rest.get();
        // SAFETY: at least `size` bytes are left.
        self.rest.set(unsafe { piece.add(size) });
        self.left.set(self.left.get() - size);
        piece
    }
    /// What is left of a chunk is one piece of a smaller size.
    fn give_rest_away(&self) {
        if let Some(list) = (self.left.get() / STEP).checked_sub(1) {
            // SAFETY: nobody has this memory, and it is as large as the pieces of that list.
            unsafe { self.push(list, self.rest.get()) };
        }
    }
    /// # Safety
    /// `p` points to an unused piece of the list's size.
    #[inline(always)]
    unsafe fn push(&self, list: usize, p: *mut u8) {
        let piece = p.cast::<Free>();
        // SAFETY: by contract; pieces are aligned and large enough for a link.
        unsafe {
            piece.write(Free {
                next: self.free[list].get(),
            })
        };
        self.free[list].set(piece);
    }
}

/// The allocator.
pub struct SmallAlloc;

// SAFETY: pieces are handed out once until they are freed, have the size and alignment asked for, and belong to one thread's lists at a time.
unsafe impl GlobalAlloc for SmallAlloc {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(list) = list_of(layout) else {
            // SAFETY: the caller's contract.
            return unsafe { System.alloc(layout) };
        };
        POOL.with(|pool| {
            let head = pool.free[list].get();
            if head.is_null() {
                return pool.carve(list);
            }
            // SAFETY: what is on a list is a valid link.
            pool.free[list].set(unsafe { (*head).next });
            head.cast()
        })
    }
    #[inline]
    unsafe fn dealloc(&self, p: *mut u8, layout: Layout) {
        match list_of(layout) {
            // SAFETY: `p` came from `alloc` with this layout, so it is a piece of that list's size.
            Some(list) => POOL.with(|pool| unsafe { pool.push(list, p) }),
            // SAFETY: the caller's contract.
            None => unsafe { System.dealloc(p, layout) },
        }
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if list_of(layout).is_none() {
            // SAFETY: the caller's contract.
            return unsafe { System.alloc_zeroed(layout) };
        }
        // SAFETY: the caller's contract; the piece has at least that size.
        unsafe {
            let p = self.alloc(layout);
            if !p.is_null() {
                p.write_bytes(0, layout.size());
            }
            p
        }
    }
    unsafe fn realloc(&self, p: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller guarantees that this is a valid layout.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (list_of(layout), list_of(wanted)) {
            // SAFETY: the caller's contract.
            (None, None) => unsafe { System.realloc(p, layout, size) },
            (Some(old), Some(new)) if old == new => p,
            // SAFETY: a fresh piece does not overlap the old one, and both have the smaller of the two sizes.
            _ => unsafe {
                let fresh = self.alloc(wanted);
                if !fresh.is_null() {
                    std::ptr::copy_nonoverlapping(p, fresh, layout.size().min(size));
                    self.dealloc(p, layout);
                }
                fresh
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Live allocations of all sizes, each filled with its own number, stay what they were while others come, grow and go.
    #[test]
    fn pieces_do_not_overlap() {
        let mut live: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let mut state = 1u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize % below
        };
        let check = |(p, layout, tag): (*mut u8, Layout, u8)| {
            // SAFETY: a live allocation of that layout.
            let bytes = unsafe { std::slice::from_raw_parts(p, layout.size()) };
            assert!(bytes.iter().all(|b| *b == tag));
            assert_eq!(p as usize % layout.align(), 0);
        };
        for step in 0..20_000 {
            let tag = step as u8;
            let size = 1 + next(if step % 7 == 0 { 3000 } else { 200 });
            match next(3) {
                0 if !live.is_empty() => {
                    let one = live.swap_remove(next(live.len()));
                    check(one);
                    // SAFETY: allocated below with this layout, freed once.
                    unsafe { SmallAlloc.dealloc(one.0, one.1) };
                }
                1 if !live.is_empty() => {
                    let at = next(live.len());
                    let (p, layout, old) = live[at];
                    check(live[at]);
                    let wanted = Layout::from_size_align(size, layout.align()).expect("small");
                    // SAFETY: as above; the new bytes are filled before they are read.
                    unsafe {
                        let p = SmallAlloc.realloc(p, layout, size);
                        let kept = layout.size().min(size);
                        check((p, Layout::from_size_align(kept, 1).expect("small"), old));
                        p.write_bytes(tag, size);
                        live[at] = (p, wanted, tag);
                    }
                }
                _ => {
                    let align = 1 << next(6);
                    let layout = Layout::from_size_align(size, align).expect("small");
                    // SAFETY: the size is not zero; filled before it is read.
                    let p = unsafe {
                        let p = match step % 2 {
                            0 => SmallAlloc.alloc(layout),
                            _ => SmallAlloc.alloc_zeroed(layout),
                        };
                        if step % 2 == 1 {
                            check((p, layout, 0));
                        }
                        p.write_bytes(tag, size);
                        p
                    };
                    live.push((p, layout, tag));
                }
            }
        }
        for one in live {
            check(one);
            // SAFETY: as above.
            unsafe { SmallAlloc.dealloc(one.0, one.1) };
        }
    }
}
