//! printf-style formatting: `%` on str and bytes. The parser and the conversions are here;
//! arguments come from the object layer through [`PercentArgs`].

use super::MAX_TEXT;
use super::error::{TextError, TextResult};
use super::float_repr::{FloatStyle, format_code};
use super::str_find::Text;
use super::str_methods::{fill, pad};
use crate::numeric::int_text::{IntRef, prefix};
use num_bigint::BigInt;

/// Flags of a conversion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// space
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// A width or a precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Amount {
    Given(i64),
    Star,
}

/// One conversion as written.
struct Raw<'a> {
    key: Option<&'a [u8]>,
    flags: Flags,
    width: Option<Amount>,
    precision: Option<Amount>,
    /// Byte offset of the conversion character.
    at: usize,
    /// True for a bare `%%`.
    percent: bool,
}

/// A conversion with its numbers settled.
#[derive(Debug, Clone, Copy)]
pub struct Conversion {
    /// Flags.
    pub flags: Flags,
    /// Minimum width.
    pub width: usize,
    /// Precision, if given.
    pub precision: Option<usize>,
    /// The conversion character.
    pub kind: char,
}

/// An argument seen as a number for `%d`, `%x`, `*`.
#[derive(Debug, Clone)]
pub enum IntArg {
    /// A machine int.
    Small(i64),
    /// A big int.
    Big(BigInt),
    /// Not convertible.
    NotANumber,
}

/// An argument of `%c`.
#[derive(Debug, Clone)]
pub enum CharArg {
    /// An int; `None` when beyond a machine int.
    Code(Option<i64>),
    /// A str (or for bytes formats a bytes object).
    Text(Vec<u8>),
    /// Neither.
    Other,
}

/// Where the arguments of a `%` come from.
pub trait PercentArgs {
    /// An argument.
    type Value: Copy;
    /// The object layer's error.
    type Error: From<TextError>;
    /// The next positional argument; `None` when used up.
    fn next(&mut self) -> Result<Option<Self::Value>, Self::Error>;
    /// Whether the right side is a mapping, which keys in parentheses need.
    fn is_mapping(&self) -> bool;
    /// The argument under a key of the mapping.
    fn lookup(&mut self, key: &str) -> Result<Self::Value, Self::Error>;
    /// Whether no argument is left over (always true for a mapping).
    fn all_used(&self) -> bool;
    /// The name of an argument's type.
    fn type_name(&self, value: Self::Value) -> String;
    /// The int behind `*`: only real ints count.
    fn star(&mut self, value: Self::Value) -> Result<IntArg, Self::Error>;
    /// The int of `%d %i %u` (floats truncate) or of `%o %x %X` (ints and `__index__` only).
    fn integer(&mut self, value: Self::Value, kind: char) -> Result<IntArg, Self::Error>;
    /// The float of `%e %f %g`; `None` when it is not a real number.
    fn float(&mut self, value: Self::Value) -> Result<Option<f64>, Self::Error>;
    /// The argument of `%c`.
    fn char_arg(&mut self, value: Self::Value) -> Result<CharArg, Self::Error>;
    /// `str`, `repr` or `ascii` of an argument, by `s`, `r`, `a`.
    fn text(&mut self, value: Self::Value, kind: char) -> Result<String, Self::Error>;
    /// The bytes of `%s` and `%b` in a bytes format; `None` when the object has none.
    fn bytes(&mut self, value: Self::Value) -> Result<Option<Vec<u8>>, Self::Error>;
}

