//! Warnings about escape sequences that mean nothing: one for the first in each literal.

use super::lexer::{Lexed, Part};
use super::source::Source;
use crate::compile::warnings::SyntaxWarning;

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
