//! `gearbox count`: tier 1. What kernels execute under configurations, in instructions of the VM and of the machine: exact, the second witness of
//! every time.

mod callgrind;
mod cell;
mod plan;
mod store;
mod table;
mod vm;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use gearbox_reports::load_campaign;
use gearbox_reports::schema::{Campaign, CountRecord, Role, State};

use cell::{Cell, Wish};
use store::Store;

use crate::bench::{campaign, interrupt};
use crate::cli::{CountArgs, CountTool};
use crate::emulation;
use crate::failure::{self, Failure, Outcome};
use crate::kernels::{DRIVER, KERNEL_FOLDER, Suite};
use crate::output;

/// Counts, stores, prints.
pub fn count(args: CountArgs) -> Outcome {
    let wish = wish(&args)?;
    let scratch = Scratch::make()?;
    let (campaign, folder, store, stored) = match (&args.into, &args.output) {
        (Some(folder), _) => {
            let loaded = load_campaign(folder)?;
            campaign::check_same_binary(&loaded.campaign)?;
            let kernels = kernels_of(folder, &loaded.campaign, &scratch.0)?;
            (loaded.campaign, kernels, None, loaded.counts)
        }
        (None, output) => {
            let (campaign, suite) = plan::plan(&args)?;
            let store = output.as_deref().map(|f| Store::create(f, &campaign));
            let folder = output.as_deref().unwrap_or(&scratch.0);
            let folder = folder.join(KERNEL_FOLDER);
            suite.write_to(&folder)?;
            (campaign, folder, store.transpose()?, Vec::new())
        }
    };
    let cells = cells(&campaign, &args.filters, &wish)?;
    let is_asked = |r: &CountRecord| {
        cells
            .iter()
            .any(|c| c.configuration.id == r.configuration && c.kernel.name == r.kernel)
    };
    let is_covered = |r: &CountRecord| cells.iter().any(|c| store::covers(r, c, &wish));
    let kept: Vec<CountRecord> = stored
        .into_iter()
        .filter(|r| is_covered(r) || !is_asked(r))
        .collect();
    let store = match (&args.into, store) {
        (Some(folder), _) => Some(Store::open(folder, &kept)?),
        (None, store) => store,
    };
    let missing: Vec<Cell> = cells
        .iter()
        .filter(|c| !kept.iter().any(|r| store::covers(r, c, &wish)))
        .copied()
        .collect();
    let driver = std::path::absolute(folder.join(DRIVER))
        .map_err(|e| Failure::error(format!("{}: {e}", folder.display())))?;
    interrupt::install();
    let counting = Counting {
        campaign: &campaign,
        wish: &wish,
        driver: driver.display().to_string(),
        scratch: &scratch.0,
        twice: args.check_determinism,
        store: Mutex::new(store),
    };
    let jobs = args.jobs.map_or_else(
        || std::thread::available_parallelism().map_or(1, usize::from),
        |n| n as usize,
    );
    let (new, unequal) = counting.all(&missing, jobs)?;
    if new.len() < missing.len() {
        let text = match args.into.as_ref().or(args.output.as_ref()) {
            Some(folder) => format!(
                "interrupted; the cells that were finished are stored, and `--into {}` counts the rest",
                folder.display()
            ),
            None => "interrupted".to_owned(),
        };
        output::complain(&format!("gearbox: {text}"));
        return Ok(failure::INTERRUPTED);
    }
    let in_order: Vec<CountRecord> = cells
        .iter()
        .filter_map(|c| {
            let mut all = new.iter().chain(&kept);
            all.find(|r| c.configuration.id == r.configuration && c.kernel.name == r.kernel)
        })
        .cloned()
        .collect();
    print(&campaign, &in_order, args.json)?;
    Ok(code(&in_order, &unequal))
}

