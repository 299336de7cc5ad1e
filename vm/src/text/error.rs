//! The error that the pure algorithms give back: an exception kind and CPython's text for it.
//! The object layer turns it into a Python exception; codec errors carry their own data.

use std::fmt;

/// Which Python exception a [`TextError`] stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `IndexError`
    Index,
    /// `KeyError`
    Key,
    /// `LookupError`
    Lookup,
    /// `MemoryError`
    Memory,
    /// `UnicodeDecodeError`, where only the text matters.
    UnicodeDecode,
    /// `UnicodeEncodeError`, where only the text matters.
    UnicodeEncode,
}

impl ErrorKind {
    /// The exception's Python name.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Index => "IndexError",
            ErrorKind::Key => "KeyError",
            ErrorKind::Lookup => "LookupError",
            ErrorKind::Memory => "MemoryError",
            ErrorKind::UnicodeDecode => "UnicodeDecodeError",
            ErrorKind::UnicodeEncode => "UnicodeEncodeError",
        }
    }
}

/// An exception to be raised, as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    /// Which exception.
    pub kind: ErrorKind,
    /// Its message.
    pub msg: String,
}

impl TextError {
    /// An error of any kind.
    pub fn new(kind: ErrorKind, msg: impl Into<String>) -> Self {
        TextError {
            kind,
            msg: msg.into(),
        }
    }
    /// A `ValueError`.
    pub fn value(msg: impl Into<String>) -> Self {
        Self::new(ErrorKind::Value, msg)
    }
    /// A `TypeError`.
    pub fn type_error(msg: impl Into<String>) -> Self {
        Self::new(ErrorKind::Type, msg)
    }
    /// An `OverflowError`.
    pub fn overflow(msg: impl Into<String>) -> Self {
        Self::new(ErrorKind::Overflow, msg)
    }
    /// A `ZeroDivisionError` with the text every division uses.
    pub fn division_by_zero() -> Self {
        Self::new(ErrorKind::ZeroDivision, "division by zero")
    }
    /// The `MemoryError` for a result that could not be addressed.
    pub fn memory() -> Self {
        Self::new(ErrorKind::Memory, "")
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.msg)
    }
}

impl std::error::Error for TextError {}

/// The usual result of this layer.
pub type TextResult<T> = Result<T, TextError>;