/// Parses one conversion; `at` is just behind the percent sign.
fn parse_conversion(format: &[u8], mut at: usize, mapping: bool) -> TextResult<Raw<'_>> {
    let mut key = None;
    if format.get(at) == Some(&b'%') {
        return Ok(Raw {
            key,
            flags: Flags::default(),
            width: None,
            precision: None,
            at,
            percent: true,
        });
    }
    if format.get(at) == Some(&b'(') {
        if !mapping {
            return Err(TextError::type_error("format requires a mapping"));
        }
        at += 1;
        let from = at;
        let mut depth = 1;
        loop {
            match format.get(at) {
                None => return Err(TextError::value("incomplete format key")),
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                Some(_) => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        key = Some(&format[from..at - 1]);
    }
    let mut flags = Flags::default();
    loop {
        match format.get(at) {
            Some(b'-') => flags.left = true,
            Some(b'+') => flags.plus = true,
            Some(b' ') => flags.space = true,
            Some(b'#') => flags.alternate = true,
            Some(b'0') => flags.zero = true,
            _ => break,
        }
        at += 1;
    }
    let width = parse_amount(format, &mut at, i64::MAX, "width too big")?;
    let mut precision = None;
    if format.get(at) == Some(&b'.') {
        at += 1;
        let given = parse_amount(format, &mut at, i64::from(i32::MAX), "precision too big")?;
        precision = Some(given.unwrap_or(Amount::Given(0)));
    }
    if matches!(format.get(at), Some(b'h' | b'l' | b'L')) {
        at += 1;
    }
    if at >= format.len() && width != Some(Amount::Star) && precision != Some(Amount::Star) {
        return Err(incomplete());
    }
    Ok(Raw {
        key,
        flags,
        width,
        precision,
        at,
        percent: false,
    })
}

fn incomplete() -> TextError {
    TextError::value("incomplete format")
}

fn parse_amount(
    format: &[u8],
    at: &mut usize,
    limit: i64,
    error: &str,
) -> TextResult<Option<Amount>> {
    if format.get(*at) == Some(&b'*') {
        *at += 1;
        return Ok(Some(Amount::Star));
    }
    let mut value = None;
    while let Some(d) = format.get(*at).filter(|b| b.is_ascii_digit()) {
        let next = value
            .unwrap_or(0i64)
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(d - b'0')))
            .filter(|&v| v <= limit)
            .ok_or_else(|| TextError::value(error))?;
        value = Some(next);
        *at += 1;
    }
    Ok(value.map(Amount::Given))
}

fn not_enough() -> TextError {
    TextError::type_error("not enough arguments for format string")
}

/// Fetches the arguments that a conversion's stars and value need.
fn settle<A: PercentArgs>(
    format: &[u8],
    raw: &Raw,
    kind: char,
    args: &mut A,
) -> Result<(Conversion, A::Value), A::Error> {
    let mut keyed = None;
    if let Some(key) = raw.key {
        let key = String::from_utf8_lossy(key);
        keyed = Some(args.lookup(&key)?);
    }
    let mut flags = raw.flags;
    let mut width = 0;
    match raw.width {
        Some(Amount::Given(w)) => width = w as usize,
        Some(Amount::Star) => {
            let w = star(args, "ssize_t", i64::MAX)?;
            if w < 0 {
                flags.left = true;
            }
            width = w.unsigned_abs() as usize;
        }
        None => {}
    }
    let precision = match raw.precision {
        Some(Amount::Given(p)) => Some(p as usize),
        Some(Amount::Star) => Some(star(args, "int", i64::from(i32::MAX))?.max(0) as usize),
        None => None,
    };
    if raw.at >= format.len() {
        return Err(incomplete().into());
    }
    let value = match keyed {
        Some(value) => value,
        None => args.next()?.ok_or_else(not_enough)?,
    };
    let conversion = Conversion {
        flags,
        width,
        precision,
        kind,
    };
    Ok((conversion, value))
}

fn star<A: PercentArgs>(args: &mut A, c_type: &str, limit: i64) -> Result<i64, A::Error> {
    let value = args.next()?.ok_or_else(not_enough)?;
    match args.star(value)? {
        IntArg::Small(n) if (-limit..=limit).contains(&n) => Ok(n),
        IntArg::NotANumber => Err(TextError::type_error("* wants int").into()),
        _ => {
            let text = format!("Python int too large to convert to C {c_type}");
            Err(TextError::overflow(text).into())
        }
    }
}

fn unsupported(kind: char, index: usize) -> TextError {
    let shown = if ('\u{1f}'..='~').contains(&kind) {
        kind
    } else {
        '?'
    };
    TextError::value(format!(
        "unsupported format character '{shown}' (0x{:x}) at index {index}",
        kind as u32
    ))
}

/// An int under `d i u o x X`.
pub fn convert_int(n: IntRef, c: &Conversion, max_digits: usize) -> TextResult<String> {
    let radix = match c.kind {
        'o' => 8,
        'x' | 'X' => 16,
        _ => 10,
    };
    let mut digits = n.digits(radix, max_digits)?;
    let precision = c.precision.unwrap_or(0);
    if precision > MAX_TEXT {
        return Err(TextError::memory());
    }
    if digits.len() < precision {
        digits.insert_str(0, &"0".repeat(precision - digits.len()));
    }
    let mut prefix = if c.flags.alternate { prefix(radix) } else { "" };
    if c.kind == 'X' {
        digits.make_ascii_uppercase();
        prefix = if c.flags.alternate { "0X" } else { "" };
    }
    fit_number(n.is_negative(), prefix, &digits, c)
}

