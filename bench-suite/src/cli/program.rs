//! A program to run: configuration, source, arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use gearbox_strategies::Configuration;
use gearbox_vm::text::surrogate;

use super::EngineArgs;
use crate::engine::Source;
use crate::failure::Failure;

/// How a program is executed, and which one.
#[derive(Debug, Args)]
pub struct ProgramArgs {
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Run this text instead of a file.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// The program (`-` for standard input) and its arguments.
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub rest: Vec<OsString>,
}

impl ProgramArgs {
    /// What is to be run: configuration, source, `sys.argv`.
    ///
    /// # Errors
    /// Misuse.
    pub fn resolve(self) -> Result<(Configuration, Source, Vec<String>), Failure> {
        let configuration = self.engine.configuration()?;
        let (source, argv) = self.source()?;
        Ok((configuration, source, argv))
    }

    /// The program that `-c CODE` or `FILE [ARGS]` names, and its `sys.argv`.
    ///
    /// # Errors
    /// Neither is given, or an option stands where FILE belongs.
    pub fn source(self) -> Result<(Source, Vec<String>), Failure> {
        let mut rest = self.rest;
        let (source, argv0) = match self.code {
            Some(code) => (Source::Code(code), "-c".to_string()),
            None if rest.is_empty() => {
                return Err(Failure::usage("this verb needs a FILE, `-` or `-c CODE`"));
            }
            None => {
                let path = rest.remove(0);
                let file = surrogate::from_os(&path);
                if file == "-" {
                    (Source::Stdin, file)
                } else if file.starts_with('-') {
                    return Err(Failure::usage(format!(
                        "unexpected option `{file}` before FILE; see `--help`"
                    )));
                } else {
                    (Source::File(PathBuf::from(path)), file)
                }
            }
        };
        let mut argv = vec![argv0];
        argv.extend(rest.iter().map(|arg| surrogate::from_os(arg)));
        Ok((source, argv))
    }
}

/// `gearbox run`.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox run [-s STRATEGY] FILE [ARGS]...\n       gearbox run [-s STRATEGY] -c CODE [ARGS]..."
)]
pub struct RunArgs {
    #[command(flatten)]
    pub program: ProgramArgs,
}
