//! `repr` and `ascii` of str and bytes: the choice of quote, escapes, and what is printable.

use std::fmt::Write;
use unicode_general_category::{GeneralCategory as G, get_general_category};

/// Whether `repr` shows a character as it is (`str.isprintable` for one character).
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    !matches!(
        get_general_category(c),
        G::Control
            | G::Format
            | G::Surrogate
            | G::PrivateUse
            | G::Unassigned
            | G::LineSeparator
            | G::ParagraphSeparator
            | G::SpaceSeparator
    )
}

/// `repr(str)`.
pub fn repr(s: &str) -> String {
    let mut out = String::with_capacity(s.len() + 2);
    write_repr(&mut out, s);
    out
}

/// [`repr`], appended to `out`.
pub fn write_repr(out: &mut String, s: &str) {
    let plain = |b: u8| (b' '..=b'~').contains(&b) && b != b'\\' && b != b'\'';
    if s.bytes().all(plain) {
        out.push('\'');
        out.push_str(s);
        out.push('\'');
        return;
    }
    quote(out, s, false);
}

/// `ascii(str)`: the repr with every non-ASCII character escaped.
pub fn ascii(s: &str) -> String {
    let mut out = String::with_capacity(s.len() + 2);
    quote(&mut out, s, true);
    out
}

/// Escapes what `ascii()` escapes in a text that already is a repr.
pub fn escape_non_ascii(s: &str) -> String {
    if s.is_ascii() {
        return s.to_string();
    }
    let mut out = String::with_capacity(s.len() + 8);
    for c in s.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_code_escape(&mut out, c);
        }
    }
    out
}

fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}

fn quote(out: &mut String, s: &str, ascii_only: bool) {
    let quote = quote_for(s.contains('\''), s.contains('"'));
    out.push(quote);
    for c in s.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            ' '..='~' => out.push(c),
            c if !c.is_ascii() && !ascii_only && is_printable(c) => out.push(c),
            c => push_code_escape(out, c),
        }
    }
    out.push(quote);
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
pub fn push_code_escape(out: &mut String, c: char) {
    let code = super::surrogate::code_point(c);
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// `repr(bytes)`.
pub fn bytes_repr(b: &[u8]) -> String {
    let quote = quote_for(b.contains(&b'\''), b.contains(&b'"'));
    let mut out = String::with_capacity(b.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in b {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if char::from(byte) == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote);
    out
}
