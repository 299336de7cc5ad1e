//! Per-character predicates and case mappings as Python defines them.

use super::unicode_tables::{DECIMAL, DIGIT, FOLD, NUMERIC_LETTERS, TITLE};
use unicode_general_category::{GeneralCategory as G, get_general_category};

fn in_ranges(table: &[(u32, u32)], c: char) -> Option<u32> {
    let code = c as u32;
    let i = table.partition_point(|&(_, last)| last < code);
    table
        .get(i)
        .filter(|&&(first, _)| first <= code)
        .map(|&(first, _)| code - first)
}

/// Python's whitespace: Unicode's plus the four information separators.
#[inline]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Whether `str.splitlines` ends a line here.
#[inline]
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The value of a decimal digit of any script.
#[inline]
pub fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|d| d as u8);
    }
    in_ranges(DECIMAL, c).map(|offset| (offset % 10) as u8)
}

/// `str.isdecimal` for one character.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `str.isdigit` for one character.
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || (!c.is_ascii() && in_ranges(DIGIT, c).is_some())
}

/// `str.isnumeric` for one character.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    matches!(
        get_general_category(c),
        G::DecimalNumber | G::LetterNumber | G::OtherNumber
    ) || in_ranges(NUMERIC_LETTERS, c).is_some()
}

/// `str.isalpha` for one character: the letter categories.
#[inline]
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    matches!(
        get_general_category(c),
        G::UppercaseLetter
            | G::LowercaseLetter
            | G::TitlecaseLetter
            | G::ModifierLetter
            | G::OtherLetter
    )
}

/// `str.isalnum` for one character.
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_alpha(c) || is_digit(c) || is_numeric(c)
}

/// Whether the category is Lt.
pub fn is_title(c: char) -> bool {
    !c.is_ascii() && get_general_category(c) == G::TitlecaseLetter
}

/// Whether a letter has case at all, for `title`, `istitle` and friends.
pub fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase() || is_title(c)
}

/// `str.isidentifier`.
pub fn is_identifier(s: &str) -> bool {
    let mut chars = s.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    (first == '_' || unicode_ident::is_xid_start(first))
        && chars.all(unicode_ident::is_xid_continue)
}

/// Appends the title case of a character.
pub fn push_title(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if ('\u{10d0}'..='\u{10ff}').contains(&c) {
        out.push(c);
    } else if let Ok(i) = TITLE.binary_search_by_key(&c, |e| e.0) {
        out.push_str(TITLE[i].1);
    } else {
        out.extend(c.to_uppercase());
    }
}

/// Appends the full case folding of a character.
pub fn push_fold(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        // Cherokee folds to its upper case.
        '\u{13a0}'..='\u{13f5}' => out.push(c),
        '\u{13f8}'..='\u{13fd}' => out.extend(char::from_u32(c as u32 - 8)),
        '\u{ab70}'..='\u{abbf}' => out.extend(char::from_u32(c as u32 - 0xab70 + 0x13a0)),
        _ => match FOLD.binary_search_by_key(&c, |e| e.0) {
            Ok(i) => out.push_str(FOLD[i].1),
            Err(_) => out.extend(c.to_lowercase()),
        },
    }
}
