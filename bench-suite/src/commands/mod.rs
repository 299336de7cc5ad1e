//! The verbs that are short.

pub mod codegen;
pub mod dis;
pub mod list;
pub mod profile;
pub mod report;
pub mod run;
