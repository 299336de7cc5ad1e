//! Every test program of `strategies/tests/programs` under every configuration, compared with CPython.

mod recordings;

use std::process::ExitCode;

fn main() -> ExitCode {
    let set = recordings::Set {
        programs: "programs",
        recorded: "recorded",
        known_failures: "known_failures.txt",
        configurations: "",
    };
    recordings::main(set, Vec::new())
}
