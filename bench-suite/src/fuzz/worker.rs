//! The process that runs programs for the fuzzer: one configuration, any number of programs, each in a VM of its own.

use std::io;

use crate::engine;
use crate::failure::{Failure, Outcome};

use super::outcome;

/// Answers requests on standard input until it ends. That this is a process is what contains a crash.
pub fn serve(label: &str) -> Outcome {
    let configuration = engine::configuration(label)?;
    engine::on_big_stack(move || {
        let broken = |e: io::Error| Failure::error(format!("fuzz-worker: {e}"));
        let (mut requests, mut answers) = (io::stdin().lock(), io::stdout().lock());
        while let Some(program) = outcome::read_request(&mut requests).map_err(broken)? {
            let seen = engine::run_captured(&configuration, "<fuzz>", &program);
            outcome::write_answer(&mut answers, seen.code, &seen.stdout, &seen.stderr)
                .map_err(broken)?;
        }
        Ok(0)
    })
}
