//! Splitting and stripping str: `split`, `rsplit`, `splitlines`, the strip family.

use super::error::{TextError, TextResult};
use super::unicode::{is_line_break, is_space};
use memchr::memmem;

fn limit(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// `str.split(sep, maxsplit)`; without a separator at runs of whitespace.
pub fn split<'a>(s: &'a str, sep: Option<&str>, maxsplit: i64) -> TextResult<Vec<&'a str>> {
    let limit = limit(maxsplit);
    match sep {
        None if s.is_ascii() => Ok(split_space_ascii(s, limit)),
        None => Ok(split_space(s, limit)),
        Some("") => Err(TextError::value("empty separator")),
        Some(sep) => {
            let mut out = Vec::new();
            let mut from = 0;
            let mut push = |at: usize| {
                out.push(&s[from..at]);
                from = at + sep.len();
            };
            match sep.as_bytes() {
                [b] => memchr::memchr_iter(*b, s.as_bytes())
                    .take(limit)
                    .for_each(&mut push),
                needle => memmem::find_iter(s.as_bytes(), needle)
                    .take(limit)
                    .for_each(&mut push),
            }
            out.push(&s[from..]);
            Ok(out)
        }
    }
}

/// Whether an ASCII byte is Python whitespace in a str (which counts 0x1c to 0x1f).
#[inline]
pub(super) fn is_ascii_space(b: u8) -> bool {
    matches!(b, b' ' | 9..=13 | 0x1c..=0x1f)
}

fn split_space_ascii(s: &str, limit: usize) -> Vec<&str> {
    let bytes = s.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        while at < bytes.len() && is_ascii_space(bytes[at]) {
            at += 1;
        }
        if at == bytes.len() {
            return out;
        }
        if out.len() == limit {
            out.push(&s[at..]);
            return out;
        }
        let from = at;
        while at < bytes.len() && !is_ascii_space(bytes[at]) {
            at += 1;
        }
        out.push(&s[from..at]);
    }
}

fn split_space(s: &str, limit: usize) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = s.trim_start_matches(is_space);
    while !rest.is_empty() {
        if out.len() == limit {
            out.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        out.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    out
}

/// `str.rsplit(sep, maxsplit)`.
pub fn rsplit<'a>(s: &'a str, sep: Option<&str>, maxsplit: i64) -> TextResult<Vec<&'a str>> {
    if maxsplit < 0 {
        // A separator like "aa" in "aaa" matches from the other end.
        match sep {
            None => return split(s, None, -1),
            Some(one) if one.len() == 1 => return split(s, sep, -1),
            _ => {}
        }
    }
    let limit = limit(maxsplit);
    let mut out = Vec::new();
    match sep {
        Some("") => return Err(TextError::value("empty separator")),
        Some(sep) => {
            let finder = memmem::FinderRev::new(sep);
            let mut rest = s;
            while out.len() < limit
                && let Some(at) = finder.rfind(rest)
            {
                out.push(&rest[at + sep.len()..]);
                rest = &rest[..at];
            }
            out.push(rest);
        }
        None => {
            let mut rest = s.trim_end_matches(is_space);
            while !rest.is_empty() {
                if out.len() == limit {
                    out.push(rest);
                    break;
                }
                let cut = rest
                    .char_indices()
                    .rev()
                    .find(|&(_, c)| is_space(c))
                    .map_or(0, |(i, c)| i + c.len_utf8());
                out.push(&rest[cut..]);
                rest = rest[..cut].trim_end_matches(is_space);
            }
        }
    }
    out.reverse();
    Ok(out)
}

/// `str.splitlines`.
pub fn splitlines(s: &str, keep_ends: bool) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = s;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_line_break(c)) {
        let mut end = at + c.len_utf8();
        if c == '\r' && rest[end..].starts_with('\n') {
            end += 1;
        }
        out.push(&rest[..if keep_ends { end } else { at }]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// Which ends a strip works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// `strip`
    Both,
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
}

/// `strip`, `lstrip`, `rstrip`; without characters, whitespace.
pub fn strip<'a>(s: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    match chars {
        None => strip_by(s, is_space, ends),
        Some(set) if set.len() == 1 => {
            let only = set.chars().next();
            strip_by(s, |c| Some(c) == only, ends)
        }
        Some(set) => strip_by(s, |c| set.contains(c), ends),
    }
}

fn strip_by(s: &str, drop: impl Fn(char) -> bool, ends: Ends) -> &str {
    let s = if ends == Ends::Right {
        s
    } else {
        s.trim_start_matches(&drop)
    };
    if ends == Ends::Left {
        s
    } else {
        s.trim_end_matches(&drop)
    }
}
