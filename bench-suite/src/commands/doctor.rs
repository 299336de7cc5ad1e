//! `gearbox doctor`: the machine's facts, a pilot of the reference against itself, and what follows for a campaign.

mod advice;
mod topology;

use std::path::Path;

use gearbox_reports::paired::levels::{Levels, levels};
use gearbox_reports::paired::table::Table;
use gearbox_reports::paired::{PairData, pairs, words};
use gearbox_reports::schema::{Campaign, Purpose};
use gearbox_reports::stats::{median, order_interval, robust_sd};
use gearbox_reports::{LoadedCampaign, load_campaign};

use super::compare::excluded_code;
use crate::alternate::plan::Design;
use crate::alternate::{self, Finished};
use crate::cli::alternation::Print;
use crate::cli::doctor::DoctorArgs;
use crate::engine;
use crate::failure::{Failure, Outcome};
use crate::kernels::Suite;
use crate::output;
use advice::Pilot;
use topology::Topology;

/// Kernels of the pilot: floats in loops, objects, strings.
const PILOT: [&str; 3] = ["nbody", "deltablue", "string_tokens"];
/// Processes of each, unless an option says otherwise.
const PROCESSES: u32 = 12;

/// Runs the pilot and prints facts and advice.
pub fn doctor(mut args: Box<DoctorArgs>) -> Outcome {
    let finished = match &args.alternation.resume {
        Some(folder) => alternate::resume(folder, &args.alternation, "doctor")?,
        None => {
            let chosen = args.alternation.quick || args.alternation.rigorous;
            if args.alternation.processes.is_none() && !chosen {
                args.alternation.processes = Some(PROCESSES);
            }
            alternate::perform(&design(&args)?, &args.alternation)?
        }
    };
    match finished {
        Finished::Code(code) => Ok(code),
        Finished::Folder(folder) => {
            output::complain(&format!("results: {}", folder.display()));
            let loaded = load_campaign(&folder)?;
            let topology = topology::read(Path::new("/"));
            let pilots = pilots(&loaded);
            output::print(&report(
                &loaded.campaign,
                &topology,
                &pilots,
                args.alternation.format,
            )?);
            Ok(excluded_code(
                &gearbox_reports::paired::compare::view(&loaded).excluded,
            ))
        }
    }
}

fn design(args: &DoctorArgs) -> Result<Design, Failure> {
    let suite = Suite::builtin()?;
    let mut design = Design::new("doctor");
    let usual: Vec<String> = PILOT.map(str::to_owned).to_vec();
    let filters = if args.kernels.is_empty() {
        &usual
    } else {
        &args.kernels
    };
    for info in suite.select(filters)? {
        design.kernel(&suite, info)?;
    }
    let reference = match &args.strategy {
        Some(label) => label.clone(),
        None => engine::baseline_strategy().unwrap_or_default().to_owned(),
    };
    let reference = design.strategy(&reference)?;
    design.baseline.clone_from(&reference);
    let kernels: Vec<String> = design.kernels.iter().map(|k| k.name.clone()).collect();
    for kernel in &kernels {
        let side = (reference.as_str(), kernel.as_str());
        design.pair(Purpose::Null, side, side);
    }
    Ok(design)
}

fn pilots(loaded: &LoadedCampaign) -> Vec<Pilot> {
    let alpha = loaded.campaign.plan.alpha;
    pairs(loaded)
        .into_iter()
        .filter(|d| d.excluded.is_none() && !d.by_block.is_empty())
        .map(|d: PairData| {
            let ratios = d.log_ratios();
            let records = loaded.pairs.iter().filter(|r| r.pair == d.pair.id);
            Pilot {
                kernel: d.pair.a.kernel.clone(),
                null: median(&ratios),
                interval: order_interval(&ratios, alpha),
                sd: robust_sd(&ratios),
                levels: levels(records),
            }
        })
        .collect()
}

