//! The processes of an alternating campaign: hot kernels are counted once, then block after block every pair runs in a process of its own. What the
//! results folder already has is not run again.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Duration;

use gearbox_reports::schema::{
    Campaign, Configuration, CountRecord, Kernel, Pair, PairRecord, Purpose, Role, SCHEMA_VERSION,
    State, Usage, Warmup,
};

use super::counting::{self, Counted};
use super::protocol::{Answer, Task, TaskSide};
use super::schedule;
use super::store::Store;
use crate::bench::process::{self, End, Ended, Job};
use crate::bench::progress::Progress;
use crate::bench::{clock, machine};
use crate::engine;
use crate::failure::Failure;
use crate::kernels::KERNEL_FOLDER;

/// The program that other interpreters run, in that folder.
pub const DRIVER: &str = "alternate.py";
/// Its text.
pub const DRIVER_TEXT: &str = include_str!("alternate.py");

/// Executions of the hottest instruction after which every back-off counter is at its cap: 1 + 3 + ... + 4095, and one full round there.
const BACKOFF_CYCLE: u64 = 8178 + 4096;
/// Calls before the slices where no count says more.
const LEAST_WARMUPS: u64 = 4;
/// More are not asked for: a kernel of few executions is over before a back-off cycle is.
const MOST_WARMUPS: u64 = 2000;
/// Warm-up of one side ends after this long.
const WARMUP_LIMIT: Duration = Duration::from_secs(3);

/// What runs a campaign.
pub struct Runner<'a> {
    campaign: &'a Campaign,
    store: Store,
    folder: String,
    driver: String,
    plant: f64,
    progress: Progress,
    /// Pairs that went wrong.
    excluded: HashSet<usize>,
    /// Warm-up calls of each kernel.
    least: HashMap<String, u64>,
}

/// Where a kernel is counted.
struct Countable {
    configuration: String,
    specializes: bool,
}

/// How a child's work ended.
enum Did<T> {
    Well(Box<T>),
    Badly(State, String),
    Interrupted,
}

