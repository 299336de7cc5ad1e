//! `gearbox merge`: the shards of a campaign become one results folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use gearbox_reports::merge::{Merged, merge as join};
use gearbox_reports::schema::{CAMPAIGN_FILE, COUNTS_FILE, JOURNAL_FILE, PAIRS_FILE};
use gearbox_reports::{LoadedCampaign, load_campaign, load_finished};
use serde::Serialize;

use crate::cli::MergeArgs;
use crate::failure::{self, Failure, Outcome};
use crate::kernels::{KERNEL_FOLDER, Suite};
use crate::output;

/// Joins the folders, or says why they do not fit.
pub fn merge(args: MergeArgs) -> Outcome {
    let read = if args.partial {
        load_campaign
    } else {
        load_finished
    };
    let mut parts: Vec<LoadedCampaign> = Vec::new();
    for folder in &args.folders {
        parts.push(read(folder)?);
    }
    if args.output.join(CAMPAIGN_FILE).exists() {
        return Err(Failure::usage(format!(
            "{} already holds a campaign",
            args.output.display()
        )));
    }
    let merged = join(&parts).map_err(Failure::error)?;
    if !merged.missing.is_empty() {
        for line in missing(&merged.missing, &merged) {
            output::complain(&format!("gearbox: missing: {line}"));
        }
        if !args.partial {
            output::complain(
                "gearbox: nothing written; let the shards finish (their commands again), or use --partial",
            );
            return Ok(failure::ERROR);
        }
    }
    write(&args.output, &args.folders[0], &merged)?;
    output::print(&format!(
        "{}: {} folders, {} processes, {} identical lines folded\n",
        args.output.display(),
        parts.len(),
        merged.records.len() + merged.pairs.len() + merged.counts.len(),
        merged.folded
    ));
    if !merged.missing.is_empty() {
        output::print(&format!(
            "the rest: gearbox bench --resume {}\n",
            args.output.display()
        ));
    }
    Ok(0)
}

/// Blocks that lack the same number of processes, together.
fn missing(blocks: &BTreeMap<u32, usize>, merged: &Merged) -> Vec<String> {
    let mut by_count: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (block, count) in blocks {
        by_count.entry(*count).or_default().push(block.to_string());
    }
    let cells = merged.campaign.kernels.len() * merged.campaign.configurations.len();
    let rows = by_count.iter().rev();
    rows.map(|(count, blocks)| {
        let several = if blocks.len() == 1 { "" } else { "s" };
        let blocks = blocks.join(", ");
        format!("block{several} {blocks}: {count} of {cells} processes")
    })
    .collect()
}

/// Writes the whole; `campaign.json` comes last, as a folder without it is none.
fn write(folder: &Path, part: &Path, merged: &Merged) -> Result<(), Failure> {
    let failed =
        |path: &Path, e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
    fs::create_dir_all(folder).map_err(|e| failed(folder, e))?;
    let kernels = part.join(KERNEL_FOLDER);
    if kernels.exists() {
        Suite::from_folder(&kernels)?.write_to(&folder.join(KERNEL_FOLDER))?;
    }
    let save = |name: &str, text: String| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|e| failed(&path, e))
    };
    save(JOURNAL_FILE, lines(&merged.records)?)?;
    if !merged.pairs.is_empty() {
        save(PAIRS_FILE, lines(&merged.pairs)?)?;
    }
    if !merged.counts.is_empty() {
        save(COUNTS_FILE, lines(&merged.counts)?)?;
    }
    let campaign = serde_json::to_string_pretty(&merged.campaign);
    let campaign = campaign.map_err(|e| Failure::error(e.to_string()))?;
    save(CAMPAIGN_FILE, campaign + "\n")
}

fn lines<T: Serialize>(records: &[T]) -> Result<String, Failure> {
    let mut out = String::new();
    for record in records {
        let line = serde_json::to_string(record).map_err(|e| Failure::error(e.to_string()))?;
        out.push_str(&line);
        out.push('\n');
    }
    Ok(out)
}
