//! UTF-16 and UTF-32, in either byte order and with byte order marks; cp1252.

use super::codecs::{CodecError, CodingFailure, Handler, Target, encode_chars, handle_decode};
use super::surrogate;

/// The byte order to use, and where the text begins behind a mark.
fn byte_order(bytes: &[u8], order: Option<bool>, little: &[u8], big: &[u8]) -> (bool, usize) {
    match order {
        Some(order) => (order, 0),
        None if bytes.starts_with(little) => (true, little.len()),
        None if bytes.starts_with(big) => (false, big.len()),
        None => (true, 0),
    }
}

/// Decodes UTF-16.
pub(super) fn decode_utf16(
    bytes: &[u8],
    order: Option<bool>,
    handler: Handler,
) -> Result<String, CodingFailure> {
    let (little, mut at) = byte_order(bytes, order, b"\xff\xfe", b"\xfe\xff");
    let unit = |i: usize| {
        bytes[i..].first_chunk::<2>().map(|&pair| {
            if little {
                u16::from_le_bytes(pair)
            } else {
                u16::from_be_bytes(pair)
            }
        })
    };
    let encoding = if little { "utf-16-le" } else { "utf-16-be" };
    let mut out = String::with_capacity(bytes.len());
    while at < bytes.len() {
        let (end, reason) = match unit(at) {
            None => (bytes.len(), "truncated data"),
            Some(high @ 0xd800..=0xdbff) => match unit(at + 2) {
                None => (bytes.len(), "unexpected end of data"),
                Some(low @ 0xdc00..=0xdfff) => {
                    let code =
                        0x1_0000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(low) - 0xdc00);
                    out.extend(char::from_u32(code));
                    at += 4;
                    continue;
                }
                Some(_) => (at + 2, "illegal UTF-16 surrogate"),
            },
            Some(code) => match char::from_u32(u32::from(code)) {
                Some(c) => {
                    out.push(c);
                    at += 2;
                    continue;
                }
                None => (at + 2, "illegal encoding"),
            },
        };
        let error = CodecError {
            encoding,
            start: at,
            end,
            reason,
        };
        at = handle_decode(&mut out, bytes, error, handler)?;
    }
    Ok(out)
}

/// Decodes UTF-32.
pub(super) fn decode_utf32(
    bytes: &[u8],
    order: Option<bool>,
    handler: Handler,
) -> Result<String, CodingFailure> {
    let (little, mut at) = byte_order(bytes, order, b"\xff\xfe\0\0", b"\0\0\xfe\xff");
    let encoding = if little { "utf-32-le" } else { "utf-32-be" };
    let mut out = String::with_capacity(bytes.len());
    while at < bytes.len() {
        let (end, reason) = match bytes[at..].first_chunk::<4>() {
            None => (bytes.len(), "truncated data"),
            Some(&four) => {
                let code = if little {
                    u32::from_le_bytes(four)
                } else {
                    u32::from_be_bytes(four)
                };
                match char::from_u32(code) {
                    Some(c) => {
                        out.push(c);
                        at += 4;
                        continue;
                    }
                    None if code >= 0x11_0000 => (at + 4, "code point not in range(0x110000)"),
                    None => (
                        at + 4,
                        "code point in surrogate code point range(0xd800, 0xe000)",
                    ),
                }
            }
        };
        let error = CodecError {
            encoding,
            start: at,
            end,
            reason,
        };
        at = handle_decode(&mut out, bytes, error, handler)?;
    }
    Ok(out)
}

