//! Tier 2: two sides take turns inside one process, in slices of a few milliseconds (A B B A or B A A B). What disturbs the machine disturbs both, so a
//! difference of one or two per cent shows in seconds where separate processes need hours.
//!
//! - [`plan`] from a design and options to a campaign; [`schedule`] the order of a block
//! - [`runner`] starts the processes; [`protocol`] what they are told and say; [`worker`] the process of two VMs, `alternate.py` that of other interpreters
//! - [`counting`] exact counts of a kernel, for warm-up and exposure
//! - [`store`] the results folder

pub mod counting;
pub mod plan;
pub mod protocol;
pub mod runner;
pub mod schedule;
pub mod store;
pub mod worker;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gearbox_reports::schema::{
    CAMPAIGN_FILE, Campaign, CountRecord, SCHEMA_VERSION, State, VmCounts,
};

use crate::bench::interrupt;
use crate::cli::alternation::AlternationArgs;
use crate::failure::{self, Failure};
use crate::kernels::KERNEL_FOLDER;
use crate::output;
use plan::Design;
use runner::Runner;
use store::Store;

/// Refuses debug builds, whose times say nothing.
pub fn check_build(args: &AlternationArgs) -> Result<(), Failure> {
    if cfg!(debug_assertions) && !args.allow_debug && !args.dry_run {
        let message = "this is a debug build: its times say nothing about the release build \
                       (--allow-debug measures it all the same)";
        return Err(Failure::usage(message));
    }
    Ok(())
}

/// What became of a campaign.
pub enum Finished {
    /// All is in this folder.
    Folder(PathBuf),
    /// There is nothing to conclude: exit with this code.
    Code(u8),
}

/// Counters of one configuration, by kernel.
pub type Counts = BTreeMap<String, VmCounts>;

/// Counts a warm call of every kernel of the design; none when interrupted.
pub fn count_kernels(design: &Design, configuration: &str) -> Result<Option<Counts>, Failure> {
    let Some(c) = design.configurations.iter().find(|c| c.id == configuration) else {
        return Err(Failure::error(format!("no configuration {configuration}")));
    };
    let folder = std::env::temp_dir().join(format!("gearbox-count-{}", std::process::id()));
    design.write_programs(&folder)?;
    let mut counts = Counts::new();
    let mut all = || {
        for kernel in &design.kernels {
            match runner::count_cell(c, kernel, &folder, COUNT_TIMEOUT)? {
                Some(counted) => counts.insert(kernel.name.clone(), counted.vm),
                None => return Ok(false),
            };
        }
        Ok(true)
    };
    let finished: Result<bool, Failure> = all();
    // What cannot be removed is the temporary folder's business.
    let _ = std::fs::remove_dir_all(&folder);
    Ok(finished?.then_some(counts))
}

/// Seconds for one count.
const COUNT_TIMEOUT: f64 = 120.0;

/// Runs a design, or only prints its plan.
pub fn perform(design: &Design, args: &AlternationArgs) -> Result<Finished, Failure> {
    perform_counted(design, args, Counts::new())
}

/// The same, with counts of the reference that were already made.
pub fn perform_counted(
    design: &Design,
    args: &AlternationArgs,
    counts: Counts,
) -> Result<Finished, Failure> {
    check_build(args)?;
    let campaign = design.campaign(args)?;
    if args.dry_run {
        output::print(&describe(&campaign));
        return Ok(Finished::Code(0));
    }
    let folder = args
        .output
        .clone()
        .unwrap_or_else(|| plan::default_folder(&campaign, design.verb));
    // The programs come first: a folder with a campaign in it is complete.
    if !folder.join(CAMPAIGN_FILE).exists() {
        let programs = folder.join(KERNEL_FOLDER);
        design.write_programs(&programs)?;
        let driver = programs.join(runner::DRIVER);
        std::fs::write(&driver, runner::DRIVER_TEXT)
            .map_err(|e| Failure::error(format!("{}: {e}", driver.display())))?;
    }
    let mut store = Store::create(&folder, &campaign)?;
    for (kernel, vm) in counts {
        store.add_count(count_record(&campaign, &kernel, vm))?;
    }
    finish(&campaign, store, &folder, args, design.verb)
}

/// A line of the counts of the campaign's reference.
fn count_record(campaign: &Campaign, kernel: &str, vm: VmCounts) -> CountRecord {
    let k = campaign.kernel(kernel);
    CountRecord {
        schema: SCHEMA_VERSION,
        campaign: campaign.id.clone(),
        configuration: campaign.baseline.clone(),
        kernel: kernel.to_owned(),
        kernel_sha256: k.map_or(String::new(), |k| k.sha256.clone()),
        n: k.map_or(0, |k| k.n),
        warmups: counting::WARMUPS,
        loops: 1,
        vm: Some(vm),
        machine: None,
        state: State::Ok,
        message: None,
    }
}

/// Runs what is left of an interrupted campaign.
pub fn resume(folder: &Path, args: &AlternationArgs, verb: &str) -> Result<Finished, Failure> {
    check_build(args)?;
    let (campaign, store) = Store::resume(folder)?;
    crate::bench::campaign::check_same_binary(&campaign)?;
    finish(&campaign, store, folder, args, verb)
}

fn finish(
    campaign: &Campaign,
    store: Store,
    folder: &Path,
    args: &AlternationArgs,
    verb: &str,
) -> Result<Finished, Failure> {
    interrupt::install();
    let runner = Runner::new(campaign, store, folder, planted(campaign, args))?;
    if runner.run()? {
        return Ok(Finished::Folder(folder.to_path_buf()));
    }
    let own = std::env::args().next().unwrap_or_else(|| "gearbox".into());
    output::complain(&format!(
        "gearbox: interrupted; the results are complete up to the last finished process. Continue with:\n  \
         {own} {verb} --resume {}",
        folder.display()
    ));
    Ok(Finished::Code(failure::INTERRUPTED))
}

/// The planted difference: of this command line, or of the one that began the campaign.
fn planted(campaign: &Campaign, args: &AlternationArgs) -> f64 {
    let words = &campaign.command;
    let recorded = words.iter().enumerate().find_map(|(i, word)| {
        let text = match word.strip_prefix("--plant=") {
            Some(text) => text,
            None if word == "--plant" => words.get(i + 1)?,
            None => return None,
        };
        crate::cli::alternation::percent(text).ok()
    });
    args.plant.or(recorded).unwrap_or(0.0)
}

/// The plan, pair by pair, with a rough duration.
fn describe(campaign: &Campaign) -> String {
    let plan = &campaign.plan;
    let mut out = String::new();
    let mut processes = 0;
    for pair in &campaign.pairs {
        let n = schedule::processes(campaign, pair);
        processes += n;
        out.push_str(&format!(
            "{:<70} {n} processes × {} quads\n",
            pair.id, plan.values
        ));
    }
    // Start, warm-up, and slices of which those of the other side may be longer or shorter.
    let each = 0.15 + 4.0 * plan.min_time * f64::from(plan.values);
    out.push_str(&format!(
        "{} pairs, {processes} processes, seed {}, roughly {}\n",
        campaign.pairs.len(),
        plan.seed,
        gearbox_reports::format::duration(f64::from(processes) * each)
    ));
    out
}
