//! `str.format`: replacement fields, automatic numbering, attribute and index paths, nested
//! specifications. Values come from the object layer through [`FieldSource`].

use super::error::{TextError, TextResult};
use super::format_spec::too_many_digits;

/// A replacement field as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// Everything before `!`, `:` or the closing brace.
    pub name: &'a str,
    /// The character behind `!`.
    pub conversion: Option<char>,
    /// The specification, still with its nested fields.
    pub spec: &'a str,
    /// Whether the specification has nested fields.
    pub nested: bool,
}

/// Literal text, then perhaps a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Text to copy; escaped braces are already single.
    pub literal: &'a str,
    /// The field behind it.
    pub field: Option<Field<'a>>,
}

/// Cuts a format string into segments (`string.Formatter` needs it too).
#[derive(Debug, Clone)]
pub struct Segments<'a> {
    rest: &'a str,
}

impl<'a> Segments<'a> {
    /// Starts at the beginning.
    pub fn new(format: &'a str) -> Self {
        Segments { rest: format }
    }

    /// The next segment.
    pub fn next_segment(&mut self) -> TextResult<Option<Segment<'a>>> {
        let text = self.rest;
        if text.is_empty() {
            return Ok(None);
        }
        let Some(at) = memchr::memchr2(b'{', b'}', text.as_bytes()) else {
            self.rest = "";
            return Ok(Some(Segment {
                literal: text,
                field: None,
            }));
        };
        let bytes = text.as_bytes();
        let brace = bytes[at];
        if bytes.get(at + 1) == Some(&brace) {
            self.rest = &text[at + 2..];
            return Ok(Some(Segment {
                literal: &text[..at + 1],
                field: None,
            }));
        }
        if brace == b'}' {
            return Err(TextError::value("Single '}' encountered in format string"));
        }
        if at + 1 == bytes.len() {
            return Err(TextError::value("Single '{' encountered in format string"));
        }
        self.rest = &text[at + 1..];
        let field = self.parse_field()?;
        Ok(Some(Segment {
            literal: &text[..at],
            field: Some(field),
        }))
    }

    fn parse_field(&mut self) -> TextResult<Field<'a>> {
        let text = self.rest;
        let bytes = text.as_bytes();
        let mut at = 0;
        let end = loop {
            match bytes.get(at) {
                None => {
                    return Err(TextError::value("expected '}' before end of string"));
                }
                Some(b'{') => {
                    return Err(TextError::value("unexpected '{' in field name"));
                }
                // Inside brackets everything belongs to the index.
                Some(b'[') => {
                    at += memchr::memchr(b']', &bytes[at..]).unwrap_or(bytes.len() - at);
                }
                Some(&c @ (b'}' | b':' | b'!')) => break c,
                Some(_) => at += 1,
            }
        };
        let name = &text[..at];
        let mut rest = &text[at + 1..];
        let mut conversion = None;
        let field = |conversion, spec, nested| Field {
            name,
            conversion,
            spec,
            nested,
        };
        if end == b'}' {
            self.rest = rest;
            return Ok(field(None, "", false));
        }
        if end == b'!' {
            let mut chars = rest.chars();
            conversion = chars.next();
            if conversion.is_none() {
                return Err(TextError::value(
                    "end of string while looking for conversion specifier",
                ));
            }
            rest = chars.as_str();
            match chars.next() {
                Some('}') => {
                    self.rest = chars.as_str();
                    return Ok(field(conversion, "", false));
                }
                Some(':') => rest = chars.as_str(),
                Some(_) => {
                    return Err(TextError::value("expected ':' after conversion specifier"));
                }
                None => {}
            }
        }
        let mut depth = 1;
        let mut nested = false;
        for (i, b) in rest.bytes().enumerate() {
            match b {
                b'{' => {
                    nested = true;
                    depth += 1;
                }
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        self.rest = &rest[i + 1..];
                        return Ok(field(conversion, &rest[..i], nested));
                    }
                }
                _ => {}
            }
        }
        Err(TextError::value("unmatched '{' in format spec"))
    }
}

/// The first part of a field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First<'a> {
    /// Nothing: numbered automatically.
    Auto,
    /// A number.
    Index(usize),
    /// A keyword.
    Name(&'a str),
}

/// One step of a field's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// A number made of decimal digits only; `None` for anything else.
fn whole_number(s: &str) -> TextResult<Option<usize>> {
    let chars: Vec<char> = s.chars().collect();
    let mut at = 0;
    let mut value = 0i64;
    if chars.is_empty() {
        return Ok(None);
    }
    while let Some(&c) = chars.get(at) {
        let Some(d) = super::unicode::decimal_value(c) else {
            return Ok(None);
        };
        value = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(i64::from(d)))
            .ok_or_else(too_many_digits)?;
        at += 1;
    }
    Ok(Some(value as usize))
}

/// Cuts a field name into its first part and the path's text.
pub fn split_name(name: &str) -> TextResult<(First<'_>, &str)> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, rest) = name.split_at(end);
    if first.is_empty() {
        return Ok((First::Auto, rest));
    }
    Ok((
        match whole_number(first)? {
            Some(i) => First::Index(i),
            None => First::Name(first),
        },
        rest,
    ))
}

