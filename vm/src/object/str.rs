//! `str`: immutable UTF-8 with cached hash and character count.
//!
//! Small strings keep their bytes behind the struct. Strings made by concatenation beyond [`SHARE_MIN`] bytes live in a shared,
//! over-allocated buffer: `a + b` appends in place when `a` ends exactly where the buffer is filled, so a loop of `s += x` is linear without
//! reference counts, and every string stays immutable.

use super::header::Header;
use super::slots::Cmp;
use super::types;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use std::cell::{Cell, OnceCell, UnsafeCell};

/// Results of concatenation at least this long use a shared buffer.
pub const SHARE_MIN: usize = 256;
/// Longest string in bytes.
pub const MAX_BYTES: usize = u32::MAX as usize;

/// A Python str.
#[repr(C)]
pub struct Str {
    pub header: Header,
    /// Cached hash; 0 = not computed yet (the hash function never returns 0 for it: see `hash`).
    hash: Cell<i64>,
    data: *const u8,
    bytes: u32,
    chars: u32,
    owner: Option<Gc<StrBuf>>,
    /// Byte offset of every 64th character, built on first random access to a long non-ASCII string.
    crumbs: OnceCell<Box<[u32]>>,
}

/// The shared buffer of concatenated strings.
#[repr(C)]
pub struct StrBuf {
    pub header: Header,
    bytes: UnsafeCell<Vec<u8>>,
}

impl HeapType for StrBuf {
    const KIND: Kind = Kind::StrBuf;
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn external_size(&self) -> usize {
        // SAFETY: no reference to the vector escapes this module.
        unsafe { (*self.bytes.get()).capacity() }
    }
}

impl HeapType for Str {
    const KIND: Kind = Kind::Str;
    fn trace(&self, t: &mut Tracer<'_>) {
        if let Some(b) = self.owner {
            t.visit_gc(b);
        }
    }
    fn native_size(&self) -> usize {
        size_of::<Str>()
            + if self.owner.is_none() {
                (self.bytes as usize).next_multiple_of(8)
            } else {
                0
            }
    }
}

