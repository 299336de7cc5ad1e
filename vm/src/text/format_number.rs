//! `format()` of int, bool, float and complex: sign, prefix, grouping, padding.

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use super::float_repr::{FloatStyle, format_code};
use super::format_spec::{FormatSpec, Grouping, margins, parse, unknown_type};
use super::str_methods::{fill, pad};
use crate::numeric::int_text::{IntRef, prefix};

/// The parts of a number's text, in order.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    /// Whole digits, to be grouped.
    whole: &'a str,
    /// Fractional digits without the point, to be grouped; with the point even if empty.
    fraction: Option<&'a str>,
    /// Exponent, percent sign, `inf`, `nan`.
    rest: &'a str,
}

/// Groups digits from the right and fills with zeros to a width, never starting with a separator.
fn group_whole(digits: &str, separator: &str, size: usize, min_width: usize) -> String {
    let mut width = min_width as i64;
    let mut remaining = digits.len();
    let mut groups: Vec<String> = Vec::new();
    if remaining == 0 && width == 0 {
        return String::new();
    }
    loop {
        let wanted = (remaining as i64).max(width).max(1);
        let length = (size as i64).min(wanted) as usize;
        let taken = length.min(remaining);
        let zeros = length - taken;
        groups.push(format!(
            "{}{}",
            "0".repeat(zeros),
            &digits[remaining - taken..remaining]
        ));
        remaining -= taken;
        width -= length as i64;
        if remaining == 0 && width <= 0 {
            break;
        }
        width -= separator.len() as i64;
    }
    groups.reverse();
    groups.join(separator)
}

/// Groups fractional digits from the left in threes.
fn group_fraction(digits: &str, grouping: Grouping) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push_str(grouping.separator());
        }
        out.push(c);
    }
    out
}

fn lay_out(parts: &Parts, spec: &FormatSpec) -> TextResult<String> {
    if spec.width.is_some_and(|w| w > MAX_TEXT) {
        return Err(TextError::memory());
    }
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let grouped;
    let fraction = match (parts.fraction, spec.fraction_grouping) {
        (None, _) => "",
        (Some(digits), Grouping::Off) => digits,
        (Some(digits), grouping) => {
            grouped = group_fraction(digits, grouping);
            &grouped
        }
    };
    let point = usize::from(parts.fraction.is_some());
    let fixed =
        sign.len() + parts.prefix.len() + point + fraction.len() + parts.rest.chars().count();
    let min_width = if spec.fill == '0' && spec.align == '=' {
        spec.width.unwrap_or(0).saturating_sub(fixed)
    } else {
        0
    };
    let group_size = if matches!(spec.kind, 'b' | 'o' | 'x' | 'X') {
        4
    } else {
        3
    };
    // Infinity and NaN have no digits to group, only zeros before them.
    let separator = if parts.whole.is_empty() {
        ""
    } else {
        spec.grouping.separator()
    };
    let grouped;
    let (zeros, whole) = if separator.is_empty() {
        (min_width.saturating_sub(parts.whole.len()), parts.whole)
    } else {
        grouped = group_whole(parts.whole, separator, group_size, min_width);
        (0, grouped.as_str())
    };
    let len = fixed + zeros + whole.len();
    let (left, inner, right) = if spec.align == '=' {
        (0, spec.width.unwrap_or(0).saturating_sub(len), 0)
    } else {
        let (left, right) = margins(spec, len);
        (left, 0, right)
    };
    // The rest may be a character of several bytes.
    let bytes = len + parts.rest.len() + (left + inner + right) * spec.fill.len_utf8();
    if bytes > MAX_TEXT {
        return Err(TextError::memory());
    }
    let mut out = String::with_capacity(bytes);
    fill(&mut out, spec.fill, left);
    out.push_str(sign);
    out.push_str(parts.prefix);
    fill(&mut out, spec.fill, inner);
    fill(&mut out, '0', zeros);
    out.push_str(whole);
    if parts.fraction.is_some() {
        out.push('.');
        out.push_str(fraction);
    }
    out.push_str(parts.rest);
    fill(&mut out, spec.fill, right);
    Ok(out)
}

