//! Finding and cutting in str: character and byte offsets, search, count, replace, slices,
//! partition, prefixes. A text whose character count is its byte count is ASCII: the fast path.

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use crate::numeric::slice_index::{Slice, adjust_range};
use memchr::memmem;

/// A str with its length in characters.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The characters.
    pub s: &'a str,
    /// How many there are.
    pub len: usize,
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(s: &'a str) -> Self {
        Text::new(s)
    }
}

impl<'a> Text<'a> {
    /// Counts the characters.
    pub fn new(s: &'a str) -> Self {
        let len = if s.is_ascii() {
            s.len()
        } else {
            s.chars().count()
        };
        Text { s, len }
    }
    /// With a count known before.
    pub fn with_len(s: &'a str, len: usize) -> Self {
        Text { s, len }
    }
    /// Whether byte and character offsets coincide.
    #[inline]
    pub fn is_ascii(self) -> bool {
        self.len == self.s.len()
    }
    /// The byte offset of a character offset at most `len`.
    #[inline]
    pub fn byte_offset(self, index: usize) -> usize {
        if self.is_ascii() {
            index.min(self.len)
        } else {
            byte_offset_slow(self.s, index)
        }
    }
    /// The character offset of a byte offset on a boundary.
    #[inline]
    pub fn char_offset(self, byte: usize) -> usize {
        if self.is_ascii() {
            byte
        } else {
            self.s.get(..byte).map_or(self.len, |p| p.chars().count())
        }
    }
    /// The character at an offset, as a text.
    #[inline]
    pub fn char_at(self, index: usize) -> &'a str {
        if self.is_ascii() {
            return self.s.get(index..index + 1).unwrap_or("");
        }
        let start = byte_offset_slow(self.s, index);
        let rest = &self.s[start..];
        let width = rest.chars().next().map_or(0, char::len_utf8);
        &rest[..width]
    }
    /// Characters `start..stop`, both at most `len`, `start <= stop`.
    pub fn range(self, start: usize, stop: usize) -> &'a str {
        let from = self.byte_offset(start);
        if stop >= self.len {
            return &self.s[from..];
        }
        let rest = &self.s[from..];
        let width = if self.is_ascii() {
            stop - start
        } else {
            byte_offset_slow(rest, stop - start)
        };
        &rest[..width]
    }
}

fn is_start(b: u8) -> bool {
    b as i8 >= -0x40
}

fn byte_offset_slow(s: &str, index: usize) -> usize {
    const BLOCK: usize = 64;
    let bytes = s.as_bytes();
    let mut left = index;
    let mut at = 0;
    // Whole blocks while the wanted character starts beyond them.
    while let Some(block) = bytes.get(at..at + BLOCK) {
        let starts = block.iter().filter(|&&b| is_start(b)).count();
        if starts > left {
            break;
        }
        left -= starts;
        at += BLOCK;
    }
    for (i, &b) in bytes[at..].iter().enumerate() {
        if is_start(b) {
            if left == 0 {
                return at + i;
            }
            left -= 1;
        }
    }
    bytes.len()
}

/// The searched part: its text and the character and byte offsets where it begins.
/// `None` when the bounds exclude even an empty match.
fn window<'a>(
    t: Text<'a>,
    start: Option<i64>,
    stop: Option<i64>,
) -> Option<(&'a str, usize, usize)> {
    if start.is_none() && stop.is_none() {
        return Some((t.s, 0, 0));
    }
    let (start, stop) = adjust_range(start, stop, t.len);
    if start > stop || start > t.len as i64 {
        return None;
    }
    let start = start as usize;
    Some((t.range(start, stop as usize), start, t.byte_offset(start)))
}

/// The byte offset of the first occurrence.
#[inline]
pub fn find_bytes(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [b] => memchr::memchr(*b, haystack),
        _ if needle.len() > haystack.len() => None,
        _ => memmem::find(haystack, needle),
    }
}

/// The byte offset of the last occurrence.
#[inline]
pub fn rfind_bytes(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(haystack.len()),
        [b] => memchr::memrchr(*b, haystack),
        _ if needle.len() > haystack.len() => None,
        _ => memmem::rfind(haystack, needle),
    }
}

/// `str.find`: a character offset.
pub fn find(t: Text, needle: &str, start: Option<i64>, stop: Option<i64>) -> Option<usize> {
    let (part, _, byte) = window(t, start, stop)?;
    find_bytes(part.as_bytes(), needle.as_bytes()).map(|i| t.char_offset(byte + i))
}

/// `str.rfind`.
pub fn rfind(t: Text, needle: &str, start: Option<i64>, stop: Option<i64>) -> Option<usize> {
    let (part, _, byte) = window(t, start, stop)?;
    rfind_bytes(part.as_bytes(), needle.as_bytes()).map(|i| t.char_offset(byte + i))
}

/// `str.index`.
pub fn index(t: Text, needle: &str, start: Option<i64>, stop: Option<i64>) -> TextResult<usize> {
    find(t, needle, start, stop).ok_or_else(not_found)
}

