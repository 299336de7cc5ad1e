//! The one door from the command line to the engine: what strategies there are, run, disassemble.

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};

/// A strategy as the registry describes it.
#[derive(Debug, Clone, Copy)]
pub struct StrategyInfo {
    /// The name that `-s` takes.
    pub name: &'static str,
    /// One line.
    pub description: &'static str,
}

/// Where a program comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// The text after `-c`.
    Code(String),
    /// Standard input.
    Stdin,
}

/// Every registered strategy, in the registry's order.
pub fn strategies() -> Vec<StrategyInfo> {
    Vec::new()
}

/// The strategy of `run` when none is named.
pub fn default_strategy() -> Option<&'static str> {
    strategies().last().map(|s| s.name)
}

/// The strategy that ratios refer to when none is named and it takes part.
pub fn baseline_strategy() -> Option<&'static str> {
    strategies().first().map(|s| s.name)
}

/// Runs a program to its end; `argv` is what the program sees as `sys.argv`. The code is the exit code.
pub fn run(strategy: &str, source: Source, argv: &[String]) -> Outcome {
    let arguments = argv.len().saturating_sub(1);
    Err(unavailable(&format!(
        "run {} with `{strategy}` and {arguments} arguments",
        named(&source)
    )))
}

/// Prints the disassembly of a program as `python -m dis` does.
pub fn disassemble(source: Source, show_caches: bool) -> Outcome {
    let caches = if show_caches { " with caches" } else { "" };
    Err(unavailable(&format!(
        "disassemble {}{caches}",
        named(&source)
    )))
}

fn named(source: &Source) -> String {
    match source {
        Source::File(path) => path.display().to_string(),
        Source::Code(text) => format!("{} bytes of code", text.len()),
        Source::Stdin => "standard input".into(),
    }
}

fn unavailable(what: &str) -> Failure {
    Failure::error(format!("cannot {what}: this build has no engine"))
}
