//! `gearbox run`: a program, its arguments, a strategy.

use std::path::PathBuf;

use crate::cli::RunArgs;
use crate::engine::{self, Source};
use crate::failure::{Failure, Outcome};

/// Runs the program; its exit code is ours.
pub fn run(args: RunArgs) -> Outcome {
    let configuration = args.engine.configuration()?;
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
    engine::run(configuration, source, &argv)
}