/// What can be counted here.
fn wish(args: &CountArgs) -> Result<Wish, Failure> {
    let obstacle = if let Some(e) = emulation::emulator() {
        Some(format!("{} runs this process", e.name))
    } else if cfg!(debug_assertions) {
        Some("a debug build's machine instructions say nothing about the release build".to_owned())
    } else if callgrind::version().is_none() {
        Some("there is no valgrind on the PATH (package `valgrind`)".to_owned())
    } else {
        None
    };
    match (&obstacle, args.tool) {
        (Some(why), Some(CountTool::Callgrind)) => {
            return Err(Failure::error(format!(
                "cannot count machine instructions: {why}"
            )));
        }
        (Some(why), None) => output::complain(&format!(
            "gearbox: machine instructions are not counted: {why}"
        )),
        _ => {}
    }
    let machine = args.tool != Some(CountTool::Vm) && obstacle.is_none();
    Ok(Wish {
        vm: args.tool != Some(CountTool::Callgrind),
        machine,
        branches: args.branches && machine,
        warmups: args.warmups.into(),
        loops: args.loops.into(),
        timeout: Duration::from_secs(args.timeout),
    })
}

/// The folder with the kernels that a campaign ran; the built-in ones where it kept none.
fn kernels_of(folder: &Path, campaign: &Campaign, scratch: &Path) -> Result<PathBuf, Failure> {
    let own = folder.join(KERNEL_FOLDER);
    let (suite, place) = if own.is_dir() {
        (Suite::from_folder(&own)?, own)
    } else {
        let suite = Suite::builtin()?;
        let place = scratch.join(KERNEL_FOLDER);
        suite.write_to(&place)?;
        (suite, place)
    };
    for kernel in &campaign.kernels {
        let found = suite.kernels.iter().find(|k| k.name == kernel.name);
        if found.is_none_or(|k| suite.sha256(k) != kernel.sha256) {
            return Err(Failure::error(format!(
                "{}: kernel `{}` is not the one that the campaign ran",
                place.display(),
                kernel.name
            )));
        }
    }
    Ok(place)
}

/// The cells that have something to count, kernel by kernel. The baseline's second copy would count the same again.
fn cells<'a>(
    campaign: &'a Campaign,
    filters: &[String],
    wish: &Wish,
) -> Result<Vec<Cell<'a>>, Failure> {
    let mut cells = Vec::new();
    for kernel in &campaign.kernels {
        if !filters.is_empty() && !filters.iter().any(|f| kernel.name.contains(f.as_str())) {
            continue;
        }
        for configuration in &campaign.configurations {
            let cell = Cell {
                kernel,
                configuration,
            };
            if configuration.role != Role::Null && (wish.machine || cell.has_vm_counts()) {
                cells.push(cell);
            }
        }
    }
    if cells.is_empty() {
        return Err(Failure::usage(
            "nothing to count: no kernel passes the filters, or no configuration executes instructions that can be counted here",
        ));
    }
    Ok(cells)
}

/// The counting of a campaign's cells.
struct Counting<'a> {
    campaign: &'a Campaign,
    wish: &'a Wish,
    driver: String,
    scratch: &'a Path,
    /// Whether each cell is counted twice.
    twice: bool,
    store: Mutex<Option<Store>>,
}

/// Cells whose two counts differ.
type Unequal = Vec<String>;

