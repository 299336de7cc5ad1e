//! Exit codes, and the error that carries one to `main`.

/// An error while running: I/O, a broken result file, a kernel that failed.
pub const ERROR: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Counts that differ from run to run.
pub const UNSTABLE: u8 = 4;
/// A kernel's result differs from CPython's.
pub const WRONG_RESULT: u8 = 5;
/// A process ran into the time limit.
pub const TIMEOUT: u8 = 124;
/// Ended by Ctrl-C; the journal is complete up to the last process.
pub const INTERRUPTED: u8 = 130;

/// A message for stderr and the exit code that goes with it.
#[derive(Debug)]
pub struct Failure {
    /// Exit code.
    pub code: u8,
    /// Without the program's name.
    pub message: String,
}

impl Failure {
    /// An error while running.
    pub fn error(message: impl Into<String>) -> Failure {
        Failure {
            code: ERROR,
            message: message.into(),
        }
    }

    /// A usage error.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure {
            code: USAGE,
            message: message.into(),
        }
    }
}

impl From<gearbox_reports::LoadError> for Failure {
    fn from(error: gearbox_reports::LoadError) -> Failure {
        Failure::error(error.to_string())
    }
}

/// What every verb returns: an exit code, or a failure.
pub type Outcome = Result<u8, Failure>;