/// A fact's name and value; `unknown` where the system does not tell.
fn facts(campaign: &Campaign, topology: &Topology) -> Vec<(&'static str, String)> {
    let m = &campaign.machine;
    let known = |value: Option<String>| value.unwrap_or_else(|| "unknown".into());
    let cores: Vec<String> = topology.cores.iter().map(|c| format!("{c:?}")).collect();
    vec![
        ("CPU", m.cpu.clone()),
        ("logical CPUs", m.cpus.to_string()),
        (
            "threads per core",
            known(m.threads_per_core.map(|n| n.to_string())),
        ),
        (
            "CPUs by core",
            known((!cores.is_empty()).then(|| cores.join(" "))),
        ),
        (
            "CPUs allowed here",
            known((!topology.allowed.is_empty()).then(|| format!("{:?}", topology.allowed))),
        ),
        ("frequency governor", known(m.governor.clone())),
        ("frequency boost", known(m.boost.map(|b| b.to_string()))),
        ("hypervisor", known(m.hypervisor.map(|b| b.to_string()))),
        (
            "address-space randomisation",
            known(m.aslr.map(|n| n.to_string())),
        ),
        ("transparent huge pages", known(m.thp.clone())),
        (
            "load at the start",
            known(m.load.map(|l| format!("{l:.2}"))),
        ),
        (
            "step of the clock",
            known(m.timer_resolution_ns.map(|ns| format!("{ns} ns"))),
        ),
    ]
}

fn report(
    campaign: &Campaign,
    topology: &Topology,
    pilots: &[Pilot],
    format: Print,
) -> Result<String, Failure> {
    let facts = facts(campaign, topology);
    let mut sentences = advice::machine(&campaign.machine, topology);
    sentences.extend(advice::pilot(
        pilots,
        campaign.plan.values,
        campaign.plan.delta,
    ));
    if format == Print::Json {
        let pilots: Vec<_> = pilots
            .iter()
            .map(|p| {
                serde_json::json!({
                    "kernel": p.kernel, "null": p.null, "low": p.interval.map(|i| i.low), "high": p.interval.map(|i| i.high),
                    "sd": p.sd, "variance_quads": p.levels.map(|l| l.quads), "variance_processes": p.levels.map(|l| l.processes),
                    "best_quads": p.levels.map(|l: Levels| l.best_quads()),
                })
            })
            .collect();
        let facts: serde_json::Map<String, serde_json::Value> = facts
            .into_iter()
            .map(|(k, v)| (k.to_owned(), v.into()))
            .collect();
        let all = serde_json::json!({"facts": facts, "pilot": pilots, "advice": sentences});
        return Ok(format!("{all:#}\n"));
    }
    let mut machine = Table::new(&["machine", ""]);
    for (name, value) in facts {
        machine.row([name.to_owned(), value]);
    }
    let mut noise = Table::new(&[
        "reference against itself",
        " difference",
        "interval",
        " sd of a process",
        " of it quads",
        " of it processes",
    ]);
    for p in pilots {
        let sd = |v: Option<f64>| {
            v.map_or("–".into(), |v| {
                format!("{:.2} %", v.max(0.0).sqrt() * 100.0)
            })
        };
        // A process's datum averages over its quads.
        let quads = p
            .levels
            .map(|l| std::f64::consts::FRAC_PI_2 * l.quads / l.quads_per_process.max(1) as f64);
        noise.row([
            p.kernel.clone(),
            words::percent(p.null),
            p.interval.map_or("–".into(), words::percents),
            format!("{:.2} %", p.sd * 100.0),
            sd(quads),
            sd(p.levels.map(|l| l.processes)),
        ]);
    }
    let print = match format {
        Print::Md => Table::markdown,
        Print::Csv => Table::csv,
        _ => Table::text,
    };
    let mut text = format!("{}\n{}\n", print(&machine), print(&noise));
    for sentence in sentences {
        text.push_str(&sentence);
        text.push('\n');
    }
    Ok(text)
}
