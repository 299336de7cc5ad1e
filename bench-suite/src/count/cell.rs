//! One kernel under one configuration: the processes that are counted, and what their counts mean.
//!
//! A tool counts a whole process: start-up, compilation, the kernel's own set-up, and so many calls of `run`. What the counted calls did alone is
//! the difference of two processes that are alike but for the number of calls; the calls of the shorter one are the warm-up. Counters of the VM and of
//! the machine, ours and other interpreters', are taken in the same way. (Callgrind could also be told to count inside one function only, but
//! it finds that function's end by the stack pointer, and generators of the tree strategies leave the stack.)

use std::path::Path;
use std::time::Duration;

use gearbox_reports::schema::{
    Configuration, CountRecord, Kernel, MachineCounts, Role, SCHEMA_VERSION, State, VmCounts,
};

use super::{callgrind, vm};
use crate::bench::process::{self, End, Job};
use crate::engine;

/// What is to be counted, and how.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Counters of the VM.
    pub vm: bool,
    /// Machine instructions.
    pub machine: bool,
    /// Branches too.
    pub branches: bool,
    /// Calls that are not counted.
    pub warmups: u64,
    /// Calls that are.
    pub loops: u64,
    /// Time limit of a process.
    pub timeout: Duration,
}

/// A kernel under a configuration.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The program.
    pub kernel: &'a Kernel,
    /// What runs it.
    pub configuration: &'a Configuration,
}

/// Why a cell has no counts: its state and the reason; none when the user interrupted.
type Bad = Option<(State, String)>;

impl Cell<'_> {
    /// Whether the configuration executes instructions that the VM can count.
    pub fn has_vm_counts(&self) -> bool {
        let label = match self.configuration.role {
            Role::External => None,
            Role::Strategy | Role::Null => self.configuration.strategy.as_deref(),
        };
        label.is_some_and(|l| engine::configuration(l).is_ok_and(|c| c.strategy.counts()))
    }

    /// Counts; none when the user interrupted. `scratch`: a file for callgrind that no other cell uses.
    pub fn count(
        &self,
        wish: &Wish,
        driver: &str,
        campaign: &str,
        scratch: &Path,
    ) -> Option<CountRecord> {
        let mut record = CountRecord {
            schema: SCHEMA_VERSION,
            campaign: campaign.to_owned(),
            configuration: self.configuration.id.clone(),
            kernel: self.kernel.name.clone(),
            kernel_sha256: self.kernel.sha256.clone(),
            n: self.kernel.n,
            warmups: wish.warmups,
            loops: wish.loops,
            vm: None,
            machine: None,
            state: State::Ok,
            message: None,
        };
        if wish.vm && self.has_vm_counts() {
            match self.vm(wish, driver) {
                Ok(counts) => record.vm = Some(counts),
                Err(bad) => {
                    let (state, message) = bad?;
                    (record.state, record.message) = (state, Some(message));
                }
            }
        }
        if wish.machine && record.state == State::Ok {
            let counted = self.machine(wish, driver, scratch);
            // A leftover in the temporary folder is harmless.
            let _ = std::fs::remove_file(scratch);
            match counted {
                Ok(counts) => record.machine = Some(counts),
                Err(bad) => {
                    let (state, message) = bad?;
                    (record.state, record.message) = (state, Some(message));
                }
            }
        }
        Some(record)
    }

    fn vm(&self, wish: &Wish, driver: &str) -> Result<VmCounts, Bad> {
        let label = self.configuration.strategy.as_deref().unwrap_or_default();
        let stats = |calls| {
            let mut args = ["stats", "-s", label, "--json"].map(str::to_owned).to_vec();
            args.extend(self.driver(driver, calls));
            let (json, driver_says) = self.run(&self.configuration.program, args, wish)?;
            self.check(&driver_says)?;
            vm::parse(&json).map_err(failed)
        };
        let (short, long) = (stats(wish.warmups)?, stats(wish.warmups + wish.loops)?);
        vm::difference(&long, &short).map_err(failed)
    }

    fn machine(&self, wish: &Wish, driver: &str, scratch: &Path) -> Result<MachineCounts, Bad> {
        let totals = |calls| {
            let mut args = callgrind::words(scratch, wish.branches);
            args.push(self.configuration.program.clone());
            if let Some(label) = &self.configuration.strategy {
                args.extend(["run", "-s", label].map(str::to_owned));
            }
            args.extend(self.driver(driver, calls));
            let (driver_says, _) = self.run("env", args, wish)?;
            self.check(&driver_says)?;
            let text = std::fs::read_to_string(scratch)
                .map_err(|e| failed(format!("callgrind's file: {e}")))?;
            callgrind::totals(&text).map_err(failed)
        };
        let (short, long) = (totals(wish.warmups)?, totals(wish.warmups + wish.loops)?);
        callgrind::difference(&long, &short).map_err(failed)
    }

    /// One value of so many calls.
    fn driver(&self, driver: &str, calls: u64) -> Vec<String> {
        let numbers = [self.kernel.n, calls, 0, 1].map(|n| n.to_string());
        let names = [driver.to_owned(), self.kernel.name.clone()];
        names.into_iter().chain(numbers).collect()
    }

    /// Standard output and standard error of a process that ended well.
    fn run(&self, program: &str, args: Vec<String>, wish: &Wish) -> Result<(String, String), Bad> {
        let job = Job {
            program: program.to_owned(),
            args,
            padding: 0,
            timeout: wish.timeout,
            cpus: Vec::new(),
        };
        let ended = process::run(&job).map_err(failed)?;
        let last = || {
            let lines = ended.stderr.lines().rev();
            let text = lines.map(str::trim).find(|l| !l.is_empty());
            text.unwrap_or("no message").to_owned()
        };
        match ended.end {
            End::Exit(0) => Ok((ended.stdout, ended.stderr)),
            End::Exit(code) => Err(failed(format!("exit code {code}: {}", last()))),
            End::Signal(signal) => Err(failed(format!("ended by signal {signal}: {}", last()))),
            End::Interrupted => Err(None),
            End::Timeout => {
                let message = format!("timeout: no end within {} s", wish.timeout.as_secs());
                Err(Some((State::Timeout, message)))
            }
        }
    }

    /// Compares the result with CPython's.
    fn check(&self, driver_says: &str) -> Result<(), Bad> {
        let lines = driver_says.lines();
        let Some(checksum) = lines.rev().find_map(|l| l.strip_prefix("checksum ")) else {
            return Err(failed("the driver printed no checksum".to_owned()));
        };
        if checksum == self.kernel.golden {
            return Ok(());
        }
        let message = format!(
            "wrong result: `{checksum}` instead of `{}`",
            self.kernel.golden
        );
        Err(Some((State::WrongResult, message)))
    }
}

fn failed(message: String) -> Bad {
    Some((State::Failed, message))
}
