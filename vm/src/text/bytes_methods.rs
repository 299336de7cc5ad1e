//! The methods of bytes and bytearray: as str's, with ASCII meanings of case and whitespace.

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use super::str_find::{count_bytes, find_bytes, rfind_bytes};
use super::str_split::Ends;
use crate::numeric::slice_index::{Slice, adjust_range};
use memchr::memmem;

/// Whitespace in bytes: narrower than in str.
#[inline]
pub fn is_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

fn window(b: &[u8], start: Option<i64>, stop: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, stop) = adjust_range(start, stop, b.len());
    if start > stop || start > b.len() as i64 {
        return None;
    }
    Some((&b[start as usize..stop as usize], start as usize))
}

/// `bytes.find`.
pub fn find(b: &[u8], needle: &[u8], start: Option<i64>, stop: Option<i64>) -> Option<usize> {
    let (part, from) = window(b, start, stop)?;
    find_bytes(part, needle).map(|i| from + i)
}

/// `bytes.rfind`.
pub fn rfind(b: &[u8], needle: &[u8], start: Option<i64>, stop: Option<i64>) -> Option<usize> {
    let (part, from) = window(b, start, stop)?;
    rfind_bytes(part, needle).map(|i| from + i)
}

/// The error of `index` and `rindex`.
pub fn not_found() -> TextError {
    TextError::value("subsection not found")
}

/// `bytes.count`.
pub fn count(b: &[u8], needle: &[u8], start: Option<i64>, stop: Option<i64>) -> usize {
    match window(b, start, stop) {
        None => 0,
        Some((part, _)) if needle.is_empty() => part.len() + 1,
        Some((part, _)) => count_bytes(part, needle),
    }
}

/// `bytes.startswith` for one prefix.
pub fn starts_with(b: &[u8], prefix: &[u8], start: Option<i64>, stop: Option<i64>) -> bool {
    window(b, start, stop).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `bytes.endswith` for one suffix.
pub fn ends_with(b: &[u8], suffix: &[u8], start: Option<i64>, stop: Option<i64>) -> bool {
    window(b, start, stop).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `bytes.replace`; a negative count means all.
pub fn replace(b: &[u8], old: &[u8], new: &[u8], count: i64) -> TextResult<Vec<u8>> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    let found = if old.is_empty() {
        b.len() + 1
    } else {
        count_bytes(b, old)
    }
    .min(limit);
    if found.saturating_mul(new.len()).saturating_add(b.len()) > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = Vec::with_capacity(b.len() + found * new.len());
    if old.is_empty() {
        for (i, &byte) in b.iter().enumerate() {
            if i < found {
                out.extend_from_slice(new);
            }
            out.push(byte);
        }
        if found > b.len() {
            out.extend_from_slice(new);
        }
        return Ok(out);
    }
    let mut from = 0;
    for at in memmem::find_iter(b, old).take(found) {
        out.extend_from_slice(&b[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&b[from..]);
    Ok(out)
}

/// `bytes.split`.
pub fn split<'a>(b: &'a [u8], sep: Option<&[u8]>, maxsplit: i64) -> TextResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut out = Vec::new();
    match sep {
        Some([]) => return Err(TextError::value("empty separator")),
        Some(sep) => {
            let mut from = 0;
            for at in memmem::find_iter(b, sep).take(limit) {
                out.push(&b[from..at]);
                from = at + sep.len();
            }
            out.push(&b[from..]);
        }
        None => {
            let mut rest = trim_start(b, is_space);
            while !rest.is_empty() {
                if out.len() == limit {
                    out.push(rest);
                    break;
                }
                let end = rest.iter().position(|&c| is_space(c)).unwrap_or(rest.len());
                out.push(&rest[..end]);
                rest = trim_start(&rest[end..], is_space);
            }
        }
    }
    Ok(out)
}

/// `bytes.rsplit`.
pub fn rsplit<'a>(b: &'a [u8], sep: Option<&[u8]>, maxsplit: i64) -> TextResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut out = Vec::new();
    match sep {
        Some([]) => return Err(TextError::value("empty separator")),
        Some(sep) => {
            let mut rest = b;
            while out.len() < limit
                && let Some(at) = rfind_bytes(rest, sep)
            {
                out.push(&rest[at + sep.len()..]);
                rest = &rest[..at];
            }
            out.push(rest);
        }
        None => {
            let mut rest = trim_end(b, is_space);
            while !rest.is_empty() {
                if out.len() == limit {
                    out.push(rest);
                    break;
                }
                let cut = rest.iter().rposition(|&c| is_space(c)).map_or(0, |i| i + 1);
                out.push(&rest[cut..]);
                rest = trim_end(&rest[..cut], is_space);
            }
        }
    }
    out.reverse();
    Ok(out)
}

