//! Words for what the parser rejects: CPython's message and range for the token at which parsing failed. The rules
//! proper are in `hints`.

use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::lexer::LexicalErrorType;
use rustpython_parser::{ParseError, ParseErrorType, Tok};

use super::error::{ErrorKind, SyntaxError};
use super::hints::Hints;
use super::lexer::{Lexed, Token};
use super::source::Source;

/// The error of a module's tokens.
pub(super) fn diagnose(source: &Source, lexed: &Lexed, error: ParseError) -> SyntaxError {
    let offset: u32 = error.offset.into();
    let tokens = &lexed.tokens;
    let at = failing_token(tokens, offset, &error.error);
    if let Some(lexical) = &lexed.error {
        // Errors of the tokenizer come first, except that a bracket left open only counts if parsing got past its line.
        let (line, _) = source.line_col(offset);
        let open = lexical.msg.ends_with("was never closed");
        if !open || at >= tokens.len() || line > lexical.line {
            return lexical.clone();
        }
    }
    if let ParseErrorType::Lexical(kind) = &error.error
        && let Some(error) = from_parser(source, lexed, kind, offset)
    {
        return error;
    }
    Hints {
        source,
        tokens,
        at,
        field: false,
    }
    .find()
}

/// The error of the tokens of an f-string field.
pub(super) fn in_field(source: &Source, tokens: &[Token], error: ParseError) -> SyntaxError {
    let offset: u32 = error.offset.into();
    let at = failing_token(tokens, offset, &error.error);
    Hints {
        source,
        tokens,
        at,
        field: true,
    }
    .find()
}

fn failing_token(tokens: &[Token], offset: u32, kind: &ParseErrorType) -> usize {
    let wanted = match kind {
        ParseErrorType::UnrecognizedToken(tok, _) | ParseErrorType::ExtraToken(tok) => Some(tok),
        _ => None,
    };
    let first = tokens.partition_point(|token| token.start < offset);
    let here = tokens
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, token)| token.start == offset);
    let mut candidates = here.filter(|(_, token)| wanted.is_none_or(|tok| *tok == token.tok));
    match kind {
        ParseErrorType::Eof => tokens.len(),
        _ => candidates.next().map_or(tokens.len(), |(index, _)| index),
    }
}

/// Errors that the parser's own checks raise.
fn from_parser(
    source: &Source,
    lexed: &Lexed,
    kind: &LexicalErrorType,
    offset: u32,
) -> Option<SyntaxError> {
    let tokens = &lexed.tokens;
    let at = tokens.partition_point(|token| token.start < offset);
    let token = tokens.get(at)?;
    let span = |start, end, msg: String| Some(SyntaxError::span(source, start, end, msg));
    let hints = Hints {
        source,
        tokens,
        at,
        field: false,
    };
    match kind {
        LexicalErrorType::DuplicateArgumentError(name) => span(
            token.start,
            token.end,
            format!("duplicate argument '{name}' in function definition"),
        ),
        LexicalErrorType::DefaultArgumentError => span(
            token.start,
            token.end,
            "parameter without a default follows parameter with a default".into(),
        ),
        LexicalErrorType::PositionalArgumentError => {
            let double = hints.earlier_argument_is_double_starred();
            let what = if double {
                "keyword argument unpacking"
            } else {
                "keyword argument"
            };
            let close = hints.end_of_brackets(at);
            span(
                close.start,
                close.end,
                format!("positional argument follows {what}"),
            )
        }
        LexicalErrorType::UnpackedArgumentError => {
            let close = hints.end_of_brackets(at);
            let (_, end) = hints.argument_before(at);
            if token.tok == Tok::Star {
                // CPython's range starts at the comma before the argument.
                let start = hints.previous_comma().unwrap_or(token.start);
                return span(
                    start,
                    end,
                    "iterable argument unpacking follows keyword argument unpacking".into(),
                );
            }
            span(
                close.start,
                close.end,
                "positional argument follows keyword argument unpacking".into(),
            )
        }
        LexicalErrorType::DuplicateKeywordArgumentError(name) => {
            let (_, end) = hints.argument_before(at);
            span(
                token.start,
                end,
                format!("keyword argument repeated: {name}"),
            )
        }
        LexicalErrorType::UnicodeError | LexicalErrorType::StringError => {
            escape_error(source, lexed, offset)
        }
        LexicalErrorType::OtherError(message) => match message.as_str() {
            "cannot mix bytes and nonbytes literals" => {
                let next = tokens
                    .iter()
                    .skip(at)
                    .find(|token| !matches!(token.tok, Tok::String { .. }))?;
                let end = if next.tok == Tok::Newline {
                    next.start + 1
                } else {
                    next.end
                };
                Some(on_line(source, next.start, end, message))
            }
            "named arguments must follow bare *" => {
                let lambda = hints.keyword_before(at, &Tok::Lambda);
                let shown = if lambda { tokens.get(at + 1)? } else { token };
                span(shown.start, shown.end, message.clone())
            }
            "cannot use starred expression here" | "cannot use double starred expression here" => {
                let (_, end) = hints.argument_before(at);
                span(token.start, end, message.clone())
            }
            "cannot use '_' as a target" => {
                let target = tokens
                    .iter()
                    .skip(at)
                    .position(|token| token.tok == Tok::As)?;
                let name = tokens.get(at + target + 1)?;
                span(name.start, name.end, message.clone())
            }
            _ => span(token.start, token.end, message.clone()),
        },
        _ => None,
    }
}

