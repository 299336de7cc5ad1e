//! Ints as text, both ways: `int(str, base)` with all its rules, and decimal, hex, octal, binary.

use crate::text::error::{TextError, TextResult};
use crate::text::float_parse::trim;
use crate::text::str_repr;
use crate::text::unicode::decimal_value;
use num_bigint::{BigInt, BigUint, Sign};
use num_traits::Signed;

/// `sys.get_int_max_str_digits()` unless changed.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// Reads a plain decimal int of at most 18 digits with an optional minus: the common case.
pub fn parse_small(s: &str) -> Option<i64> {
    let (negative, digits) = match s.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for &b in digits {
        let d = b.wrapping_sub(b'0');
        if d > 9 {
            return None;
        }
        value = value * 10 + i64::from(d);
    }
    Some(if negative { -value } else { value })
}

/// `int(text, base)`; `max_digits` of zero means no limit.
pub fn parse_int(s: &str, base: i64, max_digits: usize) -> TextResult<BigInt> {
    check_base(base)?;
    if base == 10
        && let Some(value) = parse_small(s)
    {
        return Ok(value.into());
    }
    parse_digits(s, base, max_digits)?.ok_or_else(|| invalid(base, str_repr::repr(s)))
}

/// `int(bytes, base)`.
pub fn parse_int_bytes(b: &[u8], base: i64, max_digits: usize) -> TextResult<BigInt> {
    check_base(base)?;
    let parsed = match std::str::from_utf8(b) {
        Ok(s) if s.is_ascii() => parse_digits(s, base, max_digits)?,
        _ => None,
    };
    parsed.ok_or_else(|| invalid(base, str_repr::bytes_repr(b)))
}

fn check_base(base: i64) -> TextResult<()> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(TextError::value("int() base must be >= 2 and <= 36, or 0"));
    }
    Ok(())
}

fn invalid(base: i64, repr: String) -> TextError {
    let shown: String = repr.chars().take(200).collect();
    TextError::value(format!(
        "invalid literal for int() with base {base}: {shown}"
    ))
}

/// The error of a conversion that the digit limit forbids, when the count is known or not.
pub fn limit_error(max_digits: usize, digits: Option<usize>) -> TextError {
    let count = digits.map_or(String::new(), |d| format!(": value has {d} digits"));
    TextError::value(format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion{count}; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `Ok(None)` for a text that is no int in this base.
fn parse_digits(s: &str, base: i64, max_digits: usize) -> TextResult<Option<BigInt>> {
    let text = trim(s);
    let (sign, mut rest) = match text.as_bytes().first() {
        Some(b'-') => (Sign::Minus, &text[1..]),
        Some(b'+') => (Sign::Plus, &text[1..]),
        _ => (Sign::Plus, text),
    };
    let mut radix = base as u32;
    let mut bytes = rest.as_bytes();
    let mut only_zero = false;
    let prefix = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefix != 0 && (radix == 0 || radix == prefix) {
        radix = prefix;
        rest = &rest[2..];
        rest = rest.strip_prefix('_').unwrap_or(rest);
        bytes = rest.as_bytes();
    } else if radix == 0 {
        // "0" and "00" are numbers, "010" would be C's octal.
        only_zero = bytes.first() == Some(&b'0');
        radix = 10;
    }
    let mut digits = Vec::with_capacity(bytes.len());
    let mut after_underscore = true;
    for c in rest.chars() {
        if c == '_' {
            if after_underscore {
                return Ok(None);
            }
            after_underscore = true;
            continue;
        }
        let value = if c.is_ascii() {
            c.to_digit(36)
        } else {
            decimal_value(c).map(u32::from)
        };
        match value {
            Some(d) if d < radix => digits.push(d as u8),
            _ => return Ok(None),
        }
        after_underscore = false;
    }
    if after_underscore || (only_zero && digits.iter().any(|&d| d != 0)) {
        return Ok(None);
    }
    if !radix.is_power_of_two() && max_digits > 0 && digits.len() > max_digits {
        return Err(limit_error(max_digits, Some(digits.len())));
    }
    Ok(BigUint::from_radix_be(&digits, radix).map(|m| BigInt::from_biguint(sign, m)))
}

/// `str(n)` for a machine int.
pub fn decimal_i64(n: i64) -> String {
    itoa::Buffer::new().format(n).to_string()
}

/// `str(n)`; `max_digits` of zero means no limit.
pub fn decimal(n: &BigInt, max_digits: usize) -> TextResult<String> {
    if max_digits > 0 {
        // Refuse before the conversion when the length alone decides (log2(10) > 3.32).
        if n.bits() as f64 > max_digits as f64 * 3.33 + 8.0 {
            return Err(limit_error(max_digits, None));
        }
        let text = n.to_string();
        if text.len() - usize::from(n.is_negative()) > max_digits {
            return Err(limit_error(max_digits, None));
        }
        return Ok(text);
    }
    Ok(n.to_string())
}

/// `hex`, `oct`, `bin` by radix 16, 8, 2: sign, prefix, digits.
pub fn prefixed(n: &BigInt, radix: u32) -> String {
    let sign = if n.is_negative() { "-" } else { "" };
    let prefix = prefix(radix);
    format!("{sign}{prefix}{}", n.magnitude().to_str_radix(radix))
}

/// [`prefixed`] for a machine int.
pub fn prefixed_i64(n: i64, radix: u32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let m = n.unsigned_abs();
    match radix {
        16 => format!("{sign}0x{m:x}"),
        8 => format!("{sign}0o{m:o}"),
        _ => format!("{sign}0b{m:b}"),
    }
}

/// The literal prefix of a radix; empty for ten.
pub fn prefix(radix: u32) -> &'static str {
    match radix {
        16 => "0x",
        8 => "0o",
        2 => "0b",
        _ => "",
    }
}

/// An int to be written, in either representation.
#[derive(Debug, Clone, Copy)]
pub enum IntRef<'a> {
    /// A machine int.
    Small(i64),
    /// A big one.
    Big(&'a BigInt),
}

/// The digits of a number, `width` bits each.
fn bit_digits(mut n: u64, width: u32) -> String {
    let mut buffer = [0; 64];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b"0123456789abcdef"[(n & ((1 << width) - 1)) as usize];
        n >>= width;
        if n == 0 {
            break;
        }
    }
    buffer[at..].iter().map(|b| *b as char).collect()
}

impl IntRef<'_> {
    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(n) => n < 0,
            IntRef::Big(n) => n.is_negative(),
        }
    }
    /// The digits of the magnitude; the limit applies to radix ten only.
    pub fn digits(self, radix: u32, max_digits: usize) -> TextResult<String> {
        match self {
            IntRef::Small(n) => {
                let m = n.unsigned_abs();
                Ok(match radix {
                    16 => bit_digits(m, 4),
                    8 => bit_digits(m, 3),
                    2 => bit_digits(m, 1),
                    _ => itoa::Buffer::new().format(m).to_string(),
                })
            }
            IntRef::Big(n) if radix == 10 => {
                let text = decimal(n, max_digits)?;
                Ok(text.trim_start_matches('-').to_string())
            }
            IntRef::Big(n) => Ok(n.magnitude().to_str_radix(radix)),
        }
    }
    /// As a float, or the `OverflowError`.
    pub fn to_f64(self) -> TextResult<f64> {
        match self {
            IntRef::Small(n) => Ok(n as f64),
            IntRef::Big(n) => super::int_arith::to_f64(n),
        }
    }
    /// As a machine int when it is in range.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(n) => Some(n),
            IntRef::Big(n) => num_traits::ToPrimitive::to_i64(n),
        }
    }
}