/// `bytes.splitlines`: only `\n`, `\r` and `\r\n` end a line.
pub fn splitlines(b: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut out = Vec::new();
    let mut rest = b;
    while let Some(at) = memchr::memchr2(b'\n', b'\r', rest) {
        let end = at
            + if rest[at..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
        out.push(&rest[..if keep_ends { end } else { at }]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

fn trim_start(b: &[u8], drop: impl Fn(u8) -> bool) -> &[u8] {
    &b[b.iter().position(|&c| !drop(c)).unwrap_or(b.len())..]
}

fn trim_end(b: &[u8], drop: impl Fn(u8) -> bool) -> &[u8] {
    &b[..b.iter().rposition(|&c| !drop(c)).map_or(0, |i| i + 1)]
}

/// `strip`, `lstrip`, `rstrip`.
pub fn strip<'a>(b: &'a [u8], set: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    let drop = |c: u8| set.map_or_else(|| is_space(c), |set| set.contains(&c));
    let b = if ends == Ends::Right {
        b
    } else {
        trim_start(b, drop)
    };
    if ends == Ends::Left {
        b
    } else {
        trim_end(b, drop)
    }
}

/// `bytes.partition`.
pub fn partition<'a>(b: &'a [u8], sep: &[u8]) -> TextResult<Option<(&'a [u8], &'a [u8])>> {
    if sep.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(find_bytes(b, sep).map(|i| (&b[..i], &b[i + sep.len()..])))
}

/// `bytes.rpartition`.
pub fn rpartition<'a>(b: &'a [u8], sep: &[u8]) -> TextResult<Option<(&'a [u8], &'a [u8])>> {
    if sep.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    Ok(rfind_bytes(b, sep).map(|i| (&b[..i], &b[i + sep.len()..])))
}

/// `bytes.title`.
pub fn title(b: &[u8]) -> Vec<u8> {
    let mut inside = false;
    b.iter()
        .map(|&c| {
            let mapped = if inside {
                c.to_ascii_lowercase()
            } else {
                c.to_ascii_uppercase()
            };
            inside = c.is_ascii_alphabetic();
            mapped
        })
        .collect()
}

/// `bytes.capitalize`.
pub fn capitalize(b: &[u8]) -> Vec<u8> {
    let mut out = b.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.swapcase`.
pub fn swapcase(b: &[u8]) -> Vec<u8> {
    b.iter()
        .map(|c| {
            if c.is_ascii_alphabetic() {
                c ^ 0x20
            } else {
                *c
            }
        })
        .collect()
}

/// The all-bytes predicates: true when not empty and every byte passes.
pub fn all(b: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !b.is_empty() && b.iter().all(test)
}

/// `bytes.islower`.
pub fn islower(b: &[u8]) -> bool {
    b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`.
pub fn isupper(b: &[u8]) -> bool {
    b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`.
pub fn istitle(b: &[u8]) -> bool {
    let (mut cased, mut inside) = (false, false);
    for c in b {
        if c.is_ascii_alphabetic() {
            if c.is_ascii_uppercase() == inside {
                return false;
            }
            cased = true;
        }
        inside = c.is_ascii_alphabetic();
    }
    cased
}

/// Checks a fill argument: one byte.
pub fn fill_byte(fill: &[u8], method: &str, type_name: &str) -> TextResult<u8> {
    match fill {
        [b] => Ok(*b),
        _ => Err(TextError::type_error(format!(
            "{method}(): argument 2 must be a byte string of length 1, not a {type_name} object of length {}",
            fill.len()
        ))),
    }
}

fn pad(b: &[u8], left: usize, right: usize, fill: u8) -> TextResult<Vec<u8>> {
    let size = left.saturating_add(right).saturating_add(b.len());
    if size > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = Vec::with_capacity(size);
    out.resize(left, fill);
    out.extend_from_slice(b);
    out.resize(size, fill);
    Ok(out)
}

fn missing(width: i64, len: usize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(len)
}

/// `bytes.center`.
pub fn center(b: &[u8], width: i64, fill: u8) -> TextResult<Vec<u8>> {
    let left = super::str_methods::center_left(width, b.len());
    pad(b, left, missing(width, b.len()) - left, fill)
}

/// `bytes.ljust`.
pub fn ljust(b: &[u8], width: i64, fill: u8) -> TextResult<Vec<u8>> {
    pad(b, 0, missing(width, b.len()), fill)
}

/// `bytes.rjust`.
pub fn rjust(b: &[u8], width: i64, fill: u8) -> TextResult<Vec<u8>> {
    pad(b, missing(width, b.len()), 0, fill)
}

/// `bytes.zfill`.
pub fn zfill(b: &[u8], width: i64) -> TextResult<Vec<u8>> {
    let sign = usize::from(matches!(b.first(), Some(b'+' | b'-')));
    let mut out = b[..sign].to_vec();
    out.extend(pad(&b[sign..], missing(width, b.len()), 0, b'0')?);
    Ok(out)
}

/// `bytes.expandtabs`.
pub fn expandtabs(b: &[u8], tabsize: i64) -> TextResult<Vec<u8>> {
    let tabsize = usize::try_from(tabsize).unwrap_or(0);
    let mut out = Vec::with_capacity(b.len());
    let mut column = 0usize;
    for &c in b {
        if c == b'\t' {
            if tabsize > 0 {
                let gap = tabsize - column % tabsize;
                if gap.saturating_add(out.len()) > MAX_TEXT {
                    return Err(TextError::overflow("result too long"));
                }
                column += gap;
                out.resize(out.len() + gap, b' ');
            }
        } else {
            column = if matches!(c, b'\n' | b'\r') {
                0
            } else {
                column + 1
            };
            out.push(c);
        }
    }
    Ok(out)
}

/// `bytes.translate(table, delete)`; without a table only deletes.
pub fn translate(b: &[u8], table: Option<&[u8]>, delete: &[u8]) -> TextResult<Vec<u8>> {
    if table.is_some_and(|t| t.len() != 256) {
        return Err(TextError::value(
            "translation table must be 256 characters long",
        ));
    }
    let mut drop = [false; 256];
    delete.iter().for_each(|&c| drop[usize::from(c)] = true);
    let map = |&c: &u8| table.map_or(c, |t| t[usize::from(c)]);
    Ok(b.iter()
        .filter(|&&c| !drop[usize::from(c)])
        .map(map)
        .collect())
}

/// `bytes.maketrans`.
pub fn maketrans(from: &[u8], to: &[u8]) -> TextResult<Vec<u8>> {
    if from.len() != to.len() {
        return Err(TextError::value(
            "maketrans arguments must have same length",
        ));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&f, &t) in from.iter().zip(to) {
        table[usize::from(f)] = t;
    }
    Ok(table)
}

/// `bytes[start:stop:step]` for an adjusted slice.
pub fn slice(b: &[u8], slice: Slice) -> Vec<u8> {
    if slice.count == 0 {
        return Vec::new();
    }
    if slice.step == 1 {
        return b[slice.start as usize..][..slice.count].to_vec();
    }
    (0..slice.count as i64)
        .map(|i| b[(slice.start + i * slice.step) as usize])
        .collect()
}

/// `bytes.hex()`.
pub fn hex(b: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    b.iter()
        .flat_map(|c| [DIGITS[usize::from(c >> 4)], DIGITS[usize::from(c & 15)]])
        .map(char::from)
        .collect()
}

/// `bytes.hex(sep, bytes_per_sep)`: positive groups count from the right, negative from the left.
pub fn hex_grouped(b: &[u8], sep: char, group: i64) -> String {
    let size = group.unsigned_abs() as usize;
    if size == 0 || b.is_empty() {
        return hex(b);
    }
    let first = if group > 0 { b.len() % size } else { 0 };
    let mut out = String::with_capacity(b.len() * 3);
    let (head, tail) = b.split_at(first);
    for chunk in std::iter::once(head).chain(tail.chunks(size)) {
        if chunk.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(sep);
        }
        out.push_str(&hex(chunk));
    }
    out
}

/// `bytes.fromhex`.
pub fn fromhex(s: &str) -> TextResult<Vec<u8>> {
    let bad = |position: usize| {
        TextError::value(format!(
            "non-hexadecimal number found in fromhex() arg at position {position}"
        ))
    };
    let mut out = Vec::with_capacity(s.len() / 2);
    let mut high: Option<u32> = None;
    for (position, c) in s.chars().enumerate() {
        if high.is_none() && c.is_ascii() && is_space(c as u8) {
            continue;
        }
        let digit = c.to_digit(16).ok_or_else(|| bad(position))?;
        match high.take() {
            None => high = Some(digit),
            Some(h) => out.push((h << 4 | digit) as u8),
        }
    }
    if high.is_some() {
        return Err(TextError::value(
            "fromhex() arg must contain an even number of hexadecimal digits",
        ));
    }
    Ok(out)
}
