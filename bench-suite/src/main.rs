//! The `gearbox` command: runs programs under a strategy, measures strategies, writes reports.

mod allocator;
mod alternate;
mod bench;
mod claims;
mod cli;
mod codegen;
mod commands;
mod count;
mod emulation;
mod engine;
mod factorial;
mod failure;
mod fuzz;
mod kernels;
mod observe;
mod output;
mod probes;
mod suggest;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use cli::{Cli, Verb};

#[global_allocator]
static ALLOCATOR: allocator::BySize = allocator::BySize;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout with 0, usage errors to stderr with 2.
            let usage = !matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            );
            let _ = error.print();
            return ExitCode::from(if usage { failure::USAGE } else { 0 });
        }
    };
    let result = match cli.verb {
        Verb::Run(args) => commands::run::run(args),
        Verb::Dis(args) => commands::dis::dis(args),
        Verb::Stats(args) => observe::stats(args),
        Verb::Trace(args) => observe::trace(args),
        Verb::Profile(args) => commands::profile::profile(args),
        Verb::List(args) => commands::list::list(args),
        Verb::Codegen(args) => commands::codegen::codegen(args),
        Verb::Bench(args) => bench::bench(args),
        Verb::Compare(args) => commands::compare::compare(args),
        Verb::Ablate(args) => commands::ablate::ablate(args),
        Verb::Experiment(args) => commands::experiment::experiment(args),
        Verb::Doctor(args) => commands::doctor::doctor(args),
        Verb::AlternateWorker(args) => alternate::worker::serve(&args.task),
        Verb::AlternateCount(args) => alternate::counting::serve(&args.task),
        Verb::Count(args) => count::count(args),
        Verb::Report(args) => commands::report::report(args),
        Verb::Export(args) => commands::export::export(args),
        Verb::Merge(args) => commands::merge::merge(args),
        Verb::Fuzz(args) => fuzz::fuzz(args),
        Verb::FuzzWorker(args) => fuzz::worker::serve(&args.configuration),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            output::complain(&format!("gearbox: {}", failure.message));
            ExitCode::from(failure.code)
        }
    }
}