/// `str.rindex`.
pub fn rindex(t: Text, needle: &str, start: Option<i64>, stop: Option<i64>) -> TextResult<usize> {
    rfind(t, needle, start, stop).ok_or_else(not_found)
}

fn not_found() -> TextError {
    TextError::value("substring not found")
}

/// `str.count`: occurrences that do not overlap.
pub fn count(t: Text, needle: &str, start: Option<i64>, stop: Option<i64>) -> usize {
    let Some((part, _, _)) = window(t, start, stop) else {
        return 0;
    };
    if needle.is_empty() {
        return part.chars().count() + 1;
    }
    count_bytes(part.as_bytes(), needle.as_bytes())
}

/// Occurrences that do not overlap, of a needle that is not empty.
pub fn count_bytes(haystack: &[u8], needle: &[u8]) -> usize {
    match needle {
        [b] => memchr::memchr_iter(*b, haystack).count(),
        _ => memmem::find_iter(haystack, needle).count(),
    }
}

/// `needle in text`.
pub fn contains(s: &str, needle: &str) -> bool {
    find_bytes(s.as_bytes(), needle.as_bytes()).is_some()
}

/// `str.startswith` for one prefix.
pub fn starts_with(t: Text, prefix: &str, start: Option<i64>, stop: Option<i64>) -> bool {
    window(t, start, stop).is_some_and(|(part, _, _)| part.starts_with(prefix))
}

/// `str.endswith` for one suffix.
pub fn ends_with(t: Text, suffix: &str, start: Option<i64>, stop: Option<i64>) -> bool {
    window(t, start, stop).is_some_and(|(part, _, _)| part.ends_with(suffix))
}

/// `str.replace`; a negative count means all. `None` when nothing changes.
pub fn replace(s: &str, old: &str, new: &str, count: i64) -> TextResult<Option<String>> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    if limit == 0 || old == new || (old.is_empty() && new.is_empty()) {
        return Ok(None);
    }
    if old.is_empty() {
        return interleave(s, new, limit).map(Some);
    }
    let found = count_bytes(s.as_bytes(), old.as_bytes()).min(limit);
    if found == 0 {
        return Ok(None);
    }
    let size = (s.len() - found * old.len()).saturating_add(found.saturating_mul(new.len()));
    if size > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = String::with_capacity(size);
    let mut from = 0;
    let mut push = |at: usize| {
        out.push_str(&s[from..at]);
        out.push_str(new);
        from = at + old.len();
    };
    match old.as_bytes() {
        [b] => memchr::memchr_iter(*b, s.as_bytes())
            .take(found)
            .for_each(&mut push),
        needle => memmem::find_iter(s.as_bytes(), needle)
            .take(found)
            .for_each(&mut push),
    }
    out.push_str(&s[from..]);
    Ok(Some(out))
}

fn interleave(s: &str, new: &str, limit: usize) -> TextResult<String> {
    let times = limit.min(s.chars().count() + 1);
    if times.saturating_mul(new.len()).saturating_add(s.len()) > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = String::with_capacity(s.len() + times * new.len());
    let mut left = times;
    for c in s.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        out.push_str(new);
    }
    Ok(out)
}

/// `str.partition`: `None` when the separator does not occur.
pub fn partition<'a>(s: &'a str, sep: &str) -> TextResult<Option<(&'a str, &'a str)>> {
    if sep.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(find_bytes(s.as_bytes(), sep.as_bytes()).map(|i| (&s[..i], &s[i + sep.len()..])))
}

/// `str.rpartition`.
pub fn rpartition<'a>(s: &'a str, sep: &str) -> TextResult<Option<(&'a str, &'a str)>> {
    if sep.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(rfind_bytes(s.as_bytes(), sep.as_bytes()).map(|i| (&s[..i], &s[i + sep.len()..])))
}

/// `text[start:stop:step]` for an adjusted slice.
pub fn slice(t: Text, slice: Slice) -> String {
    if slice.count == 0 {
        return String::new();
    }
    let start = slice.start as usize;
    if slice.step == 1 {
        return t.range(start, start + slice.count).to_string();
    }
    if t.is_ascii() {
        let bytes = t.s.as_bytes();
        return (0..slice.count as i64)
            .map(|i| char::from(bytes[(slice.start + i * slice.step) as usize]))
            .collect();
    }
    let stride = slice.step.unsigned_abs() as usize;
    if slice.step > 0 {
        let from = t.byte_offset(start);
        return t.s[from..]
            .chars()
            .step_by(stride)
            .take(slice.count)
            .collect();
    }
    let end = t.byte_offset(start + 1);
    t.s[..end]
        .chars()
        .rev()
        .step_by(stride)
        .take(slice.count)
        .collect()
}

/// `text * n`.
pub fn repeat(s: &str, times: i64) -> TextResult<String> {
    let times = usize::try_from(times).unwrap_or(0);
    match s.len().checked_mul(times) {
        Some(size) if size <= MAX_TEXT => Ok(s.repeat(times)),
        _ => Err(TextError::memory()),
    }
}