/// A range that does not reach into the next line (newline tokens do).
pub(super) fn on_line(source: &Source, start: u32, end: u32, msg: &str) -> SyntaxError {
    let mut loc = source.loc(start, start);
    loc.end_col = loc.col + (end - start) as i32;
    let mut error = SyntaxError::at(source, loc, msg);
    error.end_col = error.col + (end - start) as i32;
    error
}

/// A malformed escape in a string literal.
fn escape_error(source: &Source, lexed: &Lexed, offset: u32) -> Option<SyntaxError> {
    let string = lexed
        .strings
        .iter()
        .find(|string| string.start <= offset && offset <= string.end)?;
    let body = source.slice(string.body.0, string.body.1);
    let mut position = 0;
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        // CPython's decoder sees characters outside ASCII as ten-character escapes.
        let mut width = if c.is_ascii() { 1 } else { 10 };
        if c == '\\' && !string.raw {
            length = super::escapes::escape_length(rest, false);
            width = length;
            let escape = &rest[..length];
            let numeric = match escape.as_bytes().get(1) {
                Some(b'x') => true,
                Some(b'u' | b'U' | b'N') => !string.bytes,
                _ => false,
            };
            if numeric && super::escapes::decode_escape(escape, &mut String::new()).is_none() {
                let reason = escape_reason(escape);
                let end = position + length - 1;
                let msg = if string.bytes {
                    format!("(value error) invalid \\x escape at position {position}")
                } else {
                    format!(
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {reason}"
                    )
                };
                return Some(SyntaxError::span(source, string.start, string.end, msg));
            }
        }
        position += width;
        rest = &rest[length..];
    }
    None
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

/// A bare `*` followed by nothing but `**kwargs`, which the parser lets pass.
pub(super) fn bare_star(source: &Source, tokens: &[Token]) -> Option<SyntaxError> {
    let found = tokens.windows(4).find(|run| {
        matches!(run[0].tok, Tok::Lpar | Tok::Comma | Tok::Lambda)
            && run[1].tok == Tok::Star
            && run[2].tok == Tok::Comma
            && run[3].tok == Tok::DoubleStar
    })?;
    let msg = "named arguments must follow bare *";
    Some(SyntaxError::span(source, found[1].start, found[1].end, msg))
}

/// Interactive input holds one statement, or simple statements on one line.
pub(super) fn second_statement(
    source: &Source,
    tokens: &[Token],
    body: &[ast::Stmt],
) -> Option<SyntaxError> {
    let start = |stmt: &ast::Stmt| u32::from(stmt.range().start());
    let first = body.first()?;
    let compound = matches!(
        first,
        ast::Stmt::If(_)
            | ast::Stmt::For(_)
            | ast::Stmt::While(_)
            | ast::Stmt::With(_)
            | ast::Stmt::Try(_)
            | ast::Stmt::TryStar(_)
            | ast::Stmt::Match(_)
            | ast::Stmt::FunctionDef(_)
            | ast::Stmt::ClassDef(_)
    );
    if compound {
        let next = start(body.get(1)?);
        let token = tokens.iter().find(|token| token.start >= next)?;
        return Some(SyntaxError::span(
            source,
            token.start,
            token.end,
            "invalid syntax",
        ));
    }
    let newline = tokens.iter().position(|token| token.tok == Tok::Newline)?;
    let end = tokens.get(newline)?.start;
    let more = body.iter().any(|stmt| start(stmt) > end);
    more.then(|| {
        let msg = "multiple statements found while compiling a single statement";
        SyntaxError::span(source, start(first), end, msg)
    })
}

/// A generator expression without parentheses as the base of a class, which the parser accepts.
pub(super) fn bare_generator_base(source: &Source, tokens: &[Token]) -> Option<SyntaxError> {
    let heads = tokens.iter().enumerate();
    for (head, _) in heads.filter(|(_, token)| token.tok == Tok::Class) {
        let mut depth = 0;
        for token in tokens.iter().skip(head) {
            match token.tok {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth -= 1,
                Tok::For if depth == 1 => {
                    return Some(SyntaxError::span(
                        source,
                        token.start,
                        token.end,
                        "invalid syntax",
                    ));
                }
                Tok::Colon if depth == 0 => break,
                Tok::Newline => break,
                _ => {}
            }
        }
    }
    None
}

/// An error of class `IndentationError`.
pub(super) fn indentation(mut error: SyntaxError) -> SyntaxError {
    error.kind = ErrorKind::Indentation;
    error
}
