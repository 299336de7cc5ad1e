//! The campaign's processes: every cell is checked, every kernel calibrated, then block after block
//! is measured. What the journal already has is not run again.

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use gearbox_reports::schema::{
    Campaign, Configuration, Kernel, Phase, Record, Role, SCHEMA_VERSION, State,
};

use super::journal::Journal;
use super::process::{self, End, Job};
use super::progress::Progress;
use super::{clock, machine, order};
use crate::failure::Failure;
use crate::kernels::{DRIVER, KERNEL_FOLDER};

/// Runs what is left of a campaign; false when it was interrupted.
pub fn run(campaign: &Campaign, journal: Journal, folder: &Path) -> Result<bool, Failure> {
    let driver = std::path::absolute(folder.join(KERNEL_FOLDER).join(DRIVER))
        .map_err(|e| Failure::error(format!("{}: {e}", folder.display())))?;
    let mut runner = Runner {
        campaign,
        journal,
        driver: driver.display().to_string(),
        progress: Progress::new(processes(campaign) as u64),
        excluded: HashSet::new(),
    };
    let finished = runner.all();
    runner.progress.finish();
    finished
}

/// How many processes the campaign, or this shard of it, takes.
pub fn processes(campaign: &Campaign) -> usize {
    let cells = campaign.kernels.len() * campaign.configurations.len();
    cells + campaign.kernels.len() + cells * campaign.blocks().count()
}

struct Runner<'a> {
    campaign: &'a Campaign,
    journal: Journal,
    driver: String,
    progress: Progress,
    /// Cells that went wrong: (kernel, configuration).
    excluded: HashSet<(usize, usize)>,
}

/// What one process is to do.
struct Task {
    phase: Phase,
    block: u32,
    order: u32,
    kernel: usize,
    configuration: usize,
    loops: u64,
    warmups: u32,
    values: u32,
    padding: u32,
}

