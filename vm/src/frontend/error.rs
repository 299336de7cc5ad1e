//! Syntax errors as Python programs see them.

use super::source::Source;
use crate::compile::seq::Loc;

/// Which exception class an error belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `RecursionError`: the program is nested too deeply to compile.
    Recursion,
    /// `OverflowError`: too large for the code format.
    Overflow,
}

impl ErrorKind {
    /// Name of the exception class.
    pub const fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Recursion => "RecursionError",
            ErrorKind::Overflow => "OverflowError",
        }
    }
}

/// Why a text does not compile, with the attributes of Python's `SyntaxError`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Exception class.
    pub kind: ErrorKind,
    /// `msg`
    pub msg: String,
    /// `filename`
    pub filename: String,
    /// `lineno` (from 1; 0 if unknown, which Python shows as `None`)
    pub line: i32,
    /// `offset` (from 1, in characters; 0 if unknown)
    pub col: i32,
    /// `end_lineno`
    pub end_line: i32,
    /// `end_offset`
    pub end_col: i32,
    /// `text`: the line, with its newline if it has one.
    pub text: Option<String>,
}

impl SyntaxError {
    /// An error without position.
    pub fn bare(msg: &str, filename: &str) -> SyntaxError {
        SyntaxError {
            kind: ErrorKind::Syntax,
            msg: msg.to_owned(),
            filename: filename.to_owned(),
            line: 0,
            col: 0,
            end_line: 0,
            end_col: 0,
            text: None,
        }
    }

    /// An error at a location (byte columns).
    pub fn at(source: &Source, loc: Loc, msg: impl Into<String>) -> SyntaxError {
        let mut error = SyntaxError::bare("", &source.filename);
        error.msg = msg.into();
        error.line = loc.line;
        error.end_line = loc.end_line;
        error.col = source.char_col(loc.line, loc.col) + 1;
        error.end_col = source.char_col(loc.end_line, loc.end_col) + 1;
        error.text = Some(format!("{}\n", source.line_text(loc.line)));
        error
    }

    /// An error over a byte range.
    pub fn span(source: &Source, start: u32, end: u32, msg: impl Into<String>) -> SyntaxError {
        SyntaxError::at(source, source.loc(start, end), msg)
    }

    /// The same error as another class.
    pub fn with_kind(mut self, kind: ErrorKind) -> SyntaxError {
        self.kind = kind;
        self
    }

    /// Program too deeply nested.
    pub fn too_deep(filename: &str) -> SyntaxError {
        SyntaxError::bare(
            "maximum recursion depth exceeded during compilation",
            filename,
        )
        .with_kind(ErrorKind::Recursion)
    }
}

impl std::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: {} ({}, line {})",
            self.kind.class_name(),
            self.msg,
            self.filename,
            self.line
        )
    }
}

impl std::error::Error for SyntaxError {}
