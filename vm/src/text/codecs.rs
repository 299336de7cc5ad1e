//! Encoding str to bytes and back: names, error handlers, the data of the Unicode errors, and
//! the byte codecs (UTF-8, ASCII, Latin-1). UTF-16, UTF-32 and cp1252 are in `codecs_wide`.

use super::error::{ErrorKind, TextError};
use super::str_repr::push_code_escape;
use super::surrogate;
use std::fmt::Write;

/// The encodings we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `utf-8-sig`: with a byte order mark.
    Utf8Sig,
    /// `ascii`
    Ascii,
    /// `latin-1`
    Latin1,
    /// `cp1252`: Latin-1 with Windows' characters in 0x80-0x9f
    Cp1252,
    /// UTF-16; `None` means by byte order mark, little-endian when absent.
    Utf16(Option<bool>),
    /// UTF-32; as for UTF-16.
    Utf32(Option<bool>),
}

/// Byte order for [`Encoding::Utf16`] and [`Encoding::Utf32`].
pub const LITTLE: Option<bool> = Some(true);
/// The other byte order.
pub const BIG: Option<bool> = Some(false);

/// Looks an encoding up by any of its names.
pub fn find_encoding(name: &str) -> Result<Encoding, TextError> {
    let plain: String = name
        .trim()
        .chars()
        .map(|c| {
            if matches!(c, '-' | ' ' | '.') {
                '_'
            } else {
                c.to_ascii_lowercase()
            }
        })
        .collect();
    Ok(match plain.as_str() {
        "utf8" | "utf_8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "utf_8_sig" | "utf8_sig" => Encoding::Utf8Sig,
        "ascii" | "us_ascii" | "646" | "us" | "iso646_us" | "ansi_x3_4_1968" => Encoding::Ascii,
        "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
        | "cp819" | "iso_ir_100" => Encoding::Latin1,
        "cp1252" | "1252" | "windows_1252" => Encoding::Cp1252,
        "utf_16" | "utf16" | "u16" => Encoding::Utf16(None),
        "utf_16_le" | "utf_16le" | "utf16_le" | "utf16le" => Encoding::Utf16(LITTLE),
        "utf_16_be" | "utf_16be" | "utf16_be" | "utf16be" => Encoding::Utf16(BIG),
        "utf_32" | "utf32" | "u32" => Encoding::Utf32(None),
        "utf_32_le" | "utf_32le" | "utf32_le" | "utf32le" => Encoding::Utf32(LITTLE),
        "utf_32_be" | "utf_32be" | "utf32_be" | "utf32be" => Encoding::Utf32(BIG),
        _ => {
            let text = format!("unknown encoding: {name}");
            return Err(TextError::new(ErrorKind::Lookup, text));
        }
    })
}

/// What to do with what cannot be coded. Unknown names matter only once an error occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handler<'a> {
    /// Raise.
    Strict,
    /// Leave out.
    Ignore,
    /// `?` or U+FFFD.
    Replace,
    /// `\xNN` and the like.
    Backslash,
    /// `&#NNN;`
    XmlCharRef,
    /// `\N{NAME}`
    Name,
    /// Bytes that cannot be decoded are the surrogates U+DC80..U+DCFF.
    SurrogateEscape,
    /// Surrogates are coded as if they were characters.
    SurrogatePass,
    /// A name we do not have.
    Unknown(&'a str),
}

impl<'a> Handler<'a> {
    /// By name.
    pub fn named(name: &'a str) -> Self {
        match name {
            "strict" => Handler::Strict,
            "surrogateescape" => Handler::SurrogateEscape,
            "surrogatepass" => Handler::SurrogatePass,
            "namereplace" => Handler::Name,
            "ignore" => Handler::Ignore,
            "replace" => Handler::Replace,
            "backslashreplace" => Handler::Backslash,
            "xmlcharrefreplace" => Handler::XmlCharRef,
            _ => Handler::Unknown(name),
        }
    }
}

/// The data of a `UnicodeDecodeError` (byte positions) or `UnicodeEncodeError` (characters).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodecError {
    /// The codec's name.
    pub encoding: &'static str,
    /// First position.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

/// Why coding stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodingFailure {
    /// `UnicodeDecodeError` or `UnicodeEncodeError`, by direction.
    Unicode(CodecError),
    /// Anything else, such as an unknown handler.
    Other(TextError),
}

/// The message of a `UnicodeDecodeError`.
pub fn decode_message(e: &CodecError, object: &[u8]) -> String {
    let CodecError {
        encoding,
        start,
        end,
        reason,
    } = e;
    match object.get(*start) {
        Some(byte) if *end == start + 1 => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ),
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end.saturating_sub(1)
        ),
    }
}

