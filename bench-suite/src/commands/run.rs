//! `gearbox run`: a program, its arguments, a strategy.

use crate::cli::{RunArgs, program};
use crate::engine;
use crate::failure::Outcome;

/// Runs the program; its exit code is ours.
pub fn run(args: RunArgs) -> Outcome {
    let configuration = args.engine.configuration()?;
    let (source, argv) = program(args.code, args.rest)?;
    engine::run(configuration, source, &argv)
}
