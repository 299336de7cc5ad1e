//! Files for pyperf's commands: one for each configuration.
//!
//! pyperf's significance test takes two files with different numbers of values for significantly different, and says so in one line that is easily
//! missed. So a block counts for a kernel only if every configuration that takes part has it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::pyperf_pairs;
use crate::load::LoadedCampaign;
use crate::schema::{Campaign, Configuration, Kernel, Phase, Record, Role, State};

/// Files by name, and what a reader should know of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Exported {
    /// Name and text.
    pub files: Vec<(String, String)>,
    /// What was left out.
    pub remarks: Vec<String>,
}

/// Fewest processes of a cell that is written.
const FEWEST_PROCESSES: usize = 2;
/// Fewest values of a cell that is written.
const FEWEST_VALUES: usize = 4;

/// Longest identifier and longest machine's name in a file's name.
const LONGEST: usize = 120;

/// The campaign's values, of processes or else of slices that alternated.
pub fn pyperf(loaded: &LoadedCampaign) -> Exported {
    let campaign = &loaded.campaign;
    let mut out = Exported::default();
    let mut benchmarks: Vec<Vec<Value>> = vec![Vec::new(); campaign.configurations.len()];
    for kernel in &campaign.kernels {
        let mut cells: Vec<(usize, Vec<&Record>)> = Vec::new();
        for (at, configuration) in campaign.configurations.iter().enumerate() {
            let records: Vec<&Record> = loaded
                .records
                .iter()
                .filter(|r| r.kernel == kernel.name && r.configuration == configuration.id)
                .collect();
            if let Some(bad) = records.iter().find(|r| r.state != State::Ok) {
                let message = bad.message.as_deref().unwrap_or("went wrong");
                let id = &configuration.id;
                out.remarks
                    .push(format!("{}: {id} left out: {message}", kernel.name));
            } else if records.iter().any(|r| r.phase == Phase::Measure) {
                cells.push((at, records));
            }
        }
        let blocks = common_blocks(&cells, campaign.plan.values as usize);
        let all: BTreeSet<u32> = cells.iter().flat_map(|(_, r)| measured(r)).collect();
        if blocks.len() < FEWEST_PROCESSES
            || blocks.len() * (campaign.plan.values as usize) < FEWEST_VALUES
        {
            if !all.is_empty() {
                out.remarks.push(format!(
                    "{}: left out: too few values for pyperf's tests",
                    kernel.name
                ));
            }
            continue;
        }
        if blocks.len() < all.len() {
            out.remarks.push(format!(
                "{}: {} of {} blocks left out, which not every configuration has finished",
                kernel.name,
                all.len() - blocks.len(),
                all.len()
            ));
        }
        for (at, records) in cells {
            let mut benchmark = benchmark(kernel, &records, &blocks);
            if let Some(n) = instructions(loaded, kernel, &campaign.configurations[at]) {
                benchmark["metadata"]["vm_instructions"] = n.into();
            }
            benchmarks[at].push(benchmark);
        }
    }
    let mut names = BTreeSet::new();
    for (configuration, benchmarks) in campaign.configurations.iter().zip(benchmarks) {
        if !benchmarks.is_empty() {
            let file = file(campaign, configuration, "process", benchmarks);
            let name = file_name(&configuration.id, campaign, &mut names);
            out.files.push((name, file));
        }
    }
    pyperf_pairs::add(loaded, &mut names, &mut out);
    out
}

/// Machine instructions of one call, where they were counted. They are no benchmark of their own: counts have no variance, and
/// `compare_to` does not look at units.
fn instructions(
    loaded: &LoadedCampaign,
    kernel: &Kernel,
    configuration: &Configuration,
) -> Option<u64> {
    let mut counts = loaded.counts.iter();
    let cell = counts.find(|c| c.kernel == kernel.name && c.configuration == configuration.id)?;
    Some(cell.machine.as_ref()?.instructions / cell.loops.max(1))
}

