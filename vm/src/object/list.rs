//! `list`: a growable array of values.

use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::UnsafeCell;

/// A Python list. Also the rooted buffer of native code that calls back into Python.
#[repr(C)]
pub struct List {
    pub header: Header,
    items: UnsafeCell<Vec<Value>>,
}
impl HeapType for List {
    const KIND: Kind = Kind::List;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_all(self.items());
    }
    fn external_size(&self) -> usize {
        self.vec().capacity() * 8
    }
}
impl List {
    pub fn new(heap: &Heap, items: Vec<Value>) -> Gc<List> {
        Self::with_extra(heap, items, types::LIST, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, items: Vec<Value>, id: TypeId, extra: usize) -> Gc<List> {
        heap.charge(items.capacity() * 8);
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                List {
                    header: Header::new(Kind::List, id),
                    items: UnsafeCell::new(items),
                },
                extra * 8,
            )
        }
    }
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    fn vec(&self) -> &mut Vec<Value> {
        // SAFETY: single-threaded; every use in this file is over before any other code runs.
        unsafe { &mut *self.items.get() }
    }
    /// The items. Must not be held across anything that can change the list (any call that can run Python code).
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        self.vec()
    }
    /// The items as a slice to change in place; same rule as [`List::items`].
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn items_mut(&self) -> &mut [Value] {
        self.vec()
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.vec().len()
    }
    pub fn is_empty(&self) -> bool {
        self.vec().is_empty()
    }
    #[inline(always)]
    pub fn get(&self, i: usize) -> Option<Value> {
        self.vec().get(i).copied()
    }
    /// False if out of range.
    #[inline(always)]
    pub fn set(&self, i: usize, v: Value) -> bool {
        match self.vec().get_mut(i) {
            Some(p) => {
                *p = v;
                true
            }
            None => false,
        }
    }
    #[inline(always)]
    pub fn push(&self, heap: &Heap, v: Value) {
        let vec = self.vec();
        if vec.len() == vec.capacity() {
            self.grow(heap);
        }
        vec.push(v);
    }
    /// Appends if there is room; false if the list would have to grow.
    #[inline(always)]
    pub fn push_within_capacity(&self, v: Value) -> bool {
        let vec = self.vec();
        let n = vec.len();
        if n == vec.capacity() {
            return false;
        }
        // SAFETY: slot `n` is inside the allocation.
        unsafe {
            vec.as_mut_ptr().add(n).write(v);
            vec.set_len(n + 1);
        }
        true
    }
    #[cold]
    #[inline(never)]
    fn grow(&self, heap: &Heap) {
        let vec = self.vec();
        vec.reserve((vec.len() / 2).max(4));
        heap.charge(vec.capacity() * 8);
    }
    #[inline]
    pub fn pop(&self) -> Option<Value> {
        self.vec().pop()
    }
    pub fn insert(&self, heap: &Heap, i: usize, v: Value) {
        if self.len() == self.vec().capacity() {
            self.grow(heap);
        }
        let n = self.len();
        self.vec().insert(i.min(n), v);
    }
    /// `None` if out of range.
    pub fn remove(&self, i: usize) -> Option<Value> {
        (i < self.len()).then(|| self.vec().remove(i))
    }
    pub fn extend(&self, heap: &Heap, vs: &[Value]) {
        heap.charge(vs.len() * 8);
        self.vec().extend_from_slice(vs);
    }
    pub fn clear(&self) {
        *self.vec() = Vec::new();
    }
    pub fn truncate(&self, n: usize) {
        self.vec().truncate(n);
    }
    pub fn reverse(&self) {
        self.vec().reverse();
    }
    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.vec().clone()
    }
    /// Replaces all items.
    pub fn replace(&self, heap: &Heap, items: Vec<Value>) {
        heap.charge(items.capacity() * 8);
        *self.vec() = items;
    }
    /// Takes the items out, leaving the list empty. Only for values that stay rooted elsewhere while Python code can run.
    pub fn take(&self) -> Vec<Value> {
        std::mem::take(self.vec())
    }
    /// Replaces `items[start..end]` (a valid range) by `with`.
    pub fn splice(&self, heap: &Heap, start: usize, end: usize, with: &[Value]) {
        if with.len() == end - start {
            self.vec()[start..end].copy_from_slice(with);
            return;
        }
        heap.charge(with.len() * 8);
        self.vec().splice(start..end, with.iter().copied());
    }
    /// Reserves room; false when memory is exhausted.
    pub fn try_reserve(&self, n: usize) -> bool {
        self.vec().try_reserve(n).is_ok()
    }
}