impl Counting<'_> {
    /// Counts on several threads; fewer records than cells when the user interrupted.
    fn all(&self, cells: &[Cell], jobs: usize) -> Result<(Vec<CountRecord>, Unequal), Failure> {
        let next = AtomicUsize::new(0);
        let results = Mutex::new((Vec::new(), Vec::new()));
        let work = |thread: usize| -> Result<(), Failure> {
            while let Some(cell) = cells.get(next.fetch_add(1, Ordering::Relaxed)) {
                let Some((record, unequal)) = self.one(cell, thread) else {
                    break;
                };
                if let Some(store) = &mut *lock(&self.store) {
                    store.append(&record)?;
                }
                let mut results = lock(&results);
                results.0.push(record);
                results.1.extend(unequal);
            }
            Ok(())
        };
        let work = &work;
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..jobs.min(cells.len()))
                .map(|t| scope.spawn(move || work(t)))
                .collect();
            threads
                .into_iter()
                .try_for_each(|t| t.join().unwrap_or_else(|_| Err(Failure::error("a panic"))))
        })?;
        let results = results
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(results)
    }

    /// Counts one cell, and says in what its second count differs; none when the user interrupted.
    fn one(&self, cell: &Cell, thread: usize) -> Option<(CountRecord, Option<String>)> {
        if interrupt::requested() {
            return None;
        }
        let scratch = self.scratch.join(format!("callgrind.{thread}"));
        let again = || cell.count(self.wish, &self.driver, &self.campaign.id, &scratch);
        let record = again()?;
        let what = format!("{} on {}", record.configuration, record.kernel);
        match &record.message {
            Some(message) => output::complain(&format!("gearbox: {what}: {message}")),
            None => output::complain(&format!("counted {what}")),
        }
        let mut unequal = None;
        if self.twice && record.state == State::Ok {
            unequal = differs(&record, &again()?).map(|how| format!("{what}: {how}"));
        }
        Some((record, unequal))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// In what two counts of one cell differ, if they do.
fn differs(a: &CountRecord, b: &CountRecord) -> Option<String> {
    if a.state != b.state {
        return Some("only one of two runs ended well".to_owned());
    }
    if a.vm != b.vm {
        return Some("two runs differ in the VM's counters".to_owned());
    }
    let machine = |r: &CountRecord| r.machine.as_ref().map_or(0, |m| m.instructions);
    let apart = machine(a).abs_diff(machine(b));
    (apart > callgrind::NOISE).then(|| format!("two runs differ by {apart} machine instructions"))
}

fn print(campaign: &Campaign, records: &[CountRecord], json: bool) -> Result<(), Failure> {
    let text = if json {
        let lines: Result<Vec<String>, Failure> = records.iter().map(store::line).collect();
        lines?.concat()
    } else {
        table::text(campaign, records)
    };
    output::print(&text);
    Ok(())
}

/// Wrong results are told before everything else, as in `bench`.
fn code(records: &[CountRecord], unequal: &[String]) -> u8 {
    for text in unequal {
        output::complain(&format!("gearbox: {text}"));
    }
    let any = |state| records.iter().any(|r| r.state == state);
    if any(State::WrongResult) {
        failure::WRONG_RESULT
    } else if any(State::Timeout) {
        failure::TIMEOUT
    } else if any(State::Failed) {
        failure::ERROR
    } else if unequal.is_empty() {
        0
    } else {
        failure::UNSTABLE
    }
}

/// A folder for kernels and callgrind's files; removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn make() -> Result<Scratch, Failure> {
        let folder = std::env::temp_dir().join(format!("gearbox-count-{}", std::process::id()));
        std::fs::create_dir_all(&folder)
            .map_err(|e| Failure::error(format!("{}: {e}", folder.display())))?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A leftover in the temporary folder is harmless.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gearbox_reports::schema::{MachineCounts, SCHEMA_VERSION, VmCounts};

    fn record(machine: u64, executed: u64) -> CountRecord {
        CountRecord {
            schema: SCHEMA_VERSION,
            campaign: "c".into(),
            configuration: "match".into(),
            kernel: "fib".into(),
            kernel_sha256: String::new(),
            n: 1,
            warmups: 3,
            loops: 1,
            vm: Some(VmCounts {
                executions: [("NOP".to_owned(), executed)].into(),
                ..Default::default()
            }),
            machine: Some(MachineCounts {
                instructions: machine,
                ..Default::default()
            }),
            state: State::Ok,
            message: None,
        }
    }

    #[test]
    fn two_counts_of_a_cell_agree_or_are_told() {
        let a = record(1_000_000, 5);
        assert_eq!(differs(&a, &record(1_000_000 + callgrind::NOISE, 5)), None);
        let apart = differs(&a, &record(1_000_001 + callgrind::NOISE, 5));
        assert!(apart.expect("told").contains("machine instructions"));
        assert!(differs(&a, &record(1_000_000, 6)).is_some());
        let one = std::slice::from_ref(&a);
        assert_eq!(code(one, &[]), 0);
        assert_eq!(code(one, &["told".to_owned()]), failure::UNSTABLE);
        let wrong = CountRecord {
            state: State::WrongResult,
            ..a
        };
        assert_eq!(code(&[wrong], &["told".to_owned()]), failure::WRONG_RESULT);
    }
}