fn measured(records: &[&Record]) -> BTreeSet<u32> {
    let measured = records.iter().filter(|r| r.phase == Phase::Measure);
    measured.map(|r| r.block).collect()
}

/// Blocks that every cell has with all its values.
fn common_blocks(cells: &[(usize, Vec<&Record>)], values: usize) -> BTreeSet<u32> {
    cells
        .iter()
        .map(|(_, records)| {
            let whole = records
                .iter()
                .filter(|r| r.phase == Phase::Measure && r.values_ns.len() == values);
            whole.map(|r| r.block).collect::<BTreeSet<u32>>()
        })
        .reduce(|a, b| &a & &b)
        .unwrap_or_default()
}

fn benchmark(kernel: &Kernel, records: &[&Record], blocks: &BTreeSet<u32>) -> Value {
    let measured: Vec<&&Record> = records
        .iter()
        .filter(|r| r.phase == Phase::Measure && blocks.contains(&r.block))
        .collect();
    let loops = measured.first().map_or(1, |r| r.loops);
    let same_loops = measured.iter().all(|r| r.loops == loops);
    let mut runs = Vec::new();
    for record in records.iter().filter(|r| r.phase == Phase::Calibrate) {
        let mut metadata = run_metadata(record);
        metadata.insert("calibrate_loops".into(), loops.into());
        let all = record.warmups_ns.iter().chain(&record.values_ns);
        runs.push(json!({"warmups": warmups(record, all), "metadata": metadata}));
    }
    for record in &measured {
        let mut metadata = run_metadata(record);
        metadata.insert("vm_block".into(), record.block.into());
        metadata.insert("vm_order".into(), record.order.into());
        metadata.insert("vm_padding".into(), record.padding.into());
        if let Some(ns) = record.startup_ns {
            metadata.insert("vm_startup".into(), (ns as f64 * 1e-9).into());
        }
        if !record.events.is_empty() {
            let timed = record.events.iter().skip(record.warmups_ns.len());
            metadata.insert("vm_events".into(), timed.sum::<u64>().into());
        }
        if !same_loops {
            metadata.insert("loops".into(), record.loops.into());
        }
        let values: Vec<f64> = record.seconds().collect();
        let mut run = json!({"values": values, "metadata": metadata});
        if !record.warmups_ns.is_empty() {
            run["warmups"] = warmups(record, record.warmups_ns.iter());
        }
        runs.push(run);
    }
    let mut metadata = kernel_metadata(kernel);
    metadata.insert("name".into(), kernel.name.clone().into());
    if same_loops {
        metadata.insert("loops".into(), loops.into());
    }
    json!({"metadata": metadata, "runs": runs})
}

/// What is constant for a kernel.
pub(super) fn kernel_metadata(kernel: &Kernel) -> Map<String, Value> {
    let mut metadata = Map::new();
    put(&mut metadata, "description", &kernel.about);
    put(&mut metadata, "vm_kernel_sha256", &kernel.sha256);
    metadata.insert("vm_n".into(), kernel.n.into());
    metadata
}

/// Pairs of loops and seconds of one.
fn warmups<'a>(record: &Record, ns: impl Iterator<Item = &'a u64>) -> Value {
    let loops = record.loops.max(1);
    ns.map(|ns| json!([loops, *ns as f64 / loops as f64 * 1e-9]))
        .collect()
}

fn run_metadata(record: &Record) -> Map<String, Value> {
    let mut metadata = Map::new();
    metadata.insert("date".into(), date(&record.started).into());
    let duration = record.wall_ns as f64 * 1e-9;
    metadata.insert("duration".into(), duration.into());
    if let Some(load) = record.load {
        metadata.insert("load_avg_1min".into(), load.into());
    }
    if let Some(rss) = record.max_rss.filter(|rss| *rss > 0) {
        metadata.insert("mem_max_rss".into(), rss.into());
    }
    metadata
}

