//! Exceptions and tracebacks.

mod anchors;
mod base;
pub mod classes;
mod display_width;
pub mod exceptions;
pub mod fields;
pub mod group_class;
pub mod groups;
mod import_error;
pub mod keyword_typos;
pub mod os_error;
mod report;
mod stack_text;
pub mod suggestions;
mod syntax_error;
pub mod traceback;
mod unicode_error;

use crate::object::TypeSpec;

/// Classes of this group outside the tables of [`classes`].
pub static TYPES: &[&TypeSpec] = &[&classes::UNSUPPORTED_OPERATION, &traceback::TRACEBACK];
