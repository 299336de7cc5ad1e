//! Text of a float: `repr`, and the format codes `e E f F g G %` with any precision,
//! correctly rounded. Signs other than minus, width and grouping belong to the callers.

use std::fmt::Write;

/// Formatting a float as `repr` does: shortest digits that read back the same.
pub fn repr(x: f64) -> String {
    let mut out = String::with_capacity(24);
    write_repr(&mut out, x);
    out
}

/// [`repr`], appended to `out`.
pub fn write_repr(out: &mut String, x: f64) {
    if !x.is_finite() {
        out.push_str(non_finite(x));
        return;
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format_finite(x);
    let magnitude = x.abs();
    // Inside this band ryu and Python agree on plain notation, ".0" included.
    if magnitude == 0.0 || (1e-4..1e16).contains(&magnitude) {
        out.push_str(text);
        return;
    }
    let (digits, point) = ryu_digits(text.trim_start_matches('-'));
    if x < 0.0 {
        out.push('-');
    }
    lay_out(out, &digits, point, true, 0, false);
}

fn non_finite(x: f64) -> &'static str {
    if x.is_nan() {
        "nan"
    } else if x > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// Significant digits (no trailing zeros) and the position of the decimal point
/// relative to them, out of ryu's text.
fn ryu_digits(text: &str) -> (String, i32) {
    let (mantissa, exponent) = match text.split_once('e') {
        Some((m, e)) => (m, e.parse::<i32>().unwrap_or(0)),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut point = whole.len() as i32 + exponent;
    let joined = format!("{whole}{fraction}");
    let stripped = joined.trim_start_matches('0');
    point -= (joined.len() - stripped.len()) as i32;
    let digits = stripped.trim_end_matches('0');
    if digits.is_empty() {
        ("0".to_string(), 1)
    } else {
        (digits.to_string(), point)
    }
}

/// Writes digits with the point after `point` of them, padded with zeros to
/// `min_fraction` fractional digits; in exponent form when `exponential`.
fn lay_out(
    out: &mut String,
    digits: &str,
    point: i32,
    exponential: bool,
    min_fraction: usize,
    keep_point: bool,
) {
    let (shown_point, exponent) = if exponential {
        (1, Some(point - 1))
    } else {
        (point, None)
    };
    let fraction_length;
    if shown_point <= 0 {
        out.push('0');
        let zeros = (-shown_point) as usize;
        fraction_length = zeros + digits.len();
        if fraction_length > 0 || keep_point || min_fraction > 0 {
            out.push('.');
        }
        out.extend(std::iter::repeat_n('0', zeros));
        out.push_str(digits);
    } else {
        let split = shown_point as usize;
        if digits.len() > split {
            out.push_str(&digits[..split]);
            out.push('.');
            out.push_str(&digits[split..]);
            fraction_length = digits.len() - split;
        } else {
            out.push_str(digits);
            out.extend(std::iter::repeat_n('0', split - digits.len()));
            fraction_length = 0;
            if keep_point || min_fraction > 0 {
                out.push('.');
            }
        }
    }
    if min_fraction > fraction_length {
        out.extend(std::iter::repeat_n('0', min_fraction - fraction_length));
    }
    if let Some(e) = exponent {
        push_exponent(out, e);
    }
}

fn push_exponent(out: &mut String, e: i32) {
    let sign = if e < 0 { '-' } else { '+' };
    let _ = write!(out, "e{sign}{:02}", e.unsigned_abs());
}

/// No finite double has more fractional digits than this, so longer precisions only add zeros.
const MOST_DIGITS: usize = 1100;

/// Fixed notation of a finite float with exactly `precision` fractional digits.
fn fixed(x: f64, precision: usize, alternate: bool) -> String {
    let mut out = format!("{:.*}", precision.min(MOST_DIGITS), x);
    if precision > MOST_DIGITS {
        out.extend(std::iter::repeat_n('0', precision - MOST_DIGITS));
    } else if precision == 0 && alternate {
        out.push('.');
    }
    out
}

/// The digits of `|x|` rounded to `count` significant ones, and its decimal exponent.
fn significant(x: f64, count: usize) -> (String, i32) {
    let text = format!("{:.*e}", count.clamp(1, MOST_DIGITS) - 1, x.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(|&c| c != '.').collect();
    if count > MOST_DIGITS {
        digits.extend(std::iter::repeat_n('0', count - MOST_DIGITS));
    }
    (digits, exponent.parse().unwrap_or(0))
}

/// How [`format_code`] writes a float.
#[derive(Debug, Clone, Copy, Default)]
pub struct FloatStyle {
    /// `#`: always a decimal point, and `g` keeps its trailing zeros.
    pub alternate: bool,
    /// At least one digit after the point unless in exponent form (`repr`, empty format type).
    pub add_dot_0: bool,
}

/// Formats under a code: `e E f F g G r`; `r` is the shortest repr and ignores the precision.
/// The result has a leading minus when negative, never a plus.
pub fn format_code(x: f64, code: u8, precision: usize, style: FloatStyle) -> String {
    let mut out = if !x.is_finite() {
        non_finite(x).to_string()
    } else {
        match code | 0x20 {
            b'f' => fixed(x, precision, style.alternate),
            b'e' => {
                // The digit before the point comes on top of the precision.
                let (digits, exponent) = significant(x, precision + 1);
                let mut out = sign_of(x);
                lay_out(
                    &mut out,
                    &digits,
                    exponent + 1,
                    true,
                    precision,
                    style.alternate,
                );
                out
            }
            b'r' => {
                let mut buffer = ryu::Buffer::new();
                let text = buffer.format_finite(x.abs());
                let (digits, point) = ryu_digits(text);
                let exponential = point > 16 || point <= -4;
                let mut out = sign_of(x);
                let pad = usize::from(style.add_dot_0 && !exponential);
                lay_out(&mut out, &digits, point, exponential, pad, style.alternate);
                out
            }
            _ => general(x, precision, style),
        }
    };
    if code.is_ascii_uppercase() {
        out.make_ascii_uppercase();
    }
    out
}

fn sign_of(x: f64) -> String {
    if x.is_sign_negative() {
        "-".to_string()
    } else {
        String::new()
    }
}

fn general(x: f64, precision: usize, style: FloatStyle) -> String {
    let precision = precision.max(1);
    let (mut digits, exponent) = significant(x, precision);
    let point = i64::from(exponent) + 1;
    let exponential = point <= -4 || point > precision as i64 - i64::from(style.add_dot_0);
    if !style.alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let mut out = sign_of(x);
    let pad = usize::from(style.add_dot_0 && !exponential);
    lay_out(
        &mut out,
        &digits,
        exponent + 1,
        exponential,
        pad,
        style.alternate,
    );
    out
}

/// The text of a complex number, as `repr` gives it.
pub fn complex_repr(re: f64, im: f64) -> String {
    let part = |x| format_code(x, b'r', 0, FloatStyle::default());
    if re == 0.0 && !re.is_sign_negative() {
        return format!("{}j", part(im));
    }
    let imaginary = part(im);
    let plus = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imaginary}j)", part(re))
}

/// `float.hex`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return non_finite(x).to_string();
    }
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let sign = if x.is_sign_negative() { "-" } else { "" };
    if biased == 0 && fraction == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let (lead, exponent) = if biased == 0 {
        (0, -1022)
    } else {
        (1, biased - 1023)
    };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}
