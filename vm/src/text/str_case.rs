//! Case of str: the conversions with full mappings and final sigma, and the `is...` predicates.

use super::unicode::{
    is_alnum, is_alpha, is_cased, is_decimal, is_digit, is_numeric, is_space, is_title, push_fold,
    push_title,
};

/// `str.lower`.
pub fn lower(s: &str) -> String {
    if s.is_ascii() {
        s.to_ascii_lowercase()
    } else {
        s.to_lowercase()
    }
}

/// `str.upper`.
pub fn upper(s: &str) -> String {
    if s.is_ascii() {
        s.to_ascii_uppercase()
    } else {
        s.to_uppercase()
    }
}

/// `str.casefold`.
pub fn casefold(s: &str) -> String {
    if s.is_ascii() {
        return s.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(s.len());
    s.chars().for_each(|c| push_fold(&mut out, c));
    out
}

/// Maps each character given the lower case it has in this text. Lowering depends on the
/// neighbours only in sigma's final form, which is as long as the other, so that the lowered
/// text can be walked beside the original.
fn with_lowered(s: &str, mut each: impl FnMut(&mut String, char, &str)) -> String {
    let lowered = lower(s);
    let mut rest = lowered.as_str();
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        let width = c.to_lowercase().map(char::len_utf8).sum();
        let (low, tail) = rest.split_at(width);
        rest = tail;
        each(&mut out, c, low);
    }
    out
}

/// `str.title`.
pub fn title(s: &str) -> String {
    let mut inside = false;
    with_lowered(s, |out, c, low| {
        if inside {
            out.push_str(low);
        } else {
            push_title(out, c);
        }
        inside = is_cased(c);
    })
}

/// `str.capitalize`.
pub fn capitalize(s: &str) -> String {
    let mut first = true;
    with_lowered(s, |out, c, low| {
        if first {
            push_title(out, c);
        } else {
            out.push_str(low);
        }
        first = false;
    })
}

/// `str.swapcase`.
pub fn swapcase(s: &str) -> String {
    with_lowered(s, |out, c, low| {
        if c.is_uppercase() {
            out.push_str(low);
        } else if c.is_lowercase() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
    })
}

/// `str.islower`.
pub fn islower(s: &str) -> bool {
    let mut cased = false;
    for c in s.chars() {
        if c.is_uppercase() || is_title(c) {
            return false;
        }
        cased |= c.is_lowercase();
    }
    cased
}

/// `str.isupper`.
pub fn isupper(s: &str) -> bool {
    let mut cased = false;
    for c in s.chars() {
        if c.is_lowercase() || is_title(c) {
            return false;
        }
        cased |= c.is_uppercase();
    }
    cased
}

/// `str.istitle`.
pub fn istitle(s: &str) -> bool {
    let (mut cased, mut inside) = (false, false);
    for c in s.chars() {
        if c.is_uppercase() || is_title(c) {
            if inside {
                return false;
            }
            (inside, cased) = (true, true);
        } else if c.is_lowercase() {
            if !inside {
                return false;
            }
            cased = true;
        } else {
            inside = false;
        }
    }
    cased
}

fn all(s: &str, test: fn(char) -> bool) -> bool {
    !s.is_empty() && s.chars().all(test)
}

/// `str.isalpha`.
pub fn isalpha(s: &str) -> bool {
    all(s, is_alpha)
}

/// `str.isalnum`.
pub fn isalnum(s: &str) -> bool {
    all(s, is_alnum)
}

/// `str.isdecimal`.
pub fn isdecimal(s: &str) -> bool {
    all(s, is_decimal)
}

/// `str.isdigit`.
pub fn isdigit(s: &str) -> bool {
    all(s, is_digit)
}

/// `str.isnumeric`.
pub fn isnumeric(s: &str) -> bool {
    all(s, is_numeric)
}

/// `str.isspace`.
pub fn isspace(s: &str) -> bool {
    all(s, is_space)
}

/// `str.isprintable`: true for the empty text.
pub fn isprintable(s: &str) -> bool {
    s.chars().all(super::str_repr::is_printable)
}
