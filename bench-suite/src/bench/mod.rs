//! `gearbox bench`: tier 3. Fresh processes in randomised blocks, journal first, report second.

pub(crate) mod campaign;
mod child;
pub(crate) mod clock;
pub(crate) mod interrupt;
mod journal;
pub(crate) mod machine;
mod order;
pub(crate) mod process;
pub(crate) mod progress;
mod runner;

use std::path::{Path, PathBuf};

use gearbox_reports::page::sentences;
use gearbox_reports::schema::{CAMPAIGN_FILE, Campaign, Effort, Phase, Shard, State};
use gearbox_reports::stats::median;
use gearbox_reports::{Analysis, format, load_campaign, tables};

use crate::cli::{BenchArgs, Format};
use crate::commands::report;
use crate::failure::{self, Failure, Outcome};
use crate::output;
use journal::Journal;

/// Runs or resumes a campaign, then writes and prints its report.
pub fn bench(args: Box<BenchArgs>) -> Outcome {
    if cfg!(debug_assertions) && !args.allow_debug && !args.dry_run {
        let message = "this is a debug build: its times say nothing about the release build \
                       (`cargo run --release -- bench …`, or --allow-debug to measure it all the same)";
        return Err(Failure::usage(message));
    }
    let (folder, campaign, journal) = match &args.resume {
        Some(folder) => {
            let (campaign, journal) = Journal::resume(folder)?;
            campaign::check_same_binary(&campaign)?;
            (folder.clone(), campaign, journal)
        }
        None => {
            let (campaign, suite) = campaign::plan(&args)?;
            if args.dry_run {
                output::print(&describe(&campaign));
                return Ok(0);
            }
            let mut folder = args
                .output
                .clone()
                .unwrap_or_else(|| default_folder(&campaign));
            if let Some(shard) = campaign.shard {
                folder.push(format!("shard-{}-of-{}", shard.number, shard.of));
            }
            match resumed_shard(&folder, &campaign)? {
                Some((campaign, journal)) => (folder, campaign, journal),
                None => {
                    let journal = Journal::create(&folder, &campaign, &suite)?;
                    (folder, campaign, journal)
                }
            }
        }
    };
    interrupt::install();
    let finished = runner::run(&campaign, journal, &folder)?;
    if !finished {
        let own = std::env::args().next().unwrap_or_else(|| "gearbox".into());
        output::complain(&format!(
            "gearbox: interrupted; the journal is complete up to the last finished process. Continue with:\n  \
             {own} bench --resume {}",
            folder.display()
        ));
        return Ok(failure::INTERRUPTED);
    }
    match campaign.shard {
        Some(shard) => conclude_shard(&folder, shard),
        None => conclude(&folder),
    }
}

/// A shard's command may be given again, by hand or by a cluster that requeues a job: it then goes on.
fn resumed_shard(
    folder: &Path,
    campaign: &Campaign,
) -> Result<Option<(Campaign, Journal)>, Failure> {
    if campaign.shard.is_none() || !folder.join(CAMPAIGN_FILE).exists() {
        return Ok(None);
    }
    let (stored, journal) = Journal::resume(folder)?;
    match gearbox_reports::merge::difference(campaign, &stored) {
        Some(difference) => Err(Failure::usage(format!(
            "{} holds a shard of another campaign: {difference}",
            folder.display()
        ))),
        None => Ok(Some((stored, journal))),
    }
}

/// Says what a shard holds; its report is that of the whole.
fn conclude_shard(folder: &Path, shard: Shard) -> Outcome {
    let loaded = load_campaign(folder)?;
    let analysis = Analysis::new(&loaded, None).map_err(Failure::error)?;
    output::print(&format!(
        "shard {} of {}: {} blocks, {} processes; when all are there, join them with `gearbox merge`\n",
        shard.number,
        shard.of,
        loaded.campaign.blocks().count(),
        loaded.records.len()
    ));
    Ok(complain_of_cells(&analysis))
}

