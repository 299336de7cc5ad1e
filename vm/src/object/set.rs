//! `set` and `frozenset`: CPython's open-addressing table, so that iteration order over ints is CPython's.

use super::dict::Search;
use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::{Cell, UnsafeCell};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const MIN_SIZE: usize = 8;

#[derive(Clone, Copy)]
pub struct SetEntry {
    pub hash: i64,
    pub key: Value,
}
const FREE: SetEntry = SetEntry {
    hash: 0,
    key: Value::NULL,
};
/// A removed slot: no key is `NotImplemented`-tagged NULL with hash -1 (hashes are never -1).
const DUMMY: SetEntry = SetEntry {
    hash: -1,
    key: Value::NULL,
};

struct Table {
    slots: Vec<SetEntry>,
    used: usize,
    /// Used plus dummies.
    fill: usize,
    finger: usize,
}

/// A Python set or frozenset.
#[repr(C)]
pub struct Set {
    pub header: Header,
    /// Cached frozenset hash; -1 = not computed.
    pub hash: Cell<i64>,
    table: UnsafeCell<Table>,
}
impl HeapType for Set {
    const KIND: Kind = Kind::Set;
    fn trace(&self, t: &mut Tracer<'_>) {
        for e in &self.t().slots {
            t.visit(e.key);
        }
    }
    fn external_size(&self) -> usize {
        self.t().slots.capacity() * size_of::<SetEntry>()
    }
}

/// Where a walk along a hash's slots ended.
enum Walk {
    /// At the key's slot.
    Found(usize),
    /// At a slot that was never used; on the way the last removed one was `dummy`.
    Free { at: usize, dummy: Option<usize> },
    /// At a key that only Python code can compare.
    Unsure,
}

/// Position of a probe.
pub struct SetProbe {
    /// Slots of the table when the probe began.
    size: usize,
    i: usize,
    left: usize,
    at: usize,
    perturb: u64,
}

