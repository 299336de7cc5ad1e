//! The format mini-language of `format()` and f-strings: the parser, and str formatting.
//! Numbers are in `format_number`.

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use super::str_find::Text;
use super::str_methods::pad;

/// Grouping of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// None.
    Off,
    /// `,`
    Comma,
    /// `_`
    Underscore,
}

impl Grouping {
    /// The separator as text; empty without grouping.
    pub fn separator(self) -> &'static str {
        match self {
            Grouping::Off => "",
            Grouping::Comma => ",",
            Grouping::Underscore => "_",
        }
    }
}

/// A parsed format specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatSpec {
    /// Fill character.
    pub fill: char,
    /// One of `< > = ^`.
    pub align: char,
    /// `+`, `-`, space, or nothing.
    pub sign: Option<char>,
    /// `z`
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Minimum width.
    pub width: Option<usize>,
    /// Grouping of the whole part.
    pub grouping: Grouping,
    /// Grouping of the fractional part.
    pub fraction_grouping: Grouping,
    /// Precision.
    pub precision: Option<usize>,
    /// Presentation type; NUL when the specification has none and the type has no default.
    pub kind: char,
}

/// Reads decimal digits at `*at` (digits of any script, as CPython does).
/// `Ok(None)` when there are none.
pub(super) fn take_number(chars: &[char], at: &mut usize) -> TextResult<Option<usize>> {
    let mut value: Option<i64> = None;
    while let Some(d) = chars
        .get(*at)
        .and_then(|&c| super::unicode::decimal_value(c))
    {
        let next = value
            .unwrap_or(0)
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(d)));
        value = Some(next.ok_or_else(too_many_digits)?);
        *at += 1;
    }
    Ok(value.map(|v| v as usize))
}

pub(super) fn too_many_digits() -> TextError {
    TextError::value("Too many decimal digits in format string")
}

fn both_separators() -> TextError {
    TextError::value("Cannot specify both ',' and '_'.")
}

/// The error of a grouping that a presentation type does not allow.
fn bad_separator(grouping: Grouping, kind: char) -> TextError {
    let separator = grouping.separator();
    let shown = if (' '..'\u{80}').contains(&kind) && kind != ' ' {
        format!("'{kind}'")
    } else {
        format!("'\\x{:x}'", kind as u32)
    };
    TextError::value(format!("Cannot specify '{separator}' with {shown}."))
}

/// The error of a presentation type that an object does not have.
pub fn unknown_type(kind: char, type_name: &str) -> TextError {
    let shown = if ('!'..'\u{80}').contains(&kind) {
        kind.to_string()
    } else {
        format!("\\x{:x}", kind as u32)
    };
    TextError::value(format!(
        "Unknown format code '{shown}' for object of type '{type_name}'"
    ))
}

/// Reads `,` and `_` at `*at`.
fn take_grouping(chars: &[char], at: &mut usize) -> TextResult<Grouping> {
    let mut grouping = Grouping::Off;
    if chars.get(*at) == Some(&',') {
        grouping = Grouping::Comma;
        *at += 1;
    }
    if chars.get(*at) == Some(&'_') {
        if grouping != Grouping::Off {
            return Err(both_separators());
        }
        grouping = Grouping::Underscore;
        *at += 1;
    }
    if chars.get(*at) == Some(&',') && grouping == Grouping::Underscore {
        return Err(both_separators());
    }
    Ok(grouping)
}

/// Parses a specification; `kind` and `align` are the type's defaults.
pub fn parse(spec: &str, kind: char, align: char, type_name: &str) -> TextResult<FormatSpec> {
    let chars: Vec<char> = spec.chars().collect();
    let is_align = |i: usize| matches!(chars.get(i), Some('<' | '>' | '=' | '^'));
    let mut out = FormatSpec {
        fill: ' ',
        align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: None,
        grouping: Grouping::Off,
        fraction_grouping: Grouping::Off,
        precision: None,
        kind,
    };
    let mut at = 0;
    let (mut has_fill, mut has_align) = (false, false);
    if is_align(1) {
        out.fill = chars[0];
        out.align = chars[1];
        (has_fill, has_align) = (true, true);
        at = 2;
    } else if is_align(0) {
        out.align = chars[0];
        has_align = true;
        at = 1;
    }
    if let Some(&c @ ('+' | '-' | ' ')) = chars.get(at) {
        out.sign = Some(c);
        at += 1;
    }
    if chars.get(at) == Some(&'z') {
        out.no_negative_zero = true;
        at += 1;
    }
    if chars.get(at) == Some(&'#') {
        out.alternate = true;
        at += 1;
    }
    if !has_fill && chars.get(at) == Some(&'0') {
        out.fill = '0';
        if !has_align && align == '>' {
            out.align = '=';
        }
        at += 1;
    }
    out.width = take_number(&chars, &mut at)?;
    out.grouping = take_grouping(&chars, &mut at)?;
    if chars.get(at) == Some(&'.') {
        at += 1;
        let from = at;
        out.precision = take_number(&chars, &mut at)?;
        out.fraction_grouping = take_grouping(&chars, &mut at)?;
        if at == from {
            return Err(TextError::value("Format specifier missing precision"));
        }
    }
    match chars.len() - at {
        0 => {}
        1 => out.kind = chars[at],
        _ => {
            return Err(TextError::value(format!(
                "Invalid format specifier '{spec}' for object of type '{type_name}'"
            )));
        }
    }
    let groups = match out.kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => true,
        'b' | 'o' | 'x' | 'X' => out.grouping != Grouping::Comma,
        _ => false,
    };
    if out.grouping != Grouping::Off && !groups {
        return Err(bad_separator(out.grouping, out.kind));
    }
    if out.fraction_grouping != Grouping::Off && out.kind == 'n' {
        return Err(bad_separator(out.fraction_grouping, 'n'));
    }
    Ok(out)
}

/// Splits the padding of a text of `len` characters by the alignment: left and right.
pub(super) fn margins(spec: &FormatSpec, len: usize) -> (usize, usize) {
    let gap = spec.width.unwrap_or(0).saturating_sub(len);
    match spec.align {
        '>' => (gap, 0),
        '^' => (gap / 2, gap - gap / 2),
        _ => (0, gap),
    }
}

/// `format(str, spec)`.
pub fn format_str(t: Text, spec: &str, type_name: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(t.s.to_string());
    }
    let spec = parse(spec, 's', '<', type_name)?;
    if spec.kind != 's' {
        return Err(unknown_type(spec.kind, type_name));
    }
    let forbidden = |what: &str| {
        Err(TextError::value(format!(
            "{what} not allowed in string format specifier"
        )))
    };
    match spec.sign {
        Some(' ') => return forbidden("Space"),
        Some(_) => return forbidden("Sign"),
        None => {}
    }
    if spec.no_negative_zero {
        return forbidden("Negative zero coercion (z)");
    }
    if spec.alternate {
        return forbidden("Alternate form (#)");
    }
    if spec.align == '=' {
        return forbidden("'=' alignment");
    }
    let shown = match spec.precision {
        Some(p) if p < t.len => Text::with_len(t.range(0, p), p),
        _ => t,
    };
    if spec.width.is_some_and(|w| w > MAX_TEXT) {
        return Err(TextError::memory());
    }
    let (left, right) = margins(&spec, shown.len);
    pad(shown.s, left, right, spec.fill)
}
