//! Lone surrogates in Rust text.
//!
//! A Python str may hold the code points U+D800..U+DFFF, Rust text may not. We write each of them as the private-use
//! character 0x100000 above it (U+10D800..U+10DFFF). This module owns that mapping: whatever turns code points into
//! characters or back goes through it. Private-use characters share a surrogate's properties (no case, no letter, not
//! printable), so that everything else works on the mapped text. What it costs: those 2048 private-use characters
//! cannot be told from surrogates.

use std::cmp::Ordering;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

const OFFSET: u32 = 0x10_0000;
/// First byte of every mapped surrogate in UTF-8.
const LEAD: u8 = 0xf4;

/// The character for a code point of Python text; `None` above U+10FFFF.
#[inline]
pub fn to_char(code: u32) -> Option<char> {
    match code {
        0xd800..=0xdfff => char::from_u32(code + OFFSET),
        _ => char::from_u32(code),
    }
}

/// The code point that a character stands for.
#[inline]
pub fn code_point(c: char) -> u32 {
    if is_surrogate(c) {
        c as u32 - OFFSET
    } else {
        c as u32
    }
}

/// Whether a character stands for a surrogate.
#[inline]
pub fn is_surrogate(c: char) -> bool {
    matches!(c, '\u{10d800}'..='\u{10dfff}')
}

/// Whether a text holds a surrogate.
#[inline]
pub fn any(s: &str) -> bool {
    first(s).is_some()
}

/// Byte offset of the first surrogate.
pub fn first(s: &str) -> Option<usize> {
    let bytes = s.as_bytes();
    memchr::memchr_iter(LEAD, bytes).find(|&at| bytes[at + 1] == 0x8d && bytes[at + 2] >= 0xa0)
}

/// What the `surrogateescape` handler makes of a byte that cannot be decoded.
pub fn escape_byte(b: u8) -> char {
    to_char(0xdc00 + u32::from(b)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The byte that an escaped one stands for.
pub fn unescape_byte(c: char) -> Option<u8> {
    match code_point(c) {
        code @ 0xdc80..=0xdcff => Some(code as u8),
        _ => None,
    }
}

/// Bytes from the operating system as text: UTF-8, other bytes escaped.
pub fn from_os(s: &OsStr) -> String {
    let mut out = String::with_capacity(s.len());
    for chunk in s.as_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|&b| escape_byte(b)));
    }
    out
}

/// The reverse of [`from_os`]. (Other surrogates have no bytes; what is written for them names no file.)
pub fn to_os(s: &str) -> OsString {
    let mut out = Vec::with_capacity(s.len());
    for c in s.chars() {
        match unescape_byte(c) {
            Some(b) => out.push(b),
            None => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    OsString::from_vec(out)
}

/// The order of code points. That of the UTF-8 bytes is the same but for surrogates.
#[inline]
pub fn compare(a: &str, b: &str) -> Ordering {
    let by_bytes = a.as_bytes().cmp(b.as_bytes());
    if by_bytes == Ordering::Equal || !(any(a) || any(b)) {
        return by_bytes;
    }
    a.chars().map(code_point).cmp(b.chars().map(code_point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_point_round_trips() {
        for code in 0..0x11_0000u32 {
            let c = to_char(code).unwrap();
            let own = (0x10_d800..0x10_e000).contains(&code);
            assert_eq!(code_point(c), if own { code - OFFSET } else { code });
            assert_eq!(any(c.encode_utf8(&mut [0; 4])), is_surrogate(c));
        }
        assert_eq!(to_char(0x11_0000), None);
    }

    #[test]
    fn surrogates_sort_between_their_neighbours() {
        let s = |code| to_char(code).unwrap().to_string();
        assert_eq!(compare(&s(0xd7ff), &s(0xd800)), Ordering::Less);
        assert_eq!(compare(&s(0xdfff), &s(0xe000)), Ordering::Less);
        assert_eq!(compare(&s(0xd800), &s(0xdfff)), Ordering::Less);
        assert_eq!(compare(&s(0x1_0000), &s(0xdfff)), Ordering::Greater);
        assert_eq!(compare("a", &(s(0xd800) + "a")), Ordering::Less);
    }

    #[test]
    fn operating_system_texts_round_trip() {
        let raw = OsStr::from_bytes(b"a\xff\xe2\x82b\xe2\x82\xac");
        let text = from_os(raw);
        assert_eq!(text.chars().count(), 6);
        assert_eq!(to_os(&text), raw);
    }
}