/// A float under `e E f F g G`.
pub fn convert_float(x: f64, c: &Conversion) -> TextResult<String> {
    let style = FloatStyle {
        alternate: c.flags.alternate,
        add_dot_0: false,
    };
    if c.precision.is_some_and(|p| p > MAX_TEXT / 8) {
        return Err(TextError::memory());
    }
    let text = format_code(x, c.kind as u8, c.precision.unwrap_or(6), style);
    let body = text.strip_prefix('-').unwrap_or(&text);
    fit_number(body.len() < text.len(), "", body, c)
}

fn fit_number(negative: bool, prefix: &str, body: &str, c: &Conversion) -> TextResult<String> {
    let sign = match (negative, c.flags.plus, c.flags.space) {
        (true, _, _) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let len = sign.len() + prefix.len() + body.len();
    let gap = c.width.saturating_sub(len);
    if len.saturating_add(gap) > MAX_TEXT {
        return Err(TextError::memory());
    }
    let (left, zeros, right) = match (c.flags.left, c.flags.zero) {
        (true, _) => (0, 0, gap),
        (false, true) => (0, gap, 0),
        (false, false) => (gap, 0, 0),
    };
    let mut out = String::with_capacity(len + gap);
    fill(&mut out, ' ', left);
    out.push_str(sign);
    out.push_str(prefix);
    fill(&mut out, '0', zeros);
    out.push_str(body);
    fill(&mut out, ' ', right);
    Ok(out)
}

/// A text under `s r a c`: cut to the precision (not for `c`), padded with spaces.
pub fn convert_text(s: &str, c: &Conversion) -> TextResult<String> {
    let mut t = Text::new(s);
    if let Some(p) = c.precision
        && c.kind != 'c'
        && p < t.len
    {
        t = Text::with_len(t.range(0, p), p);
    }
    let gap = c.width.saturating_sub(t.len);
    if c.flags.left {
        pad(t.s, 0, gap, ' ')
    } else {
        pad(t.s, gap, 0, ' ')
    }
}

fn convert_bytes(out: &mut Vec<u8>, b: &[u8], c: &Conversion) -> TextResult<()> {
    let b = match c.precision {
        Some(p) if p < b.len() && c.kind != 'c' => &b[..p],
        _ => b,
    };
    let gap = c.width.saturating_sub(b.len());
    if gap > MAX_TEXT {
        return Err(TextError::memory());
    }
    if !c.flags.left {
        out.resize(out.len() + gap, b' ');
    }
    out.extend_from_slice(b);
    if c.flags.left {
        out.resize(out.len() + gap, b' ');
    }
    Ok(())
}

/// The numeric conversions, the same for str and bytes formats; `None` for other kinds.
fn convert_number<A: PercentArgs>(
    args: &mut A,
    value: A::Value,
    c: &Conversion,
    max_digits: usize,
    in_bytes: bool,
) -> Result<Option<String>, A::Error> {
    match c.kind {
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let arg = args.integer(value, c.kind)?;
            let n = match &arg {
                IntArg::Small(n) => IntRef::Small(*n),
                IntArg::Big(n) => IntRef::Big(n),
                IntArg::NotANumber => {
                    let wanted = match c.kind {
                        'o' | 'x' | 'X' => "an integer",
                        _ => "a real number",
                    };
                    let text = format!(
                        "%{} format: {wanted} is required, not {}",
                        c.kind,
                        args.type_name(value)
                    );
                    return Err(TextError::type_error(text).into());
                }
            };
            Ok(Some(convert_int(n, c, max_digits)?))
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match args.float(value)? {
            Some(x) => Ok(Some(convert_float(x, c)?)),
            None => {
                let name = args.type_name(value);
                let text = if in_bytes {
                    format!("float argument required, not {name}")
                } else {
                    format!("must be real number, not {name}")
                };
                Err(TextError::type_error(text).into())
            }
        },
        _ => Ok(None),
    }
}

fn char_of<A: PercentArgs>(args: &mut A, value: A::Value) -> Result<String, A::Error> {
    let wrong = |what: String| {
        TextError::type_error(format!(
            "%c requires an int or a unicode character, not {what}"
        ))
    };
    match args.char_arg(value)? {
        CharArg::Code(code) => code
            .and_then(|c| u32::try_from(c).ok())
            .and_then(super::surrogate::to_char)
            .map(String::from)
            .ok_or_else(|| TextError::overflow("%c arg not in range(0x110000)").into()),
        CharArg::Text(text) => {
            let text = String::from_utf8_lossy(&text).into_owned();
            match text.chars().count() {
                1 => Ok(text),
                n => Err(wrong(format!("a string of length {n}")).into()),
            }
        }
        CharArg::Other => Err(wrong(args.type_name(value)).into()),
    }
}

fn byte_of<A: PercentArgs>(args: &mut A, value: A::Value) -> Result<u8, A::Error> {
    let wrong = |what: String| {
        TextError::type_error(format!(
            "%c requires an integer in range(256) or a single byte, not {what}"
        ))
    };
    match args.char_arg(value)? {
        CharArg::Code(code) => code
            .and_then(|c| u8::try_from(c).ok())
            .ok_or_else(|| TextError::overflow("%c arg not in range(256)").into()),
        CharArg::Text(text) => match text[..] {
            [b] => Ok(b),
            _ => {
                let what = format!(
                    "a {} object of length {}",
                    args.type_name(value),
                    text.len()
                );
                Err(wrong(what).into())
            }
        },
        CharArg::Other => Err(wrong(args.type_name(value)).into()),
    }
}

/// `format % args` for str.
pub fn format_str<A: PercentArgs>(
    format: &str,
    args: &mut A,
    max_digits: usize,
) -> Result<String, A::Error> {
    let bytes = format.as_bytes();
    let mut out = String::with_capacity(format.len() + 16);
    let mut from = 0;
    while let Some(i) = memchr::memchr(b'%', &bytes[from..]) {
        out.push_str(&format[from..from + i]);
        let raw = parse_conversion(bytes, from + i + 1, args.is_mapping())?;
        if raw.percent {
            out.push('%');
            from = raw.at + 1;
            continue;
        }
        let kind = format[raw.at..].chars().next().unwrap_or('\0');
        let (c, value) = settle(bytes, &raw, kind, args)?;
        if let Some(text) = convert_number(args, value, &c, max_digits, false)? {
            out.push_str(&text);
        } else {
            let text = match kind {
                's' | 'r' | 'a' => args.text(value, kind)?,
                'c' => char_of(args, value)?,
                _ => return Err(unsupported(kind, format[..raw.at].chars().count()).into()),
            };
            if c.width == 0 && c.precision.is_none() {
                out.push_str(&text);
            } else {
                out.push_str(&convert_text(&text, &c)?);
            }
        }
        from = raw.at + kind.len_utf8();
    }
    out.push_str(&format[from..]);
    if !args.all_used() {
        return Err(left_over("string").into());
    }
    Ok(out)
}

fn left_over(what: &str) -> TextError {
    TextError::type_error(format!(
        "not all arguments converted during {what} formatting"
    ))
}

/// `format % args` for bytes.
pub fn format_bytes<A: PercentArgs>(
    format: &[u8],
    args: &mut A,
    max_digits: usize,
) -> Result<Vec<u8>, A::Error> {
    let mut out = Vec::with_capacity(format.len() + 16);
    let mut from = 0;
    while let Some(i) = memchr::memchr(b'%', &format[from..]) {
        out.extend_from_slice(&format[from..from + i]);
        let raw = parse_conversion(format, from + i + 1, args.is_mapping())?;
        from = raw.at + 1;
        if raw.percent {
            out.push(b'%');
            continue;
        }
        let kind = format.get(raw.at).map_or('\0', |&b| char::from(b));
        let (c, value) = settle(format, &raw, kind, args)?;
        if let Some(text) = convert_number(args, value, &c, max_digits, true)? {
            out.extend_from_slice(text.as_bytes());
            continue;
        }
        match kind {
            's' | 'b' => {
                let b = args.bytes(value)?.ok_or_else(|| {
                    TextError::type_error(format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                        args.type_name(value)
                    ))
                })?;
                convert_bytes(&mut out, &b, &c)?;
            }
            // In a bytes format even `%r` must come out as ASCII.
            'r' | 'a' => convert_bytes(&mut out, args.text(value, 'a')?.as_bytes(), &c)?,
            'c' => convert_bytes(&mut out, &[byte_of(args, value)?], &c)?,
            _ => return Err(unsupported(kind, raw.at).into()),
        }
    }
    out.extend_from_slice(&format[from.min(format.len())..]);
    if !args.all_used() {
        return Err(left_over("bytes").into());
    }
    Ok(out)
}
