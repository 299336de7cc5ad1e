//! The value stack and the frame records: two fixed reservations that never move, so that pointers into them stay valid.

use super::frame::Frame;
use crate::value::Value;

/// Value-stack reservation in bytes (address space; pages are used on demand).
pub const STACK_BYTES: usize = 512 << 20;
/// Slots kept free above the limit for native pushes.
pub const RESERVE: usize = 1 << 16;
/// Frame-record reservation: bounds the recursion limit.
pub const MAX_FRAMES: usize = 2 << 20;

/// A reserved, zero-filled region of address space.
pub struct Region {
    base: *mut u8,
    bytes: usize,
}

impl Region {
    /// Reserves `bytes` of memory that is committed on first touch.
    pub fn reserve(bytes: usize) -> Region {
        // SAFETY: an anonymous private mapping.
        let base = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                bytes,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                -1,
                0,
            )
        };
        assert!(
            base != libc::MAP_FAILED,
            "cannot reserve {bytes} bytes of address space"
        );
        Region {
            base: base.cast(),
            bytes,
        }
    }
    pub fn start(&self) -> *mut u8 {
        self.base
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: mapped in `reserve`, unmapped once.
        unsafe { libc::munmap(self.base.cast(), self.bytes) };
    }
}

/// The two stacks.
pub struct Stacks {
    values: Region,
    frames: Region,
}

impl Default for Stacks {
    fn default() -> Self {
        Stacks {
            values: Region::reserve(STACK_BYTES),
            frames: Region::reserve(MAX_FRAMES * size_of::<Frame>()),
        }
    }
}

impl Stacks {
    /// First value slot.
    pub fn bottom(&self) -> *mut Value {
        self.values.start().cast()
    }
    /// Frames must not extend beyond this slot.
    pub fn limit(&self) -> *mut Value {
        // SAFETY: inside the reservation.
        unsafe { self.bottom().add(STACK_BYTES / 8 - RESERVE) }
    }
    /// The record before the first frame.
    pub fn frames(&self) -> *mut Frame {
        self.frames.start().cast()
    }
}