/// The message of a `UnicodeEncodeError`.
pub fn encode_message(e: &CodecError, object: &str) -> String {
    let CodecError {
        encoding,
        start,
        end,
        reason,
    } = e;
    match object.chars().nth(*start) {
        Some(c) if *end == start + 1 => {
            let mut shown = String::new();
            push_code_escape(&mut shown, c);
            format!(
                "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
            )
        }
        _ => format!(
            "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
            end.saturating_sub(1)
        ),
    }
}

/// Applies a handler to a decoding error: appends its replacement and says where decoding goes on, or fails.
pub(super) fn handle_decode(
    out: &mut String,
    bytes: &[u8],
    error: CodecError,
    handler: Handler,
) -> Result<usize, CodingFailure> {
    let CodecError { start, end, .. } = error;
    match handler {
        Handler::Strict => return Err(CodingFailure::Unicode(error)),
        Handler::Ignore => {}
        Handler::Replace => out.push('\u{fffd}'),
        Handler::Backslash => {
            for b in &bytes[start..end] {
                let _ = write!(out, "\\x{b:02x}");
            }
        }
        Handler::SurrogateEscape => {
            let escaped = bytes[start..end].iter().take_while(|b| !b.is_ascii());
            let from = out.len();
            out.extend(escaped.map(|&b| surrogate::escape_byte(b)));
            return match out[from..].chars().count() {
                0 => Err(CodingFailure::Unicode(error)),
                n => Ok(start + n),
            };
        }
        Handler::SurrogatePass => {
            return match passed_surrogate(error.encoding, &bytes[start..]) {
                Some((c, n)) => {
                    out.push(c);
                    Ok(start + n)
                }
                None => Err(CodingFailure::Unicode(error)),
            };
        }
        Handler::XmlCharRef | Handler::Name => {
            return Err(CodingFailure::Other(TextError::type_error(
                "don't know how to handle UnicodeDecodeError in error callback",
            )));
        }
        Handler::Unknown(name) => return Err(unknown_handler(name)),
    }
    Ok(end)
}