impl Set {
    pub fn new(heap: &Heap, id: TypeId) -> Gc<Set> {
        Self::with_extra(heap, id, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<Set> {
        let table = Table {
            slots: vec![FREE; MIN_SIZE],
            used: 0,
            fill: 0,
            finger: 0,
        };
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Set {
                    header: Header::new(Kind::Set, id),
                    hash: Cell::new(-1),
                    table: UnsafeCell::new(table),
                },
                extra * 8,
            )
        }
    }
    pub fn new_set(heap: &Heap) -> Gc<Set> {
        Self::new(heap, types::SET)
    }
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    fn t(&self) -> &mut Table {
        // SAFETY: single-threaded; every use in this file is over before any other code runs.
        unsafe { &mut *self.table.get() }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.t().used
    }
    pub fn is_empty(&self) -> bool {
        self.t().used == 0
    }
    /// Number of table slots: the bound for [`Set::slot`].
    pub fn slot_count(&self) -> usize {
        self.t().slots.len()
    }
    /// The key in slot `i`, if any.
    pub fn slot(&self, i: usize) -> Option<SetEntry> {
        self.t().slots.get(i).copied().filter(|e| !e.key.is_null())
    }
    /// First key at or after slot `i`, with its slot.
    pub fn next_slot(&self, mut i: usize) -> Option<(usize, SetEntry)> {
        let s = &self.t().slots;
        while i < s.len() {
            if !s[i].key.is_null() {
                return Some((i, s[i]));
            }
            i += 1;
        }
        None
    }
    /// Keys in table order, copied (root them if Python code can run meanwhile and the set can lose them).
    pub fn entries(&self) -> Vec<SetEntry> {
        self.t()
            .slots
            .iter()
            .filter(|e| !e.key.is_null())
            .copied()
            .collect()
    }
    /// Looks `key` up without running Python code: identity first, then `equal` for keys with the same hash.
    #[inline(always)]
    pub fn search(&self, hash: i64, key: Value, equal: impl Fn(Value) -> Option<bool>) -> Search {
        match self.walk::<false>(hash, key, equal) {
            Walk::Found(at) => Search::Found(at),
            Walk::Free { .. } => Search::Absent,
            Walk::Unsure => Search::Unsure,
        }
    }
    /// Adds `key` without running Python code, in one walk: whether it was new. `None`: only Python code can tell, nothing has happened.
    #[inline(always)]
    pub fn add(
        &self,
        heap: &Heap,
        hash: i64,
        key: Value,
        equal: impl Fn(Value) -> Option<bool>,
    ) -> Option<bool> {
        match self.walk::<true>(hash, key, equal) {
            Walk::Found(_) => Some(false),
            Walk::Free { at, dummy } => {
                self.fill_slot(heap, at, dummy, SetEntry { hash, key });
                Some(true)
            }
            Walk::Unsure => None,
        }
    }
    /// Follows a hash through the table up to its key or to the first slot that was never used. `ADD`: remembers the last dummy on the way, which
    /// CPython takes again.
    #[inline(always)]
    fn walk<const ADD: bool>(
        &self,
        hash: i64,
        key: Value,
        equal: impl Fn(Value) -> Option<bool>,
    ) -> Walk {
        let slots = self.t().slots.as_slice();
        let mask = slots.len() - 1;
        let mut perturb = hash as u64;
        let mut i = hash as usize & mask;
        let mut dummy = None;
        loop {
            let mut at = i;
            let last = if i + LINEAR_PROBES <= mask {
                i + LINEAR_PROBES
            } else {
                i
            };
            loop {
                debug_assert!(at < slots.len());
                // SAFETY: the length is a power of two, `i` is masked with it less one, and `last` stays below it.
                let e = unsafe { slots.get_unchecked(at) };
                if e.hash == hash {
                    if e.key.is(key) {
                        return Walk::Found(at);
                    }
                    // No key has the hash of a removed one, so this is a free slot.
                    if e.key.is_null() {
                        return Walk::Free { at, dummy };
                    }
                    match equal(e.key) {
                        Some(true) => return Walk::Found(at),
                        Some(false) => {}
                        None => return Walk::Unsure,
                    }
                } else if e.hash == 0 && e.key.is_null() {
                    return Walk::Free { at, dummy };
                } else if ADD && e.hash == DUMMY.hash {
                    dummy = Some(at);
                }
                if at == last {
                    break;
                }
                at += 1;
            }
            perturb >>= PERTURB_SHIFT;
            i = (i
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize))
                & mask;
        }
    }
    /// Puts a new entry where [`Set::walk`] ended: into the last dummy on its way, else into the free slot.
    #[inline]
    fn fill_slot(&self, heap: &Heap, free: usize, dummy: Option<usize>, entry: SetEntry) {
        let t = self.t();
        t.used += 1;
        if let Some(at) = dummy {
            t.slots[at] = entry;
            return;
        }
        t.slots[free] = entry;
        t.fill += 1;
        if t.fill * 5 >= (t.slots.len() - 1) * 3 {
            let factor = if t.used > 50_000 { 2 } else { 4 };
            self.resize(heap, t.used * factor);
        }
    }
    /// Starts a probe for `hash`.
    #[inline]
    pub fn probe(&self, hash: i64) -> SetProbe {
        let mask = self.t().slots.len() - 1;
        let i = hash as usize & mask;
        SetProbe {
            size: mask + 1,
            i,
            left: if i + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            },
            at: i,
            perturb: hash as u64,
        }
    }
    /// Whether a probe that has stopped at slot `i` may go on: the table has its size, the slot its key.
    #[inline]
    pub fn unmoved(&self, p: &SetProbe, i: usize, key: Value) -> bool {
        self.t().slots.len() == p.size && self.slot(i).is_some_and(|e| e.key.is(key))
    }
    /// The next slot with this hash; `None` at the end of the probe.
    #[inline]
    pub fn probe_next(&self, p: &mut SetProbe, hash: i64) -> Option<usize> {
        let t = self.t();
        let mask = t.slots.len() - 1;
        loop {
            let at = p.at;
            let e = t.slots[at];
            if e.key.is_null() && e.hash == 0 {
                return None;
            }
            if p.left > 0 {
                p.left -= 1;
                p.at += 1;
            } else {
                p.perturb >>= PERTURB_SHIFT;
                p.i =
                    (p.i.wrapping_mul(5)
                        .wrapping_add(1)
                        .wrapping_add(p.perturb as usize))
                        & mask;
                p.at = p.i;
                p.left = if p.i + LINEAR_PROBES <= mask {
                    LINEAR_PROBES
                } else {
                    0
                };
            }
            if !e.key.is_null() && e.hash == hash {
                return Some(at);
            }
        }
    }
    fn place(slots: &mut [SetEntry], e: SetEntry) {
        let mask = slots.len() - 1;
        let mut perturb = e.hash as u64;
        let mut i = e.hash as usize & mask;
        loop {
            let last = if i + LINEAR_PROBES <= mask {
                i + LINEAR_PROBES
            } else {
                i
            };
            if let Some(s) = slots[i..=last].iter_mut().find(|s| s.key.is_null()) {
                *s = e;
                return;
            }
            perturb >>= PERTURB_SHIFT;
            i = (i
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize))
                & mask;
        }
    }
    /// Adds a key known to be absent.
    pub fn insert_new(&self, heap: &Heap, hash: i64, key: Value) {
        if let Walk::Free { at, dummy } = self.walk::<true>(hash, key, |_| Some(false)) {
            self.fill_slot(heap, at, dummy, SetEntry { hash, key });
        }
    }
    /// Rebuilds the table with room for more than `min_used` keys.
    pub fn resize(&self, heap: &Heap, min_used: usize) {
        let mut size = MIN_SIZE;
        while size <= min_used {
            size *= 2;
        }
        heap.charge(size * size_of::<SetEntry>());
        let t = self.t();
        let mut slots = vec![FREE; size];
        for e in t.slots.iter().filter(|e| !e.key.is_null()) {
            Self::place(&mut slots, *e);
        }
        t.slots = slots;
        t.fill = t.used;
    }
    /// Makes the table as large as merging a container of `other_used` keys would in CPython.
    pub fn presize_for_merge(&self, heap: &Heap, other_used: usize) {
        let t = self.t();
        if (t.fill + other_used) * 5 >= (t.slots.len() - 1) * 3 {
            self.resize(heap, (t.used + other_used) * 2);
        }
    }
    /// Merges into a table that never held a key, after presizing: an equal-sized table without dummies is copied slot by slot, as in
    /// CPython, otherwise the keys are placed in table order. False if this table held keys: they must be compared then.
    pub fn merge_clean(&self, other: Gc<Set>) -> bool {
        let (t, o) = (self.t(), other.t());
        if t.fill != 0 {
            return false;
        }
        if t.slots.len() == o.slots.len() && o.fill == o.used {
            t.slots.copy_from_slice(&o.slots);
        } else {
            for e in o.slots.iter().filter(|e| !e.key.is_null()) {
                Self::place(&mut t.slots, *e);
            }
        }
        t.fill = o.used;
        t.used = o.used;
        true
    }
    /// After many removals: rebuilds the table when more than a quarter of it is dummies.
    pub fn compact(&self, heap: &Heap) {
        let t = self.t();
        if t.fill - t.used > (t.slots.len() - 1) / 4 {
            self.resize(
                heap,
                if t.used > 50_000 {
                    t.used * 2
                } else {
                    t.used * 4
                },
            );
        }
    }
    /// Exchanges the keys of two sets.
    pub fn swap(&self, other: Gc<Set>) {
        let (a, b) = (self.t(), other.t());
        std::mem::swap(&mut a.slots, &mut b.slots);
        std::mem::swap(&mut a.used, &mut b.used);
        std::mem::swap(&mut a.fill, &mut b.fill);
    }
    /// Removes the key in slot `i`.
    pub fn remove_slot(&self, i: usize) -> Value {
        let t = self.t();
        let key = t.slots[i].key;
        t.slots[i] = DUMMY;
        t.used -= 1;
        key
    }
    /// Removes some key: CPython's order (a finger walks the table).
    pub fn pop(&self) -> Option<Value> {
        let t = self.t();
        if t.used == 0 {
            return None;
        }
        let n = t.slots.len();
        let mut i = t.finger & (n - 1);
        while t.slots[i].key.is_null() {
            i = (i + 1) & (n - 1);
        }
        let key = self.remove_slot(i);
        self.t().finger = i + 1;
        Some(key)
    }
    pub fn clear(&self) {
        let finger = self.t().finger;
        *self.t() = Table {
            slots: vec![FREE; MIN_SIZE],
            used: 0,
            fill: 0,
            finger,
        };
    }
}
