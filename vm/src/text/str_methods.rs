//! The remaining str methods: padding, tabs, prefixes, translation, joining.

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use super::str_find::Text;
use super::surrogate;

/// Checks a fill argument: one character.
pub fn fill_char(fill: &str) -> TextResult<char> {
    let mut chars = fill.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(TextError::type_error(
            "The fill character must be exactly one character long",
        )),
    }
}

/// Appends `n` fill characters.
pub fn fill(out: &mut String, c: char, n: usize) {
    if n > 0 {
        out.extend(std::iter::repeat_n(c, n));
    }
}

/// Puts `left` and `right` fill characters around a text.
pub fn pad(s: &str, left: usize, right: usize, c: char) -> TextResult<String> {
    let extra = left.saturating_add(right).saturating_mul(c.len_utf8());
    if extra.saturating_add(s.len()) > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = String::with_capacity(s.len() + extra);
    fill(&mut out, c, left);
    out.push_str(s);
    fill(&mut out, c, right);
    Ok(out)
}

fn missing(width: i64, len: usize) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(len)
}

/// How many fills `center` puts on the left of a text.
pub fn center_left(width: i64, len: usize) -> usize {
    let gap = missing(width, len);
    gap / 2 + (gap & width.max(0) as usize & 1)
}

/// `str.center`.
pub fn center(t: Text, width: i64, fill: char) -> TextResult<String> {
    let left = center_left(width, t.len);
    pad(t.s, left, missing(width, t.len) - left, fill)
}

/// `str.ljust`.
pub fn ljust(t: Text, width: i64, fill: char) -> TextResult<String> {
    pad(t.s, 0, missing(width, t.len), fill)
}

/// `str.rjust`.
pub fn rjust(t: Text, width: i64, fill: char) -> TextResult<String> {
    pad(t.s, missing(width, t.len), 0, fill)
}

/// `str.zfill`: zeros go after a sign.
pub fn zfill(t: Text, width: i64) -> TextResult<String> {
    let zeros = missing(width, t.len);
    let sign = usize::from(t.s.starts_with(['+', '-']));
    let padded = pad(&t.s[sign..], zeros, 0, '0')?;
    Ok(format!("{}{padded}", &t.s[..sign]))
}

/// `str.expandtabs`.
pub fn expandtabs(s: &str, tabsize: i64) -> TextResult<String> {
    let mut out = String::with_capacity(s.len());
    let tabsize = usize::try_from(tabsize).unwrap_or(0);
    let mut column = 0usize;
    for c in s.chars() {
        match c {
            '\t' => {
                if tabsize > 0 {
                    let gap = tabsize - column % tabsize;
                    column += gap;
                    if gap.saturating_add(out.len()) > MAX_TEXT {
                        return Err(TextError::overflow("result too long"));
                    }
                    out.extend(std::iter::repeat_n(' ', gap));
                }
            }
            '\n' | '\r' => {
                column = 0;
                out.push(c);
            }
            _ => {
                column += 1;
                out.push(c);
            }
        }
    }
    Ok(out)
}

/// `str.removeprefix`.
pub fn removeprefix<'a>(s: &'a str, prefix: &str) -> &'a str {
    s.strip_prefix(prefix).unwrap_or(s)
}

/// `str.removesuffix`.
pub fn removesuffix<'a>(s: &'a str, suffix: &str) -> &'a str {
    s.strip_suffix(suffix).unwrap_or(s)
}

/// What a translation table says about a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mapped {
    /// Not in the table.
    Keep,
    /// Mapped to None.
    Delete,
    /// Mapped to an ordinal or a one-character text.
    Char(char),
    /// Mapped to a text.
    Text(String),
}

/// `str.translate`: asks the table for each character; ASCII answers are asked for only once.
pub fn translate<E>(
    s: &str,
    mut table: impl FnMut(char) -> Result<Mapped, E>,
) -> Result<String, E> {
    let mut known: Vec<Option<Mapped>> = vec![None; 128];
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        let fresh;
        let mapped = match known.get_mut(c as usize) {
            Some(Some(known)) => known,
            Some(slot) => slot.insert(table(c)?),
            None => {
                fresh = table(c)?;
                &fresh
            }
        };
        match mapped {
            Mapped::Keep => out.push(c),
            Mapped::Delete => {}
            Mapped::Char(m) => out.push(*m),
            Mapped::Text(m) => out.push_str(m),
        }
    }
    Ok(out)
}

/// The byte size of a join, or `MemoryError`.
pub fn join_size(sep: &str, sizes: impl IntoIterator<Item = usize>) -> TextResult<usize> {
    let mut total = 0usize;
    let mut first = true;
    for size in sizes {
        let gap = if first { 0 } else { sep.len() };
        first = false;
        total = total.saturating_add(size).saturating_add(gap);
    }
    if total > MAX_TEXT {
        return Err(TextError::overflow(
            "join() result is too long for a Python string",
        ));
    }
    Ok(total)
}

/// `sep.join(items)`.
pub fn join(sep: &str, items: &[&str]) -> TextResult<String> {
    let size = join_size(sep, items.iter().map(|i| i.len()))?;
    let mut out = String::with_capacity(size);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(sep);
        }
        out.push_str(item);
    }
    Ok(out)
}

/// `chr`.
pub fn chr(code: i64) -> TextResult<char> {
    u32::try_from(code)
        .ok()
        .and_then(surrogate::to_char)
        .ok_or_else(|| TextError::value("chr() arg not in range(0x110000)"))
}

/// `ord` of a str.
pub fn ord(s: &str) -> TextResult<u32> {
    let mut chars = s.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(surrogate::code_point(c)),
        _ => Err(TextError::type_error(format!(
            "ord() expected a character, but string of length {} found",
            s.chars().count()
        ))),
    }
}