impl<'a> Runner<'a> {
    /// Prepares to run what is left of a campaign.
    pub fn new(
        campaign: &'a Campaign,
        store: Store,
        folder: &Path,
        plant: f64,
    ) -> Result<Runner<'a>, Failure> {
        let programs = std::path::absolute(folder.join(KERNEL_FOLDER))
            .map_err(|e| Failure::error(format!("{}: {e}", folder.display())))?;
        let total: u64 = campaign
            .pairs
            .iter()
            .map(|p| u64::from(schedule::processes(campaign, p)))
            .sum();
        Ok(Runner {
            campaign,
            store,
            driver: programs.join(DRIVER).display().to_string(),
            folder: programs.display().to_string(),
            plant,
            progress: Progress::new(total),
            excluded: HashSet::new(),
            least: HashMap::new(),
        })
    }

    /// Runs everything; false when it was interrupted.
    pub fn run(mut self) -> Result<bool, Failure> {
        let finished = self.all();
        self.progress.finish();
        finished
    }

    fn all(&mut self) -> Result<bool, Failure> {
        if !self.count_hottest()? {
            return Ok(false);
        }
        let plan = &self.campaign.plan;
        for block in 0..plan.processes {
            let slots = schedule::block(plan.seed, block, self.campaign.pairs.len(), plan.values);
            for (order, slot) in slots.iter().enumerate() {
                let pair = &self.campaign.pairs[slot.pair];
                if block >= schedule::processes(self.campaign, pair) {
                    continue;
                }
                if self.excluded.contains(&slot.pair) {
                    self.progress.skip();
                    continue;
                }
                if let Some(done) = self.store.pair(&pair.id, block) {
                    if done.state != State::Ok {
                        self.excluded.insert(slot.pair);
                    }
                    self.progress.skip();
                    continue;
                }
                if !self.perform(block, order as u32, slot)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Counts each kernel once, where a side can be counted; from that, how many warm-up calls take the back-off counters of its hottest instruction to
    /// their cap, where a side specializes.
    fn count_hottest(&mut self) -> Result<bool, Failure> {
        for (kernel, cell) in self.countable() {
            self.progress
                .announce(&format!("counting: {kernel}"), std::iter::empty());
            match self.count(&cell.configuration, &kernel)? {
                None => return Ok(false),
                Some(record) if cell.specializes => {
                    let hottest = record.vm.and_then(|v| v.hottest).unwrap_or(1).max(1);
                    let calls = BACKOFF_CYCLE
                        .div_ceil(hottest)
                        .clamp(LEAST_WARMUPS, MOST_WARMUPS);
                    self.least.insert(kernel, calls);
                }
                Some(_) => {}
            }
        }
        Ok(true)
    }

    /// The configuration under which each kernel is counted: one that specializes if there is one, since any of them shows how often instructions run.
    fn countable(&self) -> Vec<(String, Countable)> {
        let mut wanted: Vec<(String, Countable)> = Vec::new();
        for side in self.campaign.pairs.iter().flat_map(|p| [&p.a, &p.b]) {
            let label = self
                .campaign
                .configuration(&side.configuration)
                .and_then(|c| c.strategy.as_deref());
            let Some(Ok(c)) = label.map(engine::configuration) else {
                continue;
            };
            let cell = Countable {
                configuration: side.configuration.clone(),
                specializes: c.strategy.specializes(),
            };
            match wanted.iter_mut().find(|(kernel, _)| *kernel == side.kernel) {
                Some((_, found)) if cell.specializes && !found.specializes => *found = cell,
                Some(_) => {}
                None if c.strategy.counts() => wanted.push((side.kernel.clone(), cell)),
                None => {}
            }
        }
        wanted
    }

    /// The counts of a cell, made now unless the folder has them; none when interrupted.
    pub fn count(
        &mut self,
        configuration: &str,
        kernel: &str,
    ) -> Result<Option<CountRecord>, Failure> {
        let cells = (
            self.campaign.configuration(configuration),
            self.campaign.kernel(kernel),
        );
        let (Some(c), Some(k)) = cells else {
            return Err(Failure::error(format!(
                "no cell {configuration} on {kernel} in this campaign"
            )));
        };
        if let Some(record) = self.store.count(configuration, kernel) {
            return Ok(Some(record.clone()));
        }
        let mut record = CountRecord {
            schema: SCHEMA_VERSION,
            campaign: self.campaign.id.clone(),
            configuration: c.id.clone(),
            kernel: k.name.clone(),
            kernel_sha256: k.sha256.clone(),
            n: k.n,
            warmups: counting::WARMUPS,
            loops: 1,
            vm: None,
            machine: None,
            state: State::Ok,
            message: None,
        };
        match count_once(c, k, &self.folder, self.campaign.plan.timeout)? {
            Did::Interrupted => return Ok(None),
            Did::Well(counted) => record.vm = Some(counted.vm),
            Did::Badly(state, message) => {
                self.progress.note(&format!(
                    "gearbox: counting {configuration} on {kernel}: {message}"
                ));
                record.state = state;
                record.message = Some(message);
            }
        }
        self.store.add_count(record.clone())?;
        Ok(Some(record))
    }

    /// Runs one process; false when it was interrupted.
    fn perform(&mut self, block: u32, order: u32, slot: &schedule::Slot) -> Result<bool, Failure> {
        let campaign = self.campaign;
        let pair = &campaign.pairs[slot.pair];
        let left = (slot.pair, 0);
        self.progress.announce(
            &format!(
                "process {} of {}: {}",
                block + 1,
                campaign.plan.processes,
                pair.id
            ),
            self.remaining(block, order),
        );
        let load = machine::load();
        let started = clock::now();
        let job = self.job(pair, slot)?;
        let ended = process::run(&job).map_err(Failure::error)?;
        let golden = |kernel: &str| campaign.kernel(kernel).map_or("", |k| k.golden.as_str());
        let did = match understand::<Answer>(&ended) {
            Did::Well(answer) => check(*answer, golden(&pair.a.kernel), golden(&pair.b.kernel)),
            other => other,
        };
        let (answer, state, message) = match did {
            Did::Interrupted => return Ok(false),
            Did::Well(answer) => (*answer, State::Ok, None),
            Did::Badly(state, message) => {
                self.progress
                    .note(&format!("gearbox: {}: {message}", pair.id));
                self.excluded.insert(slot.pair);
                let nothing = Answer {
                    units: 1,
                    warmup_a: Warmup::default(),
                    warmup_b: Warmup::default(),
                    ..Answer::default()
                };
                (nothing, state, Some(message))
            }
        };
        self.progress.done(left, ended.wall.as_secs_f64());
        let text = |t: String| (!t.is_empty()).then_some(t);
        self.store.add_pair(PairRecord {
            schema: SCHEMA_VERSION,
            campaign: campaign.id.clone(),
            pair: pair.id.clone(),
            block,
            order,
            units: answer.units,
            warmup_a: answer.warmup_a,
            warmup_b: answer.warmup_b,
            quads: answer.quads,
            checksum_a: text(answer.checksum_a),
            checksum_b: text(answer.checksum_b),
            state,
            message,
            usage: Usage {
                max_rss: answer.max_rss.or(Some(ended.usage.max_rss)),
                user_ns: ended.usage.user_ns,
                system_ns: ended.usage.system_ns,
                wall_ns: u64::try_from(ended.wall.as_nanos()).unwrap_or(u64::MAX),
                voluntary_switches: ended.usage.voluntary,
                involuntary_switches: ended.usage.involuntary,
                padding: slot.padding,
                started,
                load,
            },
        })?;
        Ok(true)
    }

    fn job(&self, pair: &Pair, slot: &schedule::Slot) -> Result<Job, Failure> {
        let campaign = self.campaign;
        let side = |s: &gearbox_reports::schema::Side| -> TaskSide {
            TaskSide {
                configuration: campaign
                    .configuration(&s.configuration)
                    .and_then(|c| c.strategy.clone())
                    .unwrap_or_default(),
                program: s.kernel.clone(),
                n: campaign.kernel(&s.kernel).map_or(1, |k| k.n),
                least_warmups: self.least.get(&s.kernel).copied().unwrap_or(LEAST_WARMUPS),
            }
        };
        let task = Task {
            folder: self.folder.clone(),
            a: side(&pair.a),
            b: side(&pair.b),
            begins: slot.begins,
            firsts: slot.firsts.clone(),
            slice_ns: (campaign.plan.min_time * 1e9) as u64,
            warmup_limit_ns: WARMUP_LIMIT.as_nanos() as u64,
            plant_percent: match pair.purpose {
                Purpose::Null => 0.0,
                _ => self.plant,
            },
        };
        let configuration = campaign
            .configuration(&pair.a.configuration)
            .ok_or_else(|| Failure::error("a pair without a configuration"))?;
        let text = serde_json::to_string(&task).map_err(|e| Failure::error(e.to_string()))?;
        let args = match configuration.role {
            Role::External => vec![self.driver.clone(), text],
            _ => vec!["alternate-worker".into(), text],
        };
        Ok(Job {
            program: configuration.program.clone(),
            args,
            padding: slot.padding,
            timeout: Duration::from_secs_f64(campaign.plan.timeout),
            cpus: campaign.plan.affinity.clone(),
        })
    }

    /// The pairs of the processes that are still to come, this one included.
    fn remaining(&self, block: u32, order: u32) -> impl Iterator<Item = (usize, usize)> {
        let plan = &self.campaign.plan;
        let mut left: Vec<(usize, usize)> = Vec::new();
        for later in block..plan.processes {
            let slots = schedule::block(plan.seed, later, self.campaign.pairs.len(), 0);
            let from = if later == block { order as usize } else { 0 };
            left.extend(
                slots[from.min(slots.len())..]
                    .iter()
                    .filter(|s| {
                        later < schedule::processes(self.campaign, &self.campaign.pairs[s.pair])
                            && !self.excluded.contains(&s.pair)
                    })
                    .map(|s| (s.pair, 0)),
            );
        }
        left.into_iter()
    }
}

/// Counts a warm call of a kernel in a process of its own.
fn count_once(
    configuration: &Configuration,
    kernel: &Kernel,
    folder: &str,
    timeout: f64,
) -> Result<Did<Counted>, Failure> {
    let side = TaskSide {
        configuration: configuration.strategy.clone().unwrap_or_default(),
        program: kernel.name.clone(),
        n: kernel.n,
        least_warmups: 0,
    };
    let task = Task {
        folder: folder.to_owned(),
        a: side.clone(),
        b: side,
        begins: 'A',
        firsts: String::new(),
        slice_ns: 0,
        warmup_limit_ns: 0,
        plant_percent: 0.0,
    };
    let text = serde_json::to_string(&task).map_err(|e| Failure::error(e.to_string()))?;
    let job = Job {
        program: configuration.program.clone(),
        args: vec!["alternate-count".into(), text],
        padding: 0,
        timeout: Duration::from_secs_f64(timeout),
        cpus: Vec::new(),
    };
    let ended = process::run(&job).map_err(Failure::error)?;
    Ok(match understand::<Counted>(&ended) {
        Did::Well(counted) if counted.checksum != kernel.golden => {
            Did::Badly(State::WrongResult, wrong(&counted.checksum, &kernel.golden))
        }
        other => other,
    })
}

/// Counts a warm call of a kernel outside of a campaign; an error says why it could not be.
pub fn count_cell(
    configuration: &Configuration,
    kernel: &Kernel,
    folder: &Path,
    timeout: f64,
) -> Result<Option<Counted>, Failure> {
    let folder = std::path::absolute(folder)
        .map_err(|e| Failure::error(format!("{}: {e}", folder.display())))?;
    match count_once(
        configuration,
        kernel,
        &folder.display().to_string(),
        timeout,
    )? {
        Did::Well(counted) => Ok(Some(*counted)),
        Did::Interrupted => Ok(None),
        Did::Badly(state, message) => Err(Failure {
            code: match state {
                State::WrongResult => crate::failure::WRONG_RESULT,
                State::Timeout => crate::failure::TIMEOUT,
                _ => crate::failure::ERROR,
            },
            message: format!("{} on {}: {message}", configuration.id, kernel.name),
        }),
    }
}

fn wrong(got: &str, golden: &str) -> String {
    format!("wrong result: {got} instead of {golden}")
}

/// A program without a recorded result must at least agree with itself.
fn check(answer: Answer, golden_a: &str, golden_b: &str) -> Did<Answer> {
    for (got, golden) in [
        (&answer.checksum_a, golden_a),
        (&answer.checksum_b, golden_b),
    ] {
        if !golden.is_empty() && got != golden {
            return Did::Badly(State::WrongResult, wrong(got, golden));
        }
    }
    if answer.units == 0 || answer.quads.is_empty() {
        return Did::Badly(State::Failed, "no slices".into());
    }
    Did::Well(Box::new(answer))
}

/// From how a process ended to what it said.
fn understand<T: serde::de::DeserializeOwned>(ended: &Ended) -> Did<T> {
    let last_error = || {
        ended
            .stderr
            .lines()
            .rev()
            .find(|l| !l.trim().is_empty())
            .unwrap_or("no message")
            .trim()
            .to_owned()
    };
    match &ended.end {
        End::Interrupted => Did::Interrupted,
        End::Timeout => Did::Badly(
            State::Timeout,
            format!("timeout: no end within {:.1} s", ended.wall.as_secs_f64()),
        ),
        End::Signal(signal) => Did::Badly(
            State::Failed,
            format!("ended by signal {signal}: {}", last_error()),
        ),
        End::Exit(0) => {
            let line = ended.stdout.lines().last().unwrap_or_default();
            match serde_json::from_str(line) {
                Ok(said) => Did::Well(Box::new(said)),
                Err(e) => Did::Badly(State::Failed, format!("unexpected output: {e}")),
            }
        }
        End::Exit(code) => Did::Badly(State::Failed, format!("exit code {code}: {}", last_error())),
    }
}
