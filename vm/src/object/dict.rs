//! `dict`: compact, insertion-ordered table with a keys version for inline caches.
//!
//! This file owns the table; comparing keys can run Python code and lives in `protocol::mapping`, which asks [`Dict::unmoved`] whether a
//! probe may go on after that.

use super::header::Header;
use super::str::Str;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::{Cell, UnsafeCell};

const EMPTY: u32 = u32::MAX;
const DUMMY: u32 = u32::MAX - 1;

/// One key/value pair; a deleted pair has a NULL key.
#[derive(Clone, Copy)]
pub struct Entry {
    pub hash: i64,
    pub key: Value,
    pub value: Value,
}

#[derive(Default)]
struct Table {
    /// Power-of-two open-addressing table of entry numbers; empty until the first insertion.
    index: Box<[u32]>,
    entries: Vec<Entry>,
    used: usize,
    /// Index slots that are not EMPTY: a probe ends only at an EMPTY one, so some must remain.
    fill: usize,
    /// This many first entries are known to be dead: a queue-like dict must not walk over them again and again.
    head: usize,
}

/// A Python dict.
#[repr(C)]
pub struct Dict {
    pub header: Header,
    /// CPython's `dk_version`: 0 = none assigned; reset when a key is added or removed, kept when a value is replaced.
    keys_version: Cell<u32>,
    /// Every key so far was an exact str.
    str_keys: Cell<bool>,
    /// Grows whenever the set of keys or their positions change.
    epoch: Cell<u32>,
    table: UnsafeCell<Table>,
    /// For `collections` subclasses that need a word (default factory).
    pub aux: Cell<Value>,
}

impl HeapType for Dict {
    const KIND: Kind = Kind::Dict;
    fn trace(&self, t: &mut Tracer<'_>) {
        for e in &self.t().entries {
            t.visit(e.key);
            t.visit(e.value);
        }
        t.visit(self.aux.get());
    }
    fn external_size(&self) -> usize {
        self.t().entries.capacity() * size_of::<Entry>() + self.t().index.len() * 4
    }
}

/// What a search that runs no Python code can say.
pub enum Search {
    /// The number of the entry or slot.
    Found(usize),
    Absent,
    /// Only Python code can compare one of the keys.
    Unsure,
}

/// Walks the index slots that a hash can be in.
#[derive(Clone, Copy)]
pub struct Probe {
    slot: usize,
    mask: usize,
}

