//! `gearbox run`: a program, its arguments, a strategy.

use crate::cli::RunArgs;
use crate::engine;
use crate::failure::Outcome;

/// Runs the program; its exit code is ours.
pub fn run(args: RunArgs) -> Outcome {
    let (configuration, source, argv) = args.program.resolve()?;
    engine::run(configuration, source, &argv)
}