/// Loads what was stored, writes the reports, prints the summary; the exit code tells of bad cells.
fn conclude(folder: &Path) -> Outcome {
    let analysis = Analysis::new(&load_campaign(folder)?, None).map_err(Failure::error)?;
    let analyses = [analysis];
    let page = folder.join("report.html");
    report::write(
        &analyses,
        &page,
        &[Format::Html, Format::Md, Format::Csv],
        None,
    )?;
    let [analysis] = &analyses;
    let mut text = tables::console(analysis);
    text.push_str("\nspeed-up: above 1 is faster than ");
    text.push_str(&analysis.baseline);
    text.push_str("; = same within the threshold, ? not resolved\n");
    text.push_str(&costs(analysis));
    for sentence in sentences(analysis) {
        text.push_str(&sentence.text);
        text.push('\n');
    }
    if analysis.campaign.plan.effort == Effort::Quick {
        text.push_str("provisional: a quick campaign runs few processes of small sizes\n");
    }
    text.push_str(&format!("report: {}\n", page.display()));
    output::print(&text);
    Ok(complain_of_cells(analysis))
}

/// Start-up and memory of each configuration: the median kernel's.
fn costs(analysis: &Analysis) -> String {
    let mut out = String::new();
    for column in analysis.columns() {
        let kernels = analysis.campaign.kernels.iter();
        let cells: Vec<_> = kernels
            .filter_map(|k| analysis.measured(&k.name, &column.id))
            .collect();
        let startups: Vec<f64> = cells.iter().filter_map(|m| m.startup).collect();
        let peaks: Vec<f64> = cells
            .iter()
            .filter_map(|m| Some(m.max_rss? as f64))
            .collect();
        let mut parts = Vec::new();
        if !startups.is_empty() {
            parts.push(format!("start-up {}", format::seconds(median(&startups))));
        }
        if !peaks.is_empty() {
            let bytes = format::bytes(median(&peaks) as u64);
            parts.push(format!("peak memory {bytes}"));
        }
        if !parts.is_empty() {
            out.push_str(&format!("{}: {}\n", column.id, parts.join(", ")));
        }
    }
    out
}

/// Names the cells that are left out; the exit code tells of the worst of them.
fn complain_of_cells(analysis: &Analysis) -> u8 {
    let mut code = 0;
    for (kernel, configuration, state, message) in analysis.excluded() {
        output::complain(&format!(
            "gearbox: {} on {}: {message}",
            configuration.id, kernel.name
        ));
        code = match (state, code) {
            (State::WrongResult, _) | (_, failure::WRONG_RESULT) => failure::WRONG_RESULT,
            (State::Timeout, _) | (_, failure::TIMEOUT) => failure::TIMEOUT,
            _ => failure::ERROR,
        };
    }
    code
}

fn default_folder(campaign: &Campaign) -> PathBuf {
    let name: String = campaign
        .created
        .chars()
        .map(|c| if c == ':' { '-' } else { c })
        .collect();
    Path::new("gearbox-results").join(name.trim_end_matches('Z'))
}

/// The plan, cell by cell, with a rough duration.
fn describe(campaign: &Campaign) -> String {
    let plan = &campaign.plan;
    let cells = campaign.kernels.len() * campaign.configurations.len();
    let blocks = campaign.blocks().count();
    let mut out = String::new();
    for kernel in &campaign.kernels {
        for configuration in &campaign.configurations {
            out.push_str(&format!(
                "{:<18} n={:<10} {:<20} {} processes × ({} warm-up + {} values)\n",
                kernel.name, kernel.n, configuration.id, blocks, plan.warmups, plan.values
            ));
        }
    }
    if let Some(shard) = campaign.shard {
        let numbers: Vec<String> = campaign.blocks().map(|b| b.to_string()).collect();
        let numbers = numbers.join(", ");
        out.push_str(&format!(
            "shard {} of {}: blocks {numbers}\n",
            shard.number, shard.of
        ));
    }
    let processes = runner::processes(campaign);
    // Strategies differ by small factors; one and a half times the calibrated value is typical.
    let each = 0.03 + 1.5 * plan.min_time * f64::from(plan.warmups + plan.values);
    out.push_str(&format!(
        "{cells} cells, {processes} processes, seed {}, roughly {}\n",
        plan.seed,
        format::duration(processes as f64 * each)
    ));
    out
}

/// Identifies a process of a campaign, for resuming.
type Key = (Phase, u32, String, String);