/// Takes the next step off a path.
pub fn next_step<'a>(path: &mut &'a str) -> TextResult<Option<Step<'a>>> {
    let text = *path;
    let mut chars = text.chars();
    let (step, rest) = match chars.next() {
        None => return Ok(None),
        Some('.') => {
            let body = chars.as_str();
            let end = body.find(['.', '[']).unwrap_or(body.len());
            (Step::Attribute(&body[..end]), &body[end..])
        }
        Some('[') => {
            let body = chars.as_str();
            let end = body
                .find(']')
                .ok_or_else(|| TextError::value("Missing ']' in format string"))?;
            let inside = &body[..end];
            let step = match whole_number(inside)? {
                Some(i) => Step::Index(i),
                None => Step::Key(inside),
            };
            (step, &body[end + 1..])
        }
        Some(_) => {
            return Err(TextError::value(
                "Only '.' or '[' may follow ']' in format field specifier",
            ));
        }
    };
    if matches!(step, Step::Attribute("") | Step::Key("")) {
        return Err(TextError::value("Empty attribute in format string"));
    }
    *path = rest;
    Ok(Some(step))
}

/// Automatic or manual numbering, decided by the first numbered field.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbering {
    manual: Option<bool>,
    next: usize,
}

impl Numbering {
    /// The position of a field whose first part is automatic or a number; `None` for a name.
    pub fn resolve(&mut self, first: First) -> TextResult<Option<usize>> {
        let manual = match first {
            First::Name(_) => return Ok(None),
            First::Index(_) => true,
            First::Auto => false,
        };
        match self.manual {
            None => self.manual = Some(manual),
            Some(was) if was == manual => {}
            Some(true) => {
                return Err(TextError::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            Some(false) => {
                return Err(TextError::value(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
        }
        Ok(Some(match first {
            First::Index(i) => i,
            _ => {
                self.next += 1;
                self.next - 1
            }
        }))
    }
}

/// Where the values of `str.format` come from.
pub trait FieldSource {
    /// A value.
    type Value;
    /// The object layer's error.
    type Error: From<TextError>;
    /// A positional argument; `None` when out of range.
    fn positional(&mut self, index: usize) -> Result<Option<Self::Value>, Self::Error>;
    /// A keyword argument (or its `KeyError`).
    fn keyword(&mut self, name: &str) -> Result<Self::Value, Self::Error>;
    /// An attribute.
    fn attribute(&mut self, value: Self::Value, name: &str) -> Result<Self::Value, Self::Error>;
    /// `value[index]`
    fn index(&mut self, value: Self::Value, index: usize) -> Result<Self::Value, Self::Error>;
    /// `value[key]`
    fn key(&mut self, value: Self::Value, key: &str) -> Result<Self::Value, Self::Error>;
    /// `str`, `repr`, `ascii` by `s`, `r`, `a`.
    fn convert(&mut self, value: Self::Value, conversion: char)
    -> Result<Self::Value, Self::Error>;
    /// Appends `format(value, spec)`.
    fn format(
        &mut self,
        out: &mut String,
        value: Self::Value,
        spec: &str,
    ) -> Result<(), Self::Error>;
    /// True for `format_map`, which has no positional arguments at all.
    fn mapping_only(&self) -> bool {
        false
    }
}

/// `format.format(...)`.
pub fn format<S: FieldSource>(format: &str, source: &mut S) -> Result<String, S::Error> {
    let mut out = String::with_capacity(format.len() + 16);
    build(format, source, &mut Numbering::default(), 2, &mut out)?;
    Ok(out)
}

fn build<S: FieldSource>(
    format: &str,
    source: &mut S,
    numbering: &mut Numbering,
    depth: u32,
    out: &mut String,
) -> Result<(), S::Error> {
    if depth == 0 {
        return Err(TextError::value("Max string recursion exceeded").into());
    }
    let mut segments = Segments::new(format);
    while let Some(segment) = segments.next_segment()? {
        out.push_str(segment.literal);
        let Some(field) = segment.field else {
            continue;
        };
        let mut value = fetch(field.name, source, numbering)?;
        if let Some(c) = field.conversion {
            if !matches!(c, 's' | 'r' | 'a') {
                return Err(unknown_conversion(c).into());
            }
            value = source.convert(value, c)?;
        }
        if field.nested {
            let mut spec = String::new();
            build(field.spec, source, numbering, depth - 1, &mut spec)?;
            source.format(out, value, &spec)?;
        } else {
            source.format(out, value, field.spec)?;
        }
    }
    Ok(())
}

fn unknown_conversion(c: char) -> TextError {
    if ('!'..'\u{7f}').contains(&c) {
        TextError::value(format!("Unknown conversion specifier {c}"))
    } else {
        TextError::value(format!("Unknown conversion specifier \\x{:x}", c as u32))
    }
}

fn fetch<S: FieldSource>(
    name: &str,
    source: &mut S,
    numbering: &mut Numbering,
) -> Result<S::Value, S::Error> {
    let (first, mut path) = split_name(name)?;
    let mut value = match numbering.resolve(first)? {
        Some(_) if source.mapping_only() => {
            return Err(TextError::value("Format string contains positional fields").into());
        }
        Some(i) => source.positional(i)?.ok_or_else(|| {
            let text = format!("Replacement index {i} out of range for positional args tuple");
            TextError::new(super::error::ErrorKind::Index, text)
        })?,
        None => source.keyword(name.split(['.', '[']).next().unwrap_or(name))?,
    };
    while let Some(step) = next_step(&mut path)? {
        value = match step {
            Step::Attribute(name) => source.attribute(value, name)?,
            Step::Index(i) => source.index(value, i)?,
            Step::Key(key) => source.key(value, key)?,
        };
    }
    Ok(value)
}
