//! Instances of Python classes: `__slots__` values, then attribute values inline under the class's shared keys.
//!
//! Cell layout: header (aux = inline capacity in the low byte, number of set values in the high byte), dict word, `__slots__` values,
//! inline values, then one byte per inline value with the insertion order. When a name does not fit (capacity or the shared-key limit), or when
//! `__dict__` is asked for, the values move to a real dict (`FLAG_DICT_MODE`).

use super::class::Class;
use super::dict::Dict;
use super::header::{FLAG_DICT_MODE, Header};
use super::str::Str;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::Cell;

/// CPython's SHARED_KEYS_MAX_SIZE: names beyond this many never get inline values.
pub const SHARED_KEYS_MAX: usize = 30;

/// An instance of a class made by a `class` statement whose native base is `object`.
#[repr(C)]
pub struct Instance {
    pub header: Header,
    dict: Cell<Value>,
    slots: Cell<u32>,
    _pad: u32,
}

impl HeapType for Instance {
    const KIND: Kind = Kind::Instance;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.dict.get());
        for c in self.words() {
            t.visit(c.get());
        }
    }
    fn native_size(&self) -> usize {
        size_of::<Instance>() + self.words().len() * 8 + self.capacity().next_multiple_of(8)
    }
}

impl Instance {
    /// Byte offset of the first word (slot or inline value) in the cell.
    pub const WORDS: usize = size_of::<Instance>();

    /// A fresh instance: all values unbound.
    #[inline]
    pub fn new(heap: &Heap, class: Gc<Class>) -> Gc<Instance> {
        let (nslots, cap) = (
            class.member_slots.get() as usize,
            class.inline_capacity.get() as usize,
        );
        class.trim_capacity();
        let header = Header::new(Kind::Instance, class.id);
        header.aux.set(cap as u16);
        let n = nslots + cap;
        // SAFETY: the words are filled here; order bytes are written before they are read (count is 0).
        unsafe {
            let g = heap.alloc_tail(
                Instance {
                    header,
                    dict: Cell::new(Value::NULL),
                    slots: Cell::new(nslots as u32),
                    _pad: 0,
                },
                n * 8 + cap.next_multiple_of(8),
            );
            let w = g.as_ptr().add(1).cast::<Value>();
            for i in 0..n {
                w.add(i).write(Value::NULL);
            }
            g
        }
    }
    #[inline(always)]
    fn words(&self) -> &[Cell<Value>] {
        // SAFETY: `new` allocated and filled them.
        unsafe {
            std::slice::from_raw_parts(
                (self as *const Instance).add(1).cast::<Cell<Value>>(),
                self.slots.get() as usize + self.capacity(),
            )
        }
    }
    fn order(&self) -> &[Cell<u8>] {
        // SAFETY: the order bytes follow the words.
        unsafe {
            std::slice::from_raw_parts(
                self.words()
                    .as_ptr()
                    .add(self.words().len())
                    .cast::<Cell<u8>>(),
                self.capacity(),
            )
        }
    }
    /// Inline values this cell has room for.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        (self.header.aux.get() & 0xFF) as usize
    }
    fn count(&self) -> usize {
        (self.header.aux.get() >> 8) as usize
    }
    fn set_count(&self, n: usize) {
        self.header
            .aux
            .set(self.header.aux.get() & 0xFF | (n as u16) << 8);
    }
    /// Number of `__slots__` words.
    #[inline(always)]
    pub fn slot_words(&self) -> usize {
        self.slots.get() as usize
    }
    /// `__slots__` value `i`.
    #[inline(always)]
    pub fn slot(&self, i: usize) -> &Cell<Value> {
        &self.words()[i]
    }
    /// Inline values are in force (no real dict).
    #[inline(always)]
    pub fn values_valid(&self) -> bool {
        !self.header.has_flag(FLAG_DICT_MODE)
    }
    /// Byte offset in the cell of inline value `i` of a class with so many `__slots__`.
    pub fn inline_offset(slots: usize, i: usize) -> usize {
        Self::WORDS + (slots + i) * 8
    }
    /// The word at a byte offset of [`Instance::inline_offset`] or of a slot.
    ///
    /// # Safety
    /// The cell has a word there: the slot belongs to its class, or `i` is below its capacity.
    #[inline(always)]
    pub unsafe fn word_at(&self, offset: usize) -> &Cell<Value> {
        // SAFETY: by contract.
        unsafe {
            &*(self as *const Instance)
                .byte_add(offset)
                .cast::<Cell<Value>>()
        }
    }
    /// Inline value `i`; NULL if unset or beyond this cell's capacity. Meaningless in dict mode.
    #[inline(always)]
    pub fn inline(&self, i: usize) -> Value {
        if i < self.capacity() {
            self.words()[self.slot_words() + i].get()
        } else {
            Value::NULL
        }
    }
    /// Stores inline value `i`; false if it does not fit.
    #[inline(always)]
    pub fn set_inline(&self, i: usize, v: Value) -> bool {
        if i >= self.capacity() {
            return false;
        }
        let w = &self.words()[self.slot_words() + i];
        if w.get().is_null() {
            self.note_insertion(i);
        }
        w.set(v);
        true
    }
    /// Records that inline value `i`, unset so far, is being set.
    #[inline(always)]
    pub fn note_insertion(&self, i: usize) {
        let n = self.count();
        let words = self.slot_words() + self.capacity();
        debug_assert!(n < self.capacity() && i < self.capacity());
        // SAFETY: the order bytes follow the words, one for each inline value; fewer values are set than there are, since `i` is not.
        unsafe {
            let order = (self as *const Instance).byte_add(Self::WORDS + words * 8);
            (*order.cast::<Cell<u8>>().add(n)).set(i as u8);
        }
        self.set_count(n + 1);
    }
    /// Unsets inline value `i`, which is set.
    pub fn clear_inline(&self, i: usize) {
        self.words()[self.slot_words() + i].set(Value::NULL);
        let n = self.count();
        let order = self.order();
        if let Some(p) = (0..n).find(|&p| order[p].get() == i as u8) {
            for q in p..n - 1 {
                order[q].set(order[q + 1].get());
            }
            self.set_count(n - 1);
        }
    }
    /// The real dict, in dict mode.
    #[inline(always)]
    pub fn dict(&self) -> Option<Gc<Dict>> {
        self.dict.get().cast::<Dict>()
    }
    /// Replaces the dict (assigning `__dict__`).
    pub fn set_dict(&self, d: Gc<Dict>) {
        self.dict.set(d.value());
        self.header.set_flag(FLAG_DICT_MODE);
        self.set_count(0);
        for i in 0..self.capacity() {
            self.words()[self.slot_words() + i].set(Value::NULL);
        }
    }
    /// The names and values that are set, in insertion order (inline mode).
    pub fn inline_items(&self, class: Gc<Class>) -> Vec<(Gc<Str>, Value)> {
        let keys = class.shared_keys.borrow();
        (0..self.count())
            .map(|n| {
                let i = self.order()[n].get() as usize;
                (keys.name(i), self.inline(i))
            })
            .collect()
    }
    /// Moves the values into a real dict, if that has not happened yet.
    pub fn materialize(&self, heap: &Heap, class: Gc<Class>) -> Gc<Dict> {
        if let Some(d) = self.dict() {
            return d;
        }
        let d = Dict::new(heap);
        for (k, v) in self.inline_items(class) {
            d.set_str(heap, k, v);
        }
        self.set_dict(d);
        d
    }
}
