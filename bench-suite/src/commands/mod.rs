//! The verbs that are short.

pub mod ablate;
pub mod codegen;
pub mod compare;
pub mod dis;
pub mod doctor;
pub mod experiment;
pub mod export;
pub mod list;
pub mod merge;
pub mod profile;
pub mod report;
pub mod run;