impl Runner<'_> {
    fn all(&mut self) -> Result<bool, Failure> {
        let plan = &self.campaign.plan;
        let (kernels, configurations) = (
            self.campaign.kernels.len(),
            self.campaign.configurations.len(),
        );
        let mut number = 0;
        for kernel in 0..kernels {
            for configuration in 0..configurations {
                let task = Task {
                    phase: Phase::Check,
                    block: 0,
                    order: number,
                    kernel,
                    configuration,
                    loops: 1,
                    warmups: 1,
                    values: 1,
                    padding: 0,
                };
                if self.perform(task)?.is_none() {
                    return Ok(false);
                }
                number += 1;
            }
        }
        let mut loops = Vec::new();
        for kernel in 0..kernels {
            match self.calibrate(kernel)? {
                Some(n) => loops.push(n),
                None => return Ok(false),
            }
        }
        for block in self.campaign.blocks() {
            let slots = order::block(plan.seed, block, kernels, configurations);
            for (number, slot) in slots.iter().enumerate() {
                if self.excluded.contains(&(slot.kernel, slot.configuration)) {
                    self.progress.skip();
                    continue;
                }
                let task = Task {
                    phase: Phase::Measure,
                    block,
                    order: number as u32,
                    kernel: slot.kernel,
                    configuration: slot.configuration,
                    loops: loops[slot.kernel],
                    warmups: plan.warmups,
                    values: plan.values,
                    padding: slot.padding,
                };
                if self.perform(task)?.is_none() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Calls of `run` in one value, so that the baseline (or who stands in for it) needs the wanted time.
    fn calibrate(&mut self, kernel: usize) -> Result<Option<u64>, Failure> {
        let configurations = &self.campaign.configurations;
        let baseline = configurations
            .iter()
            .position(|c| c.id == self.campaign.baseline);
        let mut candidates = baseline.into_iter().chain(0..configurations.len());
        let Some(configuration) = candidates.find(|c| !self.excluded.contains(&(kernel, *c)))
        else {
            self.progress.skip();
            return Ok(Some(1));
        };
        let min_ns = self.campaign.plan.min_time * 1e9;
        let key = |phase| {
            let kernel = self.campaign.kernels[kernel].name.clone();
            (phase, 0, kernel, configurations[configuration].id.clone())
        };
        let loops_for = |record: &Record| {
            let one =
                record.values_ns.first().copied().unwrap_or(1).max(1) as f64 / record.loops as f64;
            (min_ns / one).ceil().clamp(1.0, 1e9) as u64
        };
        let guess = self.journal.get(&key(Phase::Check)).map_or(1, loops_for);
        let task = Task {
            phase: Phase::Calibrate,
            block: 0,
            order: kernel as u32,
            kernel,
            configuration,
            loops: guess,
            warmups: 1,
            values: 1,
            padding: 0,
        };
        match self.perform(task)? {
            None => Ok(None),
            Some(State::Ok) => Ok(self
                .journal
                .get(&key(Phase::Calibrate))
                .map(loops_for)
                .or(Some(guess))),
            Some(_) => Ok(Some(guess)),
        }
    }

    /// Runs a task unless the journal has it; none when the campaign was interrupted.
    fn perform(&mut self, task: Task) -> Result<Option<State>, Failure> {
        let kernel = &self.campaign.kernels[task.kernel];
        let configuration = &self.campaign.configurations[task.configuration];
        let cell = (task.kernel, task.configuration);
        let key = (
            task.phase,
            task.block,
            kernel.name.clone(),
            configuration.id.clone(),
        );
        if let Some(record) = self.journal.get(&key) {
            let state = record.state;
            if state != State::Ok {
                self.excluded.insert(cell);
            }
            self.progress.skip();
            return Ok(Some(state));
        }
        let what = match task.phase {
            Phase::Check => "checking".to_string(),
            Phase::Calibrate => "calibrating".to_string(),
            Phase::Measure => format!("block {} of {}", task.block, self.campaign.plan.processes),
        };
        self.progress.announce(
            &format!("{what}: {} · {}", kernel.name, configuration.id),
            self.remaining(&task),
        );
        let load = machine::load();
        let started = clock::now();
        let job = Job {
            program: configuration.program.clone(),
            args: self.arguments(configuration, kernel, &task),
            padding: task.padding,
            timeout: Duration::from_secs_f64(self.campaign.plan.timeout),
            cpus: self.campaign.plan.affinity.clone(),
        };
        let ended = process::run(&job).map_err(Failure::error)?;
        if ended.end == End::Interrupted {
            return Ok(None);
        }
        let wall_ns = u64::try_from(ended.wall.as_nanos()).unwrap_or(u64::MAX);
        let (output, state, message) = judge(&ended, kernel, &task);
        if let Some(message) = &message {
            self.progress.note(&format!(
                "gearbox: {} on {}: {message}",
                configuration.id, kernel.name
            ));
        }
        if state != State::Ok {
            self.excluded.insert(cell);
        }
        self.progress.done(cell, ended.wall.as_secs_f64());
        // An interpreter whose clock is another one has no start-up time.
        let startup_ns = output.start.and_then(|t| t.checked_sub(ended.spawned));
        let startup_ns = startup_ns.filter(|ns| *ns <= wall_ns);
        self.journal.append(Record {
            schema: SCHEMA_VERSION,
            campaign: self.campaign.id.clone(),
            phase: task.phase,
            block: task.block,
            order: task.order,
            configuration: configuration.id.clone(),
            kernel: kernel.name.clone(),
            kernel_sha256: kernel.sha256.clone(),
            n: kernel.n,
            loops: task.loops,
            warmups_ns: output.warmups,
            values_ns: output.values,
            checksum: output.checksum,
            state,
            message,
            events: output.events,
            startup_ns,
            max_rss: output.peak_rss.or(Some(ended.usage.max_rss)),
            user_ns: ended.usage.user_ns,
            system_ns: ended.usage.system_ns,
            wall_ns,
            voluntary_switches: ended.usage.voluntary,
            involuntary_switches: ended.usage.involuntary,
            padding: task.padding,
            started,
            load,
        })?;
        Ok(Some(state))
    }

    fn arguments(
        &self,
        configuration: &Configuration,
        kernel: &Kernel,
        task: &Task,
    ) -> Vec<String> {
        let mut args = Vec::new();
        if let (Some(strategy), true) = (
            &configuration.strategy,
            configuration.role != Role::External,
        ) {
            args.extend(["run".to_string(), "-s".to_string(), strategy.clone()]);
        }
        args.push(self.driver.clone());
        args.push(kernel.name.clone());
        args.extend(
            [
                kernel.n,
                task.loops,
                task.warmups.into(),
                task.values.into(),
            ]
            .map(|n: u64| n.to_string()),
        );
        args
    }

    /// Cells of the processes that are still to come, this one included.
    fn remaining(&self, task: &Task) -> impl Iterator<Item = (usize, usize)> {
        let configurations = self.campaign.configurations.len();
        let cells = self.campaign.kernels.len() * configurations;
        let (rounds, partial) = match task.phase {
            Phase::Measure => (
                self.campaign.blocks().filter(|b| *b > task.block).count(),
                cells - task.order as usize,
            ),
            _ => (self.campaign.blocks().count(), cells),
        };
        let excluded = self.excluded.clone();
        (0..cells * rounds + partial)
            .map(move |i| (i % cells / configurations, i % configurations))
            .filter(move |cell| !excluded.contains(cell))
    }
}

/// From how a process ended to a state and, if it is a bad one, the reason.
fn judge(
    ended: &process::Ended,
    kernel: &Kernel,
    task: &Task,
) -> (process::DriverOutput, State, Option<String>) {
    let parsed = process::parse(&ended.stdout);
    let last_error = || {
        ended
            .stderr
            .lines()
            .rev()
            .find(|l| !l.trim().is_empty())
            .unwrap_or("no message")
            .trim()
    };
    let failed = |message: String| {
        (
            process::DriverOutput::default(),
            State::Failed,
            Some(message),
        )
    };
    match &ended.end {
        End::Timeout | End::Interrupted => {
            let message = format!("timeout: no end within {:.1} s", ended.wall.as_secs_f64());
            return (
                process::DriverOutput::default(),
                State::Timeout,
                Some(message),
            );
        }
        End::Signal(signal) => {
            return failed(format!("ended by signal {signal}: {}", last_error()));
        }
        End::Exit(0) => {}
        End::Exit(code) => return failed(format!("exit code {code}: {}", last_error())),
    }
    let output = match parsed {
        Ok(output) => output,
        Err(message) => return failed(message),
    };
    if output.values.len() != task.values as usize || output.values.contains(&0) {
        return failed(format!(
            "{} values instead of {}",
            output.values.len(),
            task.values
        ));
    }
    if output.checksum.as_deref() != Some(kernel.golden.as_str()) {
        let got = output.checksum.as_deref().unwrap_or("nothing");
        let message = format!("wrong result: {got} instead of {}", kernel.golden);
        return (output, State::WrongResult, Some(message));
    }
    (output, State::Ok, None)
}
