//! `tuple`: items behind the struct.

use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;

/// A Python tuple.
#[repr(C)]
pub struct Tuple {
    pub header: Header,
    len: usize,
}
impl HeapType for Tuple {
    const KIND: Kind = Kind::Tuple;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_all(self.items());
    }
    fn native_size(&self) -> usize {
        size_of::<Tuple>() + self.len * 8
    }
}
impl Tuple {
    pub fn new(heap: &Heap, items: &[Value]) -> Gc<Tuple> {
        Self::with_extra(heap, items, types::TUPLE, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, items: &[Value], id: TypeId, extra: usize) -> Gc<Tuple> {
        // SAFETY: the items are filled here, the extra words by the caller.
        unsafe {
            let g = heap.alloc_tail(
                Tuple {
                    header: Header::new(Kind::Tuple, id),
                    len: items.len(),
                },
                (items.len() + extra) * 8,
            );
            std::ptr::copy_nonoverlapping(
                items.as_ptr(),
                g.as_ptr().add(1).cast::<Value>(),
                items.len(),
            );
            g
        }
    }
    /// The items; keep the `Gc` in a local while they are used.
    #[inline(always)]
    pub fn items(&self) -> &'static [Value] {
        // SAFETY: immutable, behind the struct, as long as the cell lives.
        unsafe {
            std::slice::from_raw_parts((self as *const Tuple).add(1).cast::<Value>(), self.len)
        }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}