impl Str {
    /// A string with its bytes in the cell. Strings longer than [`MAX_BYTES`] must be refused by the caller.
    pub fn new(heap: &Heap, s: &str) -> Gc<Str> {
        Self::with_tail(heap, s, 0, types::STR)
    }
    /// As [`Str::new`] with room for `extra` words behind the text (instances of subclasses).
    pub fn with_tail(heap: &Heap, s: &str, extra: usize, id: types::TypeId) -> Gc<Str> {
        Self::counted(heap, s, count_chars(s), extra, id)
    }
    /// As [`Str::new`] for text known to have `chars` characters.
    #[inline]
    pub fn with_chars(heap: &Heap, s: &str, chars: usize) -> Gc<Str> {
        debug_assert_eq!(chars, count_chars(s));
        Self::counted(heap, s, chars, 0, types::STR)
    }
    #[inline]
    fn counted(heap: &Heap, s: &str, chars: usize, extra: usize, id: types::TypeId) -> Gc<Str> {
        let (g, data) = Self::unfilled(heap, s.len(), chars, extra, id);
        // SAFETY: the cell has room for that many bytes.
        unsafe { std::ptr::copy_nonoverlapping(s.as_ptr(), data, s.len()) };
        g
    }
    /// A string whose `bytes` bytes (and `extra` words) the caller fills before anyone sees it.
    #[inline(always)]
    fn unfilled(
        heap: &Heap,
        bytes: usize,
        chars: usize,
        extra: usize,
        id: types::TypeId,
    ) -> (Gc<Str>, *mut u8) {
        debug_assert!(bytes <= MAX_BYTES);
        // SAFETY: the tail is filled by the caller before any safepoint.
        unsafe {
            let g = heap.alloc_tail(
                Str {
                    header: Header::new(Kind::Str, id),
                    hash: Cell::new(0),
                    data: std::ptr::null(),
                    bytes: bytes as u32,
                    chars: chars as u32,
                    owner: None,
                    crumbs: OnceCell::new(),
                },
                bytes.next_multiple_of(8) + extra * 8,
            );
            let data = g.as_ptr().add(1).cast::<u8>();
            (*g.as_ptr()).data = data;
            (g, data)
        }
    }
    /// ASCII text with each byte mapped to an ASCII byte.
    pub fn map_ascii(heap: &Heap, s: &str, map: impl Fn(u8) -> u8) -> Gc<Str> {
        let (g, data) = Self::unfilled(heap, s.len(), s.len(), 0, types::STR);
        for (i, b) in s.bytes().enumerate() {
            let mapped = map(b);
            debug_assert!(b.is_ascii() && mapped.is_ascii());
            // SAFETY: the cell has room for `s.len()` bytes.
            unsafe { data.add(i).write(mapped) };
        }
        g
    }
    /// `a + b`; linear over a whole loop of appends. The caller has checked the total length.
    pub fn concat(heap: &Heap, a: Gc<Str>, b: Gc<Str>) -> Gc<Str> {
        let total = a.len() + b.len();
        let chars = a.chars + b.chars;
        if total < SHARE_MIN {
            let (g, data) = Self::unfilled(heap, total, chars as usize, 0, types::STR);
            // SAFETY: the cell has room for both; two valid UTF-8 texts in a row are valid.
            unsafe {
                std::ptr::copy_nonoverlapping(a.data, data, a.len());
                std::ptr::copy_nonoverlapping(b.data, data.add(a.len()), b.len());
            }
            return g;
        }
        if let Some(buf) = a.owner {
            // SAFETY: the only other references into the vector are raw data pointers of strings; the vector is never grown past its
            // capacity here, so they stay valid, and bytes already used are never rewritten.
            let v = unsafe { &mut *buf.bytes.get() };
            let end = v.as_ptr() as usize + v.len();
            if a.data as usize + a.len() == end && v.capacity() - v.len() >= b.len() {
                v.extend_from_slice(b.as_str().as_bytes());
                return Self::shared(heap, buf, a.data, total as u32, chars);
            }
        }
        let mut v = Vec::with_capacity(total * 2);
        v.extend_from_slice(a.as_str().as_bytes());
        v.extend_from_slice(b.as_str().as_bytes());
        let data = v.as_ptr();
        heap.charge(v.capacity());
        let buf = heap.alloc(StrBuf {
            header: Header::new(Kind::StrBuf, types::STR_BUF),
            bytes: UnsafeCell::new(v),
        });
        Self::shared(heap, buf, data, total as u32, chars)
    }
    /// Takes over an existing buffer without copying.
    pub fn from_string(heap: &Heap, s: String) -> Gc<Str> {
        if s.len() < SHARE_MIN {
            return Self::new(heap, &s);
        }
        let chars = count_chars(&s) as u32;
        let v = s.into_bytes();
        let (data, n) = (v.as_ptr(), v.len() as u32);
        heap.charge(v.capacity());
        let buf = heap.alloc(StrBuf {
            header: Header::new(Kind::StrBuf, types::STR_BUF),
            bytes: UnsafeCell::new(v),
        });
        Self::shared(heap, buf, data, n, chars)
    }
    fn shared(heap: &Heap, buf: Gc<StrBuf>, data: *const u8, bytes: u32, chars: u32) -> Gc<Str> {
        heap.alloc(Str {
            header: Header::new(Kind::Str, types::STR),
            hash: Cell::new(0),
            data,
            bytes,
            chars,
            owner: Some(buf),
            crumbs: OnceCell::new(),
        })
    }
    /// The text.
    ///
    /// The lifetime is unbounded because the text is immutable and the cell does not move; it must not outlive the cell: keep the `Gc`
    /// (or the value) in a local as long as the text is used.
    #[inline(always)]
    pub fn as_str(&self) -> &'static str {
        // SAFETY: constructors store valid UTF-8 of that length; it lives as long as the cell.
        unsafe {
            std::str::from_utf8_unchecked(std::slice::from_raw_parts(
                self.data,
                self.bytes as usize,
            ))
        }
    }
    /// Length in bytes.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.bytes as usize
    }
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }
    /// Length in characters: Python's `len`.
    #[inline(always)]
    pub fn char_len(&self) -> usize {
        self.chars as usize
    }
    /// Every character is one byte.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.bytes == self.chars
    }
    /// Python's hash (cached, deterministic).
    #[inline(always)]
    pub fn hash(&self) -> i64 {
        let h = self.hash.get();
        if h != 0 { h } else { self.hash_slow() }
    }
    /// Both hashes are known, and differ.
    #[inline(always)]
    pub fn surely_differs(&self, other: Gc<Str>) -> bool {
        let (h, k) = (self.hash.get(), other.hash.get());
        h != k && h != 0 && k != 0
    }
    #[inline(never)]
    fn hash_slow(&self) -> i64 {
        let h = match crate::numeric::hash::hash_bytes(self.as_str().as_bytes()) {
            0 => 1,
            h => h,
        };
        self.hash.set(h);
        h
    }
    /// The same text: identity, length and known hashes decide before the bytes do.
    #[inline]
    pub fn same_text(&self, other: Gc<Str>) -> bool {
        if std::ptr::eq(self, &*other) {
            return true;
        }
        let (a, b) = (self.hash.get(), other.hash.get());
        self.bytes == other.bytes
            && (a == b || a == 0 || b == 0)
            && self.as_str().as_bytes() == other.as_str().as_bytes()
    }
    /// `self <op> other` of the texts.
    #[inline]
    pub fn compare_text(&self, other: Gc<Str>, op: Cmp) -> bool {
        match op {
            Cmp::Eq => self.same_text(other),
            Cmp::Ne => !self.same_text(other),
            // UTF-8 keeps the order of code points (surrogates apart).
            _ => op.holds(crate::text::surrogate::compare(
                self.as_str(),
                other.as_str(),
            )),
        }
    }
    /// Byte offset of character `i <= char_len`.
    pub fn byte_offset(&self, i: usize) -> usize {
        if self.is_ascii() {
            return i;
        }
        let s = self.as_str();
        let crumbs = self.crumbs.get_or_init(|| {
            s.char_indices()
                .enumerate()
                .filter(|(n, _)| n % 64 == 0)
                .map(|(_, (o, _))| o as u32)
                .collect()
        });
        let start = crumbs.get(i / 64).map_or(s.len(), |&o| o as usize);
        s[start..]
            .char_indices()
            .nth(i % 64)
            .map_or(s.len(), |(o, _)| start + o)
    }
    /// Character `i`, if in range.
    #[inline]
    pub fn char_at(&self, i: usize) -> Option<char> {
        if self.is_ascii() {
            return self.as_str().as_bytes().get(i).map(|&b| b as char);
        }
        if i >= self.char_len() {
            return None;
        }
        self.as_str()[self.byte_offset(i)..].chars().next()
    }
}

fn count_chars(s: &str) -> usize {
    if s.is_ascii() {
        s.len()
    } else {
        s.chars().count()
    }
}