/// `format(int, spec)`; also bool with its own type name. An empty spec is `str()`.
pub fn format_int(n: IntRef, spec: &str, type_name: &str, max_digits: usize) -> TextResult<String> {
    if spec.is_empty() {
        let mut digits = n.digits(10, max_digits)?;
        if n.is_negative() {
            digits.insert(0, '-');
        }
        return Ok(digits);
    }
    let spec = parse(spec, 'd', '>', type_name)?;
    match spec.kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float_with(n.to_f64()?, &spec),
        kind => return Err(unknown_type(kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(TextError::value(
            "Precision not allowed in integer format specifier",
        ));
    }
    if spec.no_negative_zero {
        return Err(TextError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.kind == 'c' {
        return format_char(n, &spec);
    }
    let radix = match spec.kind {
        'b' => 2,
        'o' => 8,
        'x' | 'X' => 16,
        _ => 10,
    };
    let mut digits = n.digits(radix, max_digits)?;
    let mut prefix = if spec.alternate { prefix(radix) } else { "" };
    if spec.kind == 'X' {
        digits.make_ascii_uppercase();
        prefix = if spec.alternate { "0X" } else { "" };
    }
    let parts = Parts {
        negative: n.is_negative(),
        prefix,
        whole: &digits,
        fraction: None,
        rest: "",
    };
    lay_out(&parts, &spec)
}

fn format_char(n: IntRef, spec: &FormatSpec) -> TextResult<String> {
    if spec.sign.is_some() {
        return Err(TextError::value(
            "Sign not allowed with integer format specifier 'c'",
        ));
    }
    if spec.alternate {
        return Err(TextError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let code = n
        .to_i64()
        .ok_or_else(|| TextError::overflow("Python int too large to convert to C long"))?;
    let c = u32::try_from(code)
        .ok()
        .and_then(super::surrogate::to_char)
        .ok_or_else(|| TextError::overflow("%c arg not in range(0x110000)"))?;
    let mut buffer = [0; 4];
    let parts = Parts {
        negative: false,
        prefix: "",
        whole: "",
        fraction: None,
        rest: c.encode_utf8(&mut buffer),
    };
    lay_out(&parts, spec)
}

/// `format(float, spec)`. An empty spec is `repr`.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(super::float_repr::repr(x));
    }
    let spec = parse(spec, '\0', '>', type_name)?;
    match spec.kind {
        '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' => float_with(x, &spec),
        kind => Err(unknown_type(kind, type_name)),
    }
}

fn checked_precision(spec: &FormatSpec) -> TextResult<Option<usize>> {
    match spec.precision {
        Some(p) if p > i32::MAX as usize => Err(TextError::value("precision too big")),
        Some(p) if p > MAX_TEXT / 8 => Err(TextError::memory()),
        p => Ok(p),
    }
}

fn float_with(x: f64, spec: &FormatSpec) -> TextResult<String> {
    let precision = checked_precision(spec)?;
    let mut style = FloatStyle {
        alternate: spec.alternate,
        add_dot_0: spec.kind == '\0',
    };
    let (code, x) = match spec.kind {
        '\0' if precision.is_none() => (b'r', x),
        '\0' | 'n' => (b'g', x),
        '%' => (b'f', x * 100.0),
        kind => (kind as u8, x),
    };
    if spec.kind != '\0' {
        style.add_dot_0 = false;
    }
    let mut text = format_code(x, code, precision.unwrap_or(6), style);
    if spec.kind == '%' {
        text.push('%');
    }
    lay_out(&float_parts(&text, spec.no_negative_zero), spec)
}

/// Cuts a float's text into sign, digits, fraction and the rest.
fn float_parts(text: &str, no_negative_zero: bool) -> Parts<'_> {
    let (mut negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let digits_end = |s: &str| s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
    let (whole, after) = body.split_at(digits_end(body));
    let (fraction, rest) = match after.strip_prefix('.') {
        Some(f) => {
            let (fraction, rest) = f.split_at(digits_end(f));
            (Some(fraction), rest)
        }
        None => (None, after),
    };
    let all_zero = |s: &str| s.bytes().all(|b| b == b'0');
    if no_negative_zero && !whole.is_empty() && all_zero(whole) && fraction.is_none_or(all_zero) {
        negative = false;
    }
    Parts {
        negative,
        prefix: "",
        whole,
        fraction,
        rest,
    }
}

/// `format(complex, spec)`. An empty spec is `repr`.
pub fn format_complex(re: f64, im: f64, spec: &str, type_name: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(super::float_repr::complex_repr(re, im));
    }
    let spec = parse(spec, '\0', '>', type_name)?;
    if !matches!(spec.kind, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') {
        return Err(unknown_type(spec.kind, type_name));
    }
    let precision = checked_precision(&spec)?;
    if spec.fill == '0' {
        return Err(TextError::value(
            "Zero padding is not allowed in complex format specifier",
        ));
    }
    if spec.align == '=' {
        return Err(TextError::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let (code, mut skip_real, mut parentheses) = match spec.kind {
        '\0' => (if precision.is_none() { b'r' } else { b'g' }, true, true),
        'n' => (b'g', false, false),
        kind => (kind as u8, false, false),
    };
    skip_real &= re == 0.0 && !re.is_sign_negative();
    parentheses &= !skip_real;
    let style = FloatStyle {
        alternate: spec.alternate,
        add_dot_0: false,
    };
    let bare = FormatSpec {
        fill: '\0',
        align: '<',
        width: None,
        ..spec
    };
    let part = |x: f64, spec: &FormatSpec| {
        let text = format_code(x, code, precision.unwrap_or(6), style);
        lay_out(&float_parts(&text, spec.no_negative_zero), spec)
    };
    let mut out = String::new();
    if parentheses {
        out.push('(');
    }
    let mut imaginary = bare;
    if !skip_real {
        out.push_str(&part(re, &bare)?);
        imaginary.sign = Some('+');
    }
    out.push_str(&part(im, &imaginary)?);
    out.push('j');
    if parentheses {
        out.push(')');
    }
    if spec.width.is_some_and(|w| w > MAX_TEXT) {
        return Err(TextError::memory());
    }
    let (left, right) = margins(&spec, out.len());
    pad(&out, left, right, spec.fill)
}
