//! `bytes` and `bytearray`.

use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// Immutable bytes.
#[repr(C)]
pub struct Bytes {
    pub header: Header,
    hash: Cell<i64>,
    data: Box<[u8]>,
}
impl HeapType for Bytes {
    const KIND: Kind = Kind::Bytes;
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn external_size(&self) -> usize {
        self.data.len()
    }
}
impl Bytes {
    pub fn new(heap: &Heap, data: impl Into<Box<[u8]>>) -> Gc<Bytes> {
        Self::with_extra(heap, data.into(), types::BYTES, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, data: Box<[u8]>, id: TypeId, extra: usize) -> Gc<Bytes> {
        heap.charge(data.len());
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Bytes {
                    header: Header::new(Kind::Bytes, id),
                    hash: Cell::new(0),
                    data,
                },
                extra * 8,
            )
        }
    }
    /// The bytes; keep the `Gc` in a local while they are used.
    pub fn as_slice(&self) -> &'static [u8] {
        // SAFETY: immutable, in a box that lives as long as the cell.
        unsafe { std::slice::from_raw_parts(self.data.as_ptr(), self.data.len()) }
    }
    pub fn hash(&self) -> i64 {
        if self.hash.get() == 0 {
            let h = crate::numeric::hash::hash_bytes(&self.data);
            self.hash.set(if h == 0 { 1 } else { h });
        }
        self.hash.get()
    }
}

/// Mutable bytes.
#[repr(C)]
pub struct ByteArray {
    pub header: Header,
    /// Never borrowed across a call that can run Python code.
    pub data: RefCell<Vec<u8>>,
    /// How many memory views look at the bytes: they must not be resized meanwhile. Shared with the views, which count down when they go.
    pub exports: OnceCell<Rc<Cell<u32>>>,
}
impl HeapType for ByteArray {
    const KIND: Kind = Kind::ByteArray;
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn external_size(&self) -> usize {
        self.data.borrow().capacity()
    }
}
impl ByteArray {
    pub fn new(heap: &Heap, data: Vec<u8>) -> Gc<ByteArray> {
        Self::with_extra(heap, data, types::BYTEARRAY, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, data: Vec<u8>, id: TypeId, extra: usize) -> Gc<ByteArray> {
        heap.charge(data.len());
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                ByteArray {
                    header: Header::new(Kind::ByteArray, id),
                    data: RefCell::new(data),
                    exports: OnceCell::new(),
                },
                extra * 8,
            )
        }
    }
}
