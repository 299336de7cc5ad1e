//! `Gc<T>`: a typed, copyable pointer to a live heap cell.

use super::HeapType;
use crate::object::header::Header;
use crate::value::Value;
use std::ops::Deref;
use std::ptr::NonNull;

/// A pointer to a live cell that holds a `T`.
///
/// Dereferencing is safe because cells never move and the collector scans native stacks conservatively: a `Gc` held in a
/// Rust local, argument or another heap cell keeps its target alive. A `Gc` hidden in a Rust heap allocation (`Vec`, `Box`) that
/// no traced cell owns does **not**: never keep one there across a call that can run Python code (see `heap::roots`).
/// All mutation of cell contents goes through interior mutability.
#[repr(transparent)]
pub struct Gc<T>(NonNull<T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Gc<T> {}

impl<T> Gc<T> {
    /// # Safety
    /// `p` points to a live, initialised cell holding a `T`.
    #[inline(always)]
    pub unsafe fn from_raw(p: *mut T) -> Gc<T> {
        // SAFETY: non-null by contract.
        Gc(unsafe { NonNull::new_unchecked(p) })
    }
    #[inline(always)]
    pub fn as_ptr(self) -> *mut T {
        self.0.as_ptr()
    }
    /// Address of the cell: Python's `id()`.
    #[inline(always)]
    pub fn addr(self) -> usize {
        self.0.as_ptr() as usize
    }
    /// Same cell.
    #[inline(always)]
    pub fn same(self, other: Gc<T>) -> bool {
        self.0 == other.0
    }
}
impl<T: HeapType> Gc<T> {
    #[inline(always)]
    pub fn header(self) -> &'static Header {
        // SAFETY: every cell starts with its header.
        unsafe { &*self.0.as_ptr().cast::<Header>() }
    }
    /// The value word for this cell.
    #[inline(always)]
    pub fn value(self) -> Value {
        Value::from_ptr(self.0.as_ptr().cast())
    }
}
impl<T> Deref for Gc<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: see the type's contract.
        unsafe { self.0.as_ref() }
    }
}
impl<T: HeapType> From<Gc<T>> for Value {
    #[inline(always)]
    fn from(g: Gc<T>) -> Value {
        g.value()
    }
}
impl<T: HeapType> std::fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}@{:x}", T::KIND, self.addr())
    }
}