#[inline(always)]
fn home(hash: i64, mask: usize) -> usize {
    // Fibonacci hashing: Python's int hashes are the ints themselves, so spread them.
    ((hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask
}

impl Dict {
    pub fn new(heap: &Heap) -> Gc<Dict> {
        Self::with_extra(heap, types::DICT, 0)
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<Dict> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Dict {
                    header: Header::new(Kind::Dict, id),
                    keys_version: Cell::new(0),
                    str_keys: Cell::new(true),
                    epoch: Cell::new(0),
                    table: UnsafeCell::new(Table::default()),
                    aux: Cell::new(Value::NULL),
                },
                extra * 8,
            )
        }
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
    /// Entry slots in use, deleted ones included: the bound for [`Dict::entry`].
    #[inline(always)]
    pub fn entry_count(&self) -> usize {
        self.t().entries.len()
    }
    /// Entry `i` in insertion order; `None` if out of range or deleted.
    #[inline(always)]
    pub fn entry(&self, i: usize) -> Option<Entry> {
        self.t()
            .entries
            .get(i)
            .copied()
            .filter(|e| !e.key.is_null())
    }
    /// The first live entry at or after `i`, with its number.
    #[inline]
    pub fn next_entry(&self, mut i: usize) -> Option<(usize, Entry)> {
        let es = &self.t().entries;
        i = i.max(self.t().head);
        while i < es.len() {
            if !es[i].key.is_null() {
                return Some((i, es[i]));
            }
            i += 1;
        }
        None
    }
    /// The last live entry before `i`, with its number.
    pub fn prev_entry(&self, i: usize) -> Option<(usize, Entry)> {
        let es = &self.t().entries;
        (0..i.min(es.len()))
            .rev()
            .find(|&i| !es[i].key.is_null())
            .map(|i| (i, es[i]))
    }
    /// Live entries, copied: safe to hold while the dict changes (root it yourself).
    pub fn entries(&self) -> Vec<Entry> {
        self.t()
            .entries
            .iter()
            .filter(|e| !e.key.is_null())
            .copied()
            .collect()
    }
    #[inline(always)]
    pub fn epoch(&self) -> u32 {
        self.epoch.get()
    }
    #[inline(always)]
    pub fn has_str_keys(&self) -> bool {
        self.str_keys.get()
    }
    #[inline(always)]
    pub fn keys_version(&self) -> u32 {
        self.keys_version.get()
    }
    pub fn set_keys_version(&self, v: u32) {
        self.keys_version.set(v);
    }
    fn keys_changed(&self) {
        self.keys_version.set(0);
        self.epoch.set(self.epoch.get().wrapping_add(1));
    }

    /// Starts a probe; `None` if the table is empty.
    #[inline(always)]
    pub fn probe(&self, hash: i64) -> Option<Probe> {
        let n = self.t().index.len();
        if n == 0 {
            None
        } else {
            Some(Probe {
                slot: home(hash, n - 1),
                mask: n - 1,
            })
        }
    }
    /// The next entry number with this hash, or `None` at the end of the probe.
    #[inline(always)]
    pub fn probe_next(&self, p: &mut Probe, hash: i64) -> Option<usize> {
        let t = self.t();
        loop {
            let i = t.index[p.slot & p.mask];
            p.slot = (p.slot + 1) & p.mask;
            if i == EMPTY {
                return None;
            }
            if i != DUMMY && t.entries[i as usize].hash == hash {
                return Some(i as usize);
            }
        }
    }
    /// Looks `key` up without running Python code: identity first, then `equal` for keys with the same hash.
    #[inline(always)]
    pub fn search(&self, hash: i64, key: Value, equal: impl Fn(Value) -> Option<bool>) -> Search {
        let t = self.t();
        if t.index.is_empty() {
            return Search::Absent;
        }
        let mask = t.index.len() - 1;
        let mut slot = home(hash, mask);
        loop {
            debug_assert!(slot < t.index.len());
            // SAFETY: the length is a power of two, and `slot` is masked with it less one.
            let i = unsafe { *t.index.get_unchecked(slot) };
            slot = (slot + 1) & mask;
            if i >= DUMMY {
                if i == EMPTY {
                    return Search::Absent;
                }
                continue;
            }
            debug_assert!((i as usize) < t.entries.len());
            // SAFETY: index slots hold numbers of entries; removing an entry makes its slot a dummy.
            let e = unsafe { t.entries.get_unchecked(i as usize) };
            if e.key.is(key) {
                return Search::Found(i as usize);
            }
            if e.hash == hash {
                match equal(e.key) {
                    Some(true) => return Search::Found(i as usize),
                    Some(false) => {}
                    None => return Search::Unsure,
                }
            }
        }
    }
    /// Whether a probe that has stopped at entry `i` may go on: the table has its size, the entry its key.
    #[inline]
    pub fn unmoved(&self, p: &Probe, i: usize, key: Value) -> bool {
        self.t().index.len() == p.mask + 1 && self.entry(i).is_some_and(|e| e.key.is(key))
    }
    /// The entry number of an exact str key. Entries whose key is not a str never match.
    #[inline]
    pub fn find_str(&self, key: Gc<Str>) -> Option<usize> {
        let same = |k: Value| Some(k.cast::<Str>().is_some_and(|s| s.same_text(key)));
        match self.search(key.hash(), key.value(), same) {
            Search::Found(i) => Some(i),
            _ => None,
        }
    }
    #[inline]
    pub fn get_str(&self, key: Gc<Str>) -> Option<Value> {
        self.find_str(key).map(|i| self.t().entries[i].value)
    }
    /// The entry number of a Rust string key.
    pub fn get_text(&self, key: &str) -> Option<Value> {
        let hash = match crate::numeric::hash::hash_bytes(key.as_bytes()) {
            0 => 1,
            h => h,
        };
        let mut p = self.probe(hash)?;
        while let Some(i) = self.probe_next(&mut p, hash) {
            let e = self.t().entries[i];
            if e.key.cast::<Str>().is_some_and(|s| s.as_str() == key) {
                return Some(e.value);
            }
        }
        None
    }
    pub fn set_str(&self, heap: &Heap, key: Gc<Str>, value: Value) {
        match self.find_str(key) {
            Some(i) => self.set_value(i, value),
            None => self.insert_new(heap, key.hash(), key.value(), value),
        }
    }
    pub fn remove_str(&self, key: Gc<Str>) -> Option<Value> {
        self.find_str(key).map(|i| self.remove_entry(i).value)
    }
    /// The value of entry `i`; `None` if out of range or deleted.
    #[inline(always)]
    pub fn value_at(&self, i: usize) -> Option<Value> {
        self.t().entries.get(i).and_then(|e| e.value.non_null())
    }
    /// Replaces the value of entry `i`.
    #[inline(always)]
    pub fn set_value(&self, i: usize, value: Value) {
        self.t().entries[i].value = value;
    }
    /// Adds a key that is known to be absent.
    pub fn insert_new(&self, heap: &Heap, hash: i64, key: Value, value: Value) {
        let t = self.t();
        // At most two thirds of the index are ever taken, dummies included.
        if (t.entries.len().max(t.fill) + 1) * 3 > t.index.len() * 2 {
            self.grow(heap);
        }
        if self.str_keys.get() && !key.is_exact(types::STR) {
            self.str_keys.set(false);
        }
        let t = self.t();
        let mask = t.index.len() - 1;
        let mut slot = home(hash, mask);
        while t.index[slot] < DUMMY {
            slot = (slot + 1) & mask;
        }
        if t.index[slot] == EMPTY {
            t.fill += 1;
        }
        t.index[slot] = t.entries.len() as u32;
        t.entries.push(Entry { hash, key, value });
        t.used += 1;
        self.keys_changed();
    }
    #[cold]
    #[inline(never)]
    fn grow(&self, heap: &Heap) {
        let t = self.t();
        let size = ((t.used + 1) * 3).next_power_of_two().max(8);
        heap.charge(size * 4 + size * 2 / 3 * size_of::<Entry>());
        if t.used != t.entries.len() {
            t.entries.retain(|e| !e.key.is_null());
        }
        t.entries
            .reserve_exact((size * 2 / 3).saturating_sub(t.entries.len()));
        let mut index = vec![EMPTY; size].into_boxed_slice();
        for (i, e) in t.entries.iter().enumerate() {
            let mut slot = home(e.hash, size - 1);
            while index[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            index[slot] = i as u32;
        }
        t.index = index;
        t.fill = t.used;
        t.head = 0;
        self.epoch.set(self.epoch.get().wrapping_add(1));
    }
    /// Removes entry `i`, which is live.
    pub fn remove_entry(&self, i: usize) -> Entry {
        let t = self.t();
        let e = t.entries[i];
        let mask = t.index.len() - 1;
        let mut slot = home(e.hash, mask);
        while t.index[slot] != i as u32 {
            slot = (slot + 1) & mask;
        }
        t.index[slot] = DUMMY;
        t.entries[i] = Entry {
            hash: 0,
            key: Value::NULL,
            value: Value::NULL,
        };
        t.used -= 1;
        if t.used == 0 {
            // Forget dead entries so that a queue-like dict does not scan them again and again.
            t.entries.clear();
            t.index.fill(EMPTY);
            t.fill = 0;
            t.head = 0;
        } else {
            if i == t.head {
                while t.entries.get(t.head).is_some_and(|e| e.key.is_null()) {
                    t.head += 1;
                }
            }
            while t.entries.last().is_some_and(|e| e.key.is_null()) {
                t.entries.pop();
            }
        }
        self.keys_changed();
        e
    }
    pub fn clear(&self) {
        *self.t() = Table::default();
        self.str_keys.set(true);
        self.keys_changed();
    }
    /// Copies all entries of `other` into this dict, which is empty or has str keys only (a namespace).
    pub fn copy_from(&self, heap: &Heap, other: Gc<Dict>) {
        let (t, o) = (self.t(), other.t());
        if t.entries.is_empty() && o.used == o.entries.len() {
            // No dead entries: the tables can be copied as they are.
            heap.charge(o.index.len() * 4 + o.entries.len() * size_of::<Entry>());
            t.index = o.index.clone();
            t.entries = o.entries.clone();
            t.used = o.used;
            self.str_keys.set(other.str_keys.get());
            self.keys_changed();
            return;
        }
        let merging = self.t().used > 0;
        for e in other.t().entries.iter().filter(|e| !e.key.is_null()) {
            match e.key.cast::<Str>().filter(|_| merging) {
                Some(k) => self.set_str(heap, k, e.value),
                None => self.insert_new(heap, e.hash, e.key, e.value),
            }
        }
    }
    /// Moves entry of `key number i` to the end (or the front): `OrderedDict.move_to_end`.
    pub fn move_entry(&self, heap: &Heap, i: usize, last: bool) {
        let e = self.t().entries[i];
        if last {
            self.remove_entry(i);
            self.insert_new(heap, e.hash, e.key, e.value);
        } else {
            let mut all = self.entries();
            all.retain(|x| !x.key.is(e.key));
            self.clear();
            self.insert_new(heap, e.hash, e.key, e.value);
            for x in all {
                self.insert_new(heap, x.hash, x.key, x.value);
            }
        }
    }
}
