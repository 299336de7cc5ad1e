//! Text algorithms behind str, bytes, formatting and codecs, on plain Rust values: no heap, no VM.

pub mod bytes_methods;
pub mod codecs;
pub mod codecs_wide;
pub mod error;
pub mod float_parse;
pub mod float_repr;
pub mod format_number;
pub mod format_spec;
pub mod names;
pub mod percent;
pub mod str_case;
pub mod str_find;
pub mod str_format;
pub mod str_methods;
pub mod str_repr;
pub mod str_split;
pub mod suggest;
pub mod surrogate;
pub mod unicode;
mod unicode_tables;

pub use error::{ErrorKind, TextError, TextResult};

/// Texts longer than this many bytes raise `MemoryError` instead of asking the allocator.
pub const MAX_TEXT: usize = 1 << 31;
#[cfg(test)]
pub(crate) mod golden;
#[cfg(test)]
mod tests;
