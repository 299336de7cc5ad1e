//! Escape sequences of string literals: what they stand for, and warnings about those that mean nothing (one for the first in each
//! literal).

use super::lexer::{Lexed, Part};
use super::source::Source;
use crate::compile::warnings::SyntaxWarning;
use crate::text::{names, surrogate};

/// The warnings of all string literals, in order.
pub(super) fn warnings(source: &Source, lexed: &Lexed) -> Vec<SyntaxWarning> {
    let mut out = Vec::new();
    for s in &lexed.strings {
        if s.raw {
            continue;
        }
        match &s.parts {
            None => literal(source, s.body, s.bytes, &mut out),
            Some(parts) => parts_of(source, parts, &mut out),
        }
    }
    out
}

/// Format specifications come before the text around their fields.
fn parts_of(source: &Source, parts: &[Part], out: &mut Vec<SyntaxWarning>) {
    for p in parts {
        if let Part::Field(f) = p
            && let Some((_, _, spec)) = &f.spec
        {
            parts_of(source, spec, out);
        }
    }
    for p in parts {
        if let Part::Literal { start, end } = p {
            literal(source, (*start, *end), false, out);
        }
    }
}

fn literal(source: &Source, (start, end): (u32, u32), bytes: bool, out: &mut Vec<SyntaxWarning>) {
    let text = source.slice(start, end);
    let mut at = 0;
    while let Some(found) = text[at..].find('\\') {
        let from = at + found;
        let Some(c) = text[from + 1..].chars().next() else {
            return;
        };
        at = from + 1 + c.len_utf8();
        let octal: String = text[from + 1..]
            .chars()
            .take(3)
            .take_while(|c| matches!(c, '0'..='7'))
            .collect();
        let (shown, kind) = if octal.len() == 3 && octal.as_str() > "377" {
            (octal, "octal escape")
        } else {
            let known = matches!(
                c,
                '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' | '0'
                    ..='7'
            ) || (!bytes && matches!(c, 'N' | 'u' | 'U'));
            if known || !c.is_ascii() {
                continue;
            }
            (c.to_string(), "escape")
        };
        let line = source.line_col(start + from as u32).0;
        let msg = format!(
            "\"\\{shown}\" is an invalid {kind} sequence. Such sequences will not work in the future. Did you mean \"\\\\{shown}\"? A raw string is also an option."
        );
        out.push(SyntaxWarning { line, msg });
        return;
    }
}

/// The value of a literal's text; `None` if an escape is malformed.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let length = escape_length(&rest[at..], false);
        decode_escape(&rest[at..at + length], &mut out)?;
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    Some(out)
}

/// Bytes of the escape sequence at the start of `text`.
pub(super) fn escape_length(text: &str, braces: bool) -> usize {
    let bytes = text.as_bytes();
    let hex = |limit: usize| {
        bytes
            .iter()
            .skip(2)
            .take(limit)
            .take_while(|b| b.is_ascii_hexdigit())
            .count()
    };
    match bytes.get(1) {
        None => 1,
        Some(b'x') => 2 + hex(2),
        Some(b'u') => 2 + hex(4),
        Some(b'U') => 2 + hex(8),
        Some(b'0'..=b'7') => {
            1 + bytes
                .iter()
                .skip(1)
                .take(3)
                .take_while(|b| matches!(b, b'0'..=b'7'))
                .count()
        }
        Some(b'N') if bytes.get(2) == Some(&b'{') => text.find('}').map_or(text.len(), |at| at + 1),
        Some(b'{' | b'}') if braces => 1,
        Some(_) => 1 + text[1..].chars().next().map_or(0, char::len_utf8),
    }
}

/// Appends what one escape stands for; `None` if it is malformed. An escape that means nothing stands for itself.
pub(super) fn decode_escape(escape: &str, out: &mut String) -> Option<()> {
    let digits = |skip: usize, wanted: usize, radix: u32| {
        let digits = escape.get(skip..).filter(|d| d.len() == wanted)?;
        surrogate::to_char(u32::from_str_radix(digits, radix).ok()?)
    };
    let c = match *escape.as_bytes().get(1)? {
        b'\n' => return Some(()),
        c @ (b'\\' | b'\'' | b'"') => char::from(c),
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        b'0'..=b'7' => digits(1, escape.len() - 1, 8)?,
        b'x' => digits(2, 2, 16)?,
        b'u' => digits(2, 4, 16)?,
        b'U' => digits(2, 8, 16)?,
        b'N' => names::named(escape.strip_prefix("\\N{")?.strip_suffix('}')?)?,
        _ => {
            out.push_str(escape);
            return Some(());
        }
    };
    out.push(c);
    Some(())
}