/// Dates without a zone, all in UTC: pyperf cannot compare dates with and without one.
pub(super) fn date(started: &str) -> String {
    started.trim_end_matches('Z').replace('T', " ")
}

/// pyperf refuses empty texts and texts of several lines.
pub(super) fn put(metadata: &mut Map<String, Value>, key: &str, text: &str) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        metadata.insert(key.into(), text.into());
    }
}

/// A whole file.
pub(super) fn file(
    campaign: &Campaign,
    configuration: &Configuration,
    mode: &str,
    benchmarks: Vec<Value>,
) -> String {
    let Campaign {
        machine,
        build,
        plan,
        ..
    } = campaign;
    let mut metadata = Map::new();
    let mut text = |key: &str, value: &str| put(&mut metadata, key, value);
    text("perf_version", &format!("gearbox {}", build.version));
    text("unit", "second");
    let resolution = machine.timer_resolution_ns.unwrap_or(1);
    text(
        "timer",
        &format!("clock_gettime(CLOCK_MONOTONIC), resolution: {resolution} ns"),
    );
    text("hostname", &machine.hostname);
    text(
        "platform",
        &format!("{} {}", machine.platform, machine.arch),
    );
    text("cpu_model_name", &machine.cpu);
    match machine.aslr {
        Some(0) => text("aslr", "No randomization"),
        Some(1) => text("aslr", "Conservative randomization"),
        Some(_) => text("aslr", "Full randomization"),
        None => {}
    }
    let governor = machine.governor.as_ref().map(|g| format!("governor:{g}"));
    let boost = machine
        .boost
        .map(|on| format!("boost:{}", if on { "on" } else { "off" }));
    let config: Vec<String> = governor.into_iter().chain(boost).collect();
    text("cpu_config", &config.join(", "));
    let cpus: Vec<String> = plan.affinity.iter().map(u32::to_string).collect();
    text("cpu_affinity", &cpus.join(","));
    let own = configuration.role != Role::External && configuration.strategy.is_some();
    let mut words = configuration.version.split_whitespace();
    let (implementation, version) = match (own, words.next(), words.next()) {
        (true, ..) => ("gearbox", "3.14"),
        (false, Some(name), Some(version)) => (name, version),
        (false, name, _) => (name.unwrap_or("unknown"), "unknown"),
    };
    text("python_implementation", implementation);
    text("python_version", version);
    text("python_executable", &configuration.program);
    text("vm_mode", mode);
    text("vm_campaign", &campaign.id);
    text("vm_configuration", &configuration.id);
    text("vm_size", &plan.size);
    if let Some(strategy) = configuration.strategy.as_ref().filter(|_| own) {
        text("vm_strategy", strategy);
        text("vm_version", &build.version);
        text("vm_commit", build.commit.as_deref().unwrap_or_default());
        text("vm_rustc", &build.rustc);
        text(
            "vm_rustflags",
            build.rustflags.as_deref().unwrap_or_default(),
        );
        text("vm_sha256", &build.sha256);
    }
    metadata.insert("cpu_count".into(), machine.cpus.max(1).into());
    let file = json!({"version": "1.0", "metadata": metadata, "benchmarks": benchmarks});
    file.to_string() + "\n"
}

/// CONFIGURATION-MACHINE.json in characters that need no quoting; unique, because pyperf tells files by their base names.
pub(super) fn file_name(id: &str, campaign: &Campaign, taken: &mut BTreeSet<String>) -> String {
    let plain = |text: &str| -> String {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let words: Vec<String> = text
            .split(|c| !plain(c))
            .filter(|word| !word.is_empty())
            .map(str::to_string)
            .collect();
        words.join("_")
    };
    // File systems take 255 characters; the whole identifier is in the metadata.
    let short = |text: String| text.chars().take(LONGEST).collect::<String>();
    let id = short(plain(id));
    let stem = format!("{id}-{}", short(plain(&campaign.machine.hostname)));
    let mut name = format!("{stem}.json");
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{stem}-{number}.json");
        number += 1;
    }
    name
}