/// Encodes UTF-16; without an order, little-endian behind a mark.
pub(super) fn encode_utf16(
    s: &str,
    order: Option<bool>,
    handler: Handler,
) -> Result<Vec<u8>, CodingFailure> {
    let little = order.unwrap_or(true);
    let unit = |out: &mut Vec<u8>, u: u16| {
        out.extend_from_slice(&if little {
            u.to_le_bytes()
        } else {
            u.to_be_bytes()
        });
    };
    let mut out = Vec::with_capacity(2 * s.len() + 2);
    if order.is_none() {
        unit(&mut out, 0xfeff);
    }
    let pass: fn(&mut Vec<u8>, u32) = match little {
        true => |out, code| out.extend_from_slice(&(code as u16).to_le_bytes()),
        false => |out, code| out.extend_from_slice(&(code as u16).to_be_bytes()),
    };
    let target = wide_target(["utf-16", "utf-16-le", "utf-16-be"], order, pass);
    encode_chars(out, s, &target, handler, |out, c| {
        let known = !surrogate::is_surrogate(c);
        if known {
            for u in c.encode_utf16(&mut [0; 2]) {
                unit(out, *u);
            }
        }
        known
    })
}

fn wide_target(
    [any, little, big]: [&'static str; 3],
    order: Option<bool>,
    pass: fn(&mut Vec<u8>, u32),
) -> Target {
    Target {
        encoding: match order {
            None => any,
            Some(true) => little,
            Some(false) => big,
        },
        reason: "surrogates not allowed",
        runs: false,
        bytes: false,
        pass: Some(pass),
    }
}

/// Encodes UTF-32; without an order, little-endian behind a mark.
pub(super) fn encode_utf32(
    s: &str,
    order: Option<bool>,
    handler: Handler,
) -> Result<Vec<u8>, CodingFailure> {
    let pass: fn(&mut Vec<u8>, u32) = match order.unwrap_or(true) {
        true => |out, code| out.extend_from_slice(&code.to_le_bytes()),
        false => |out, code| out.extend_from_slice(&code.to_be_bytes()),
    };
    let mut out = Vec::with_capacity(4 * s.len() + 4);
    if order.is_none() {
        pass(&mut out, 0xfeff);
    }
    let target = wide_target(["utf-32", "utf-32-le", "utf-32-be"], order, pass);
    encode_chars(out, s, &target, handler, |out, c| {
        let known = !surrogate::is_surrogate(c);
        if known {
            pass(out, u32::from(c));
        }
        known
    })
}

/// What cp1252 has in 0x80-0x9f; NUL where it has nothing.
const CP1252: [char; 32] = [
    '\u{20ac}', '\0', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\0', '\u{17d}', '\0', '\0',
    '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}',
    '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\0', '\u{17e}', '\u{178}',
];
const UNDEFINED: &str = "character maps to <undefined>";

pub(super) fn decode_cp1252(bytes: &[u8], handler: Handler) -> Result<String, CodingFailure> {
    let mut out = String::with_capacity(bytes.len());
    for (at, &b) in bytes.iter().enumerate() {
        match b {
            0x80..=0x9f if CP1252[usize::from(b - 0x80)] == '\0' => {
                let error = CodecError {
                    encoding: "charmap",
                    start: at,
                    end: at + 1,
                    reason: UNDEFINED,
                };
                handle_decode(&mut out, bytes, error, handler)?;
            }
            0x80..=0x9f => out.push(CP1252[usize::from(b - 0x80)]),
            _ => out.push(char::from(b)),
        }
    }
    Ok(out)
}

pub(super) fn encode_cp1252(s: &str, handler: Handler) -> Result<Vec<u8>, CodingFailure> {
    let target = Target {
        encoding: "charmap",
        reason: UNDEFINED,
        runs: true,
        bytes: true,
        pass: None,
    };
    let out = Vec::with_capacity(s.len());
    encode_chars(out, s, &target, handler, |out, c| {
        let byte = match c as u32 {
            code @ (0..=0x7f | 0xa0..=0xff) => code as u8,
            _ => match CP1252.iter().position(|&x| x == c && x != '\0') {
                Some(i) => 0x80 + i as u8,
                None => return false,
            },
        };
        out.push(byte);
        true
    })
}
