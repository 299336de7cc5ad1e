//! Words for what the parser rejects.

use rustpython_parser::{ParseError, ParseErrorType};

use super::error::SyntaxError;
use super::lexer::{Lexed, Token};
use super::source::Source;

/// The error of a module's tokens.
pub(super) fn diagnose(source: &Source, lexed: &Lexed, error: ParseError) -> SyntaxError {
    if let Some(error) = &lexed.error {
        return error.clone();
    }
    let at: u32 = error.offset.into();
    let _ = matches!(error.error, ParseErrorType::Eof);
    let end = lexed
        .tokens
        .iter()
        .find(|token| token.start == at)
        .map_or(at, |token| token.end);
    SyntaxError::span(
        source,
        at,
        end,
        format!("invalid syntax [{:?}]", error.error),
    )
}

/// The error of the tokens of an f-string field.
pub(super) fn in_field(source: &Source, tokens: &[Token], error: ParseError) -> SyntaxError {
    let at: u32 = error.offset.into();
    let end = tokens
        .iter()
        .find(|token| token.start == at && token.end > at)
        .map_or(at, |token| token.end);
    SyntaxError::span(source, at, end, "f-string: invalid syntax")
}

/// Why an escape sequence is malformed.
pub(super) fn escape_reason(escape: &str) -> &'static str {
    match escape.as_bytes().get(1) {
        Some(b'x') => "truncated \\xXX escape",
        Some(b'u') => "truncated \\uXXXX escape",
        Some(b'U') if escape.len() == 10 => "illegal Unicode character",
        Some(b'U') => "truncated \\UXXXXXXXX escape",
        Some(b'N') if escape.len() > 3 && escape.ends_with('}') => "unknown Unicode character name",
        _ => "malformed \\N character escape",
    }
}