/// The surrogate that the bytes begin with, and its length.
fn passed_surrogate(encoding: &str, bytes: &[u8]) -> Option<(char, usize)> {
    let (code, n) = match (encoding, bytes) {
        ("utf-8", &[0xed, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..]) => {
            (0xd000 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f), 3)
        }
        ("utf-16-le", &[a, b, ..]) => (u32::from(u16::from_le_bytes([a, b])), 2),
        ("utf-16-be", &[a, b, ..]) => (u32::from(u16::from_be_bytes([a, b])), 2),
        ("utf-32-le", &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
        ("utf-32-be", &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    surrogate::to_char(code)
        .filter(|&c| surrogate::is_surrogate(c))
        .map(|c| (c, n))
}

fn unknown_handler(name: &str) -> CodingFailure {
    let text = format!("unknown error handler name '{name}'");
    CodingFailure::Other(TextError::new(ErrorKind::Lookup, text))
}

/// `bytes.decode`.
pub fn decode(bytes: &[u8], encoding: Encoding, handler: Handler) -> Result<String, CodingFailure> {
    match encoding {
        Encoding::Utf8 => decode_utf8(bytes, handler),
        Encoding::Utf8Sig => decode_utf8(
            bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
            handler,
        ),
        Encoding::Ascii => decode_ascii(bytes, handler),
        Encoding::Latin1 => Ok(bytes.iter().map(|&b| char::from(b)).collect()),
        Encoding::Cp1252 => super::codecs_wide::decode_cp1252(bytes, handler),
        Encoding::Utf16(order) => super::codecs_wide::decode_utf16(bytes, order, handler),
        Encoding::Utf32(order) => super::codecs_wide::decode_utf32(bytes, order, handler),
    }
}

/// `str.encode`.
pub fn encode(s: &str, encoding: Encoding, handler: Handler) -> Result<Vec<u8>, CodingFailure> {
    match encoding {
        Encoding::Utf8 => encode_utf8(Vec::new(), s, handler),
        Encoding::Utf8Sig => encode_utf8(b"\xef\xbb\xbf".to_vec(), s, handler),
        Encoding::Ascii if s.is_ascii() => Ok(s.as_bytes().to_vec()),
        Encoding::Ascii => encode_narrow(s, 0x80, "ascii", "ordinal not in range(128)", handler),
        Encoding::Latin1 => {
            encode_narrow(s, 0x100, "latin-1", "ordinal not in range(256)", handler)
        }
        Encoding::Cp1252 => super::codecs_wide::encode_cp1252(s, handler),
        Encoding::Utf16(order) => super::codecs_wide::encode_utf16(s, order, handler),
        Encoding::Utf32(order) => super::codecs_wide::encode_utf32(s, order, handler),
    }
}

fn decode_utf8(bytes: &[u8], handler: Handler) -> Result<String, CodingFailure> {
    let mut out = String::new();
    let mut from = 0;
    loop {
        let error = match std::str::from_utf8(&bytes[from..]) {
            Ok(rest) if from == 0 => return Ok(rest.to_string()),
            Ok(rest) => {
                out.push_str(rest);
                return Ok(out);
            }
            Err(error) => error,
        };
        let start = from + error.valid_up_to();
        // What is valid before the error was just checked.
        out.push_str(std::str::from_utf8(&bytes[from..start]).unwrap_or_default());
        let (end, reason) = match error.error_len() {
            None => (bytes.len(), "unexpected end of data"),
            Some(_) if matches!(bytes[start], 0x80..=0xc1 | 0xf5..) => {
                (start + 1, "invalid start byte")
            }
            Some(n) => (start + n, "invalid continuation byte"),
        };
        let error = CodecError {
            encoding: "utf-8",
            start,
            end,
            reason,
        };
        from = handle_decode(&mut out, bytes, error, handler)?;
    }
}

fn decode_ascii(bytes: &[u8], handler: Handler) -> Result<String, CodingFailure> {
    let mut out = String::with_capacity(bytes.len());
    for (start, &b) in bytes.iter().enumerate() {
        if b.is_ascii() {
            out.push(char::from(b));
            continue;
        }
        let error = CodecError {
            encoding: "ascii",
            start,
            end: start + 1,
            reason: "ordinal not in range(128)",
        };
        handle_decode(&mut out, bytes, error, handler)?;
    }
    Ok(out)
}

/// What [`encode_chars`] has to know of an encoding besides how a character is written.
pub(super) struct Target {
    /// The encoding's name in errors.
    pub encoding: &'static str,
    /// Why a character cannot be written.
    pub reason: &'static str,
    /// Errors cover the whole run of characters that cannot be written.
    pub runs: bool,
    /// Single bytes may be written (`surrogateescape`).
    pub bytes: bool,
    /// Writes a surrogate as if it were a character (`surrogatepass`).
    pub pass: Option<fn(&mut Vec<u8>, u32)>,
}

/// Encodes character by character; `put` writes one, or nothing if the encoding does not have it.
pub(super) fn encode_chars(
    mut out: Vec<u8>,
    s: &str,
    target: &Target,
    handler: Handler,
    put: impl Fn(&mut Vec<u8>, char) -> bool,
) -> Result<Vec<u8>, CodingFailure> {
    let mut chars = s.chars().enumerate();
    let mut text = String::new();
    while let Some((start, c)) = chars.next() {
        if put(&mut out, c) {
            continue;
        }
        let failure = || {
            let mut scratch = Vec::new();
            let more = chars.clone().take_while(|&(_, c)| !put(&mut scratch, c));
            let run = if target.runs { more.count() } else { 0 };
            CodingFailure::Unicode(CodecError {
                encoding: target.encoding,
                start,
                end: start + 1 + run,
                reason: target.reason,
            })
        };
        text.clear();
        match handler {
            Handler::Strict => return Err(failure()),
            Handler::Ignore => {}
            Handler::Replace => text.push('?'),
            Handler::Backslash => push_code_escape(&mut text, c),
            Handler::XmlCharRef => {
                let _ = write!(text, "&#{};", surrogate::code_point(c));
            }
            Handler::Name => super::names::push_name_escape(&mut text, c),
            Handler::SurrogateEscape => match surrogate::unescape_byte(c) {
                Some(b) if target.bytes => out.push(b),
                _ => return Err(failure()),
            },
            Handler::SurrogatePass => match target.pass {
                Some(pass) if surrogate::is_surrogate(c) => {
                    pass(&mut out, surrogate::code_point(c));
                }
                _ => return Err(failure()),
            },
            Handler::Unknown(name) => return Err(unknown_handler(name)),
        }
        for c in text.chars() {
            put(&mut out, c);
        }
    }
    Ok(out)
}

fn encode_utf8(mut out: Vec<u8>, s: &str, handler: Handler) -> Result<Vec<u8>, CodingFailure> {
    if !surrogate::any(s) {
        out.extend_from_slice(s.as_bytes());
        return Ok(out);
    }
    let target = Target {
        encoding: "utf-8",
        reason: "surrogates not allowed",
        runs: true,
        bytes: true,
        pass: Some(|out, code| {
            let tail = |bits: u32| 0x80 | (bits & 0x3f) as u8;
            out.extend_from_slice(&[0xed, tail(code >> 6), tail(code)]);
        }),
    };
    encode_chars(out, s, &target, handler, |out, c| {
        let known = !surrogate::is_surrogate(c);
        if known {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        known
    })
}

fn encode_narrow(
    s: &str,
    limit: u32,
    encoding: &'static str,
    reason: &'static str,
    handler: Handler,
) -> Result<Vec<u8>, CodingFailure> {
    let target = Target {
        encoding,
        reason,
        runs: true,
        bytes: true,
        pass: None,
    };
    encode_chars(
        Vec::with_capacity(s.len()),
        s,
        &target,
        handler,
        |out, c| {
            let known = (c as u32) < limit;
            if known {
                out.push(c as u8);
            }
            known
        },
    )
}
