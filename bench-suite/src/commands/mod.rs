//! The verbs that are short.

pub mod codegen;
pub mod dis;
pub mod export;
pub mod list;
pub mod merge;
pub mod profile;
pub mod report;
pub mod run;
