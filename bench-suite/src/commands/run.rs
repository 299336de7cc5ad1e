//! `gearbox run`: a program, its arguments, a strategy.

use std::path::PathBuf;

use crate::cli::RunArgs;
use crate::engine::{self, Source};
use crate::failure::{Failure, Outcome};
use crate::suggest;

/// Runs the program; its exit code is ours.
pub fn run(args: RunArgs) -> Outcome {
    let strategy = match &args.strategy {
        Some(name) => known_strategy(name)?,
        None => engine::default_strategy().unwrap_or_default(),
    };
    let mut rest = args.rest;
    let (source, argv0) = match args.code {
        Some(code) => (Source::Code(code), "-c".to_string()),
        None if rest.is_empty() => {
            return Err(Failure::usage("`run` needs a FILE, `-` or `-c CODE`"));
        }
        None => {
            let file = rest.remove(0);
            if file == "-" {
                (Source::Stdin, file)
            } else if file.starts_with('-') {
                return Err(Failure::usage(format!(
                    "unexpected option `{file}` before FILE; see `gearbox run --help`"
                )));
            } else {
                (Source::File(PathBuf::from(&file)), file)
            }
        }
    };
    let mut argv = vec![argv0];
    argv.append(&mut rest);
    engine::run(strategy, source, &argv)
}

/// Checks a strategy's name; the error names the nearest one.
pub fn known_strategy(name: &str) -> Result<&'static str, Failure> {
    let all = engine::strategies();
    match all.iter().find(|s| s.name == name) {
        Some(s) => Ok(s.name),
        None => {
            let hint = suggest::hint(name, all.iter().map(|s| s.name));
            let names: Vec<&str> = all.iter().map(|s| s.name).collect();
            Err(Failure::usage(format!(
                "unknown strategy `{name}`{hint}; there are: {}",
                names.join(", ")
            )))
        }
    }
}
