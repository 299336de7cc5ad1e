//! Text to float: `float(str)`, `float(bytes)`, `float.fromhex` and `complex(str)`.

use super::error::{TextError, TextResult};
use super::str_repr;
use super::unicode::{decimal_value, is_space};
use crate::numeric::int_arith::scaled_to_f64;
use num_bigint::BigUint;
use num_traits::Zero;

/// Whitespace of the C library, which the information separators do not belong to.
fn is_c_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

/// Trims a number's text: of an ASCII text only C's whitespace, else all of Python's.
pub(crate) fn trim(s: &str) -> &str {
    if s.is_ascii() {
        s.trim_matches(is_c_space)
    } else {
        s.trim_matches(is_space)
    }
}

/// Trims whitespace and turns other scripts' decimal digits into ASCII ones.
/// `None` when a character remains that no number can contain.
pub(super) fn to_ascii_number(s: &str) -> Option<String> {
    let s = trim(s);
    if s.is_ascii() {
        return Some(s.to_string());
    }
    s.chars()
        .map(|c| {
            if c.is_ascii() {
                Some(c)
            } else if is_space(c) {
                Some(' ')
            } else {
                decimal_value(c).map(|d| char::from(b'0' + d))
            }
        })
        .collect()
}

/// Removes underscores that stand between two digits; `None` when one stands elsewhere.
fn without_underscores(s: &str) -> Option<std::borrow::Cow<'_, str>> {
    if !s.contains('_') {
        return Some(s.into());
    }
    let bytes = s.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut out = String::with_capacity(s.len());
    for (i, c) in s.char_indices() {
        if c != '_' {
            out.push(c);
        } else if i == 0 || !digit(i - 1) || !digit(i + 1) {
            return None;
        }
    }
    Some(out.into())
}

/// The grammar of a float literal with a sign, and of `inf`, `infinity`, `nan`.
fn parse_plain(s: &str) -> Option<f64> {
    // Rust's grammar is the same once letters other than these are excluded.
    if s.is_empty()
        || !s
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    {
        return None;
    }
    s.parse().ok()
}

/// `float(text)`.
pub fn parse_float(s: &str) -> TextResult<f64> {
    let parsed =
        to_ascii_number(s).and_then(|t| without_underscores(&t).and_then(|t| parse_plain(&t)));
    parsed.ok_or_else(|| {
        TextError::value(format!(
            "could not convert string to float: {}",
            str_repr::repr(s)
        ))
    })
}

/// `float(bytes)`.
pub fn parse_float_bytes(b: &[u8]) -> TextResult<f64> {
    std::str::from_utf8(b)
        .ok()
        .filter(|s| s.is_ascii())
        .map(trim)
        .and_then(without_underscores)
        .and_then(|s| parse_plain(&s))
        .ok_or_else(|| {
            TextError::value(format!(
                "could not convert string to float: {}",
                str_repr::bytes_repr(b)
            ))
        })
}

/// `float.fromhex(text)`, correctly rounded.
pub fn from_hex(s: &str) -> TextResult<f64> {
    let invalid = || TextError::value("invalid hexadecimal floating-point string");
    let too_large = || TextError::overflow("hexadecimal value too large to represent as a float");
    let text = s.trim_matches(is_c_space);
    let (negative, rest) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |x: f64| if negative { -x } else { x };
    if rest.eq_ignore_ascii_case("inf") || rest.eq_ignore_ascii_case("infinity") {
        return Ok(signed(f64::INFINITY));
    }
    if rest.eq_ignore_ascii_case("nan") {
        return Ok(signed(f64::NAN));
    }
    let rest = rest
        .strip_prefix("0x")
        .or_else(|| rest.strip_prefix("0X"))
        .unwrap_or(rest);
    let (mantissa, exponent) = match rest.find(['p', 'P']) {
        Some(i) => (&rest[..i], Some(&rest[i + 1..])),
        None => (rest, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<u8> = whole
        .bytes()
        .chain(fraction.bytes())
        .map(|b| char::from(b).to_digit(16).map(|d| d as u8))
        .collect::<Option<_>>()
        .ok_or_else(invalid)?;
    if digits.is_empty() {
        return Err(invalid());
    }
    let exponent = match exponent {
        None => 0,
        Some(e) => {
            let body = e.strip_prefix(['+', '-']).unwrap_or(e);
            if body.is_empty() || !body.bytes().all(|b| b.is_ascii_digit()) {
                return Err(invalid());
            }
            // Saturating keeps the sign of an absurd exponent without overflowing.
            let magnitude = body
                .parse::<i64>()
                .unwrap_or(i64::MAX / 8)
                .min(i64::MAX / 8);
            if e.starts_with('-') {
                -magnitude
            } else {
                magnitude
            }
        }
    };
    let value = BigUint::from_radix_be(&digits, 16).unwrap_or_default();
    if value.is_zero() {
        return Ok(signed(0.0));
    }
    let scale = exponent - 4 * fraction.len() as i64;
    scaled_to_f64(&value, scale)
        .map(signed)
        .ok_or_else(too_large)
}

/// `complex(text)`: real and imaginary parts.
pub fn parse_complex(s: &str) -> TextResult<(f64, f64)> {
    let malformed = || TextError::value("complex() arg is a malformed string");
    let text = to_ascii_number(s).ok_or_else(malformed)?;
    let text = without_underscores(&text).ok_or_else(malformed)?;
    let mut t: &str = &text;
    if let Some(inner) = t.strip_prefix('(') {
        t = inner
            .strip_suffix(')')
            .ok_or_else(malformed)?
            .trim_matches(is_c_space);
    }
    split_complex(t).ok_or_else(malformed)
}

fn split_complex(t: &str) -> Option<(f64, f64)> {
    let Some(body) = t.strip_suffix(['j', 'J']) else {
        return Some((parse_plain(t)?, 0.0));
    };
    // The imaginary part starts at the last sign that is not an exponent's.
    let bytes = body.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&i| matches!(bytes[i], b'+' | b'-') && !matches!(bytes[i - 1], b'e' | b'E'));
    let imaginary = |p: &str| match p {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => parse_plain(p),
    };
    match split {
        Some(i) => Some((parse_plain(&body[..i])?, imaginary(&body[i..])?)),
        None => Some((0.0, imaginary(body)?)),
    }
}
