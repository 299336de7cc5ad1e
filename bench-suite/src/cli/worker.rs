//! Processes that the harness starts; not for people.

use clap::Args;

/// `gearbox alternate-worker`, `gearbox alternate-count`.
#[derive(Debug, Args)]
pub struct TaskArgs {
    /// The task as JSON.
    pub task: String,
}
