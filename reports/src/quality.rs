//! Signs in the raw records that a campaign's times are worth less than they look: too short, too scattered, never warm, disturbed.

use crate::load::LoadedCampaign;
use crate::merge::missing;
use crate::schema::{Phase, Record, Role, State};
use crate::stats::median;

/// A value shorter than this many steps of the clock is rounded by a thousandth or more.
const FEWEST_TICKS: u64 = 1000;
/// A value shorter than this is mostly the timer's and the scheduler's.
const SHORTEST_NS: u64 = 1_000_000;
/// Typical distance of a process's median from the middle, relative to it, that counts as unsteady.
const SCATTER: f64 = 0.1;
/// An attempt to specialize costs about a microsecond, so more than one in this many nanoseconds is over a hundredth of the time.
const NS_PER_EVENT: u64 = 100_000;
/// One measured process is running; what exceeds it by half a process is somebody else.
const BUSY: f64 = 1.5;

/// Every sign found, as a sentence.
pub fn warnings(loaded: &LoadedCampaign) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(incomplete(loaded));
    if loaded.campaign.machine.boost == Some(true) {
        out.push("Frequency boost is on: speed depends on temperature and on other cores.".into());
    }
    out.extend(busy(loaded));
    out.extend(too_short(loaded));
    for configuration in &loaded.campaign.configurations {
        if configuration.role == Role::Null {
            continue;
        }
        let (mut scattered, mut unsettled) = (Vec::new(), Vec::new());
        for kernel in &loaded.campaign.kernels {
            let cell: Vec<&Record> = measured(loaded)
                .filter(|r| r.configuration == configuration.id && r.kernel == kernel.name)
                .collect();
            if cell.len() < 3 {
                continue;
            }
            if scatter(&cell) > SCATTER {
                scattered.push(kernel.name.as_str());
            }
            if let Some(events) = unsettled_events(&cell) {
                unsettled.push(format!("{} ({events} in each value)", kernel.name));
            }
        }
        let id = &configuration.id;
        if !scattered.is_empty() {
            let kernels = scattered.join(", ");
            out.push(format!(
                "{id} varies by more than {:.0} % between processes on {kernels}.",
                SCATTER * 100.0
            ));
        }
        if !unsettled.is_empty() {
            out.push(format!(
                "{id} reached no steady state: it still tries to specialize on {}.",
                unsettled.join(", ")
            ));
        }
    }
    out
}

fn measured(loaded: &LoadedCampaign) -> impl Iterator<Item = &Record> {
    let good = |r: &&Record| r.phase == Phase::Measure && r.state == State::Ok;
    loaded.records.iter().filter(good)
}

/// Parts of the campaign that are not there.
fn incomplete(loaded: &LoadedCampaign) -> Option<String> {
    let campaign = &loaded.campaign;
    let blocks = missing(campaign, &loaded.records);
    let processes: usize = blocks.values().sum();
    match campaign.shard {
        Some(shard) => Some(format!(
            "Shard {} of {} alone: `gearbox merge` joins it with the others.",
            shard.number, shard.of
        )),
        None if processes > 0 => Some(format!(
            "{processes} processes in {} of {} blocks are missing: the campaign was not finished.",
            blocks.len(),
            campaign.plan.processes
        )),
        None => None,
    }
}

/// Other work on the machine during the campaign.
fn busy(loaded: &LoadedCampaign) -> Option<String> {
    let loads: Vec<f64> = measured(loaded).filter_map(|r| r.load).collect();
    (!loads.is_empty() && median(&loads) > BUSY).then(|| {
        format!(
            "The machine was busy during the campaign: median load {:.1}, of which about 1 is the campaign's.",
            median(&loads)
        )
    })
}

fn too_short(loaded: &LoadedCampaign) -> Option<String> {
    let tick = loaded.campaign.machine.timer_resolution_ns.unwrap_or(1);
    let least = SHORTEST_NS.max(tick.saturating_mul(FEWEST_TICKS));
    let mut kernels: Vec<&str> = Vec::new();
    for record in measured(loaded) {
        if record.values_ns.iter().any(|ns| *ns < least)
            && !kernels.contains(&record.kernel.as_str())
        {
            kernels.push(&record.kernel);
        }
    }
    (!kernels.is_empty()).then(|| {
        format!(
            "Some values are shorter than {} ms (raise --min-time) on {}.",
            least as f64 * 1e-6,
            kernels.join(", ")
        )
    })
}

/// Robust relative standard deviation of the processes' medians.
fn scatter(cell: &[&Record]) -> f64 {
    let medians: Vec<f64> = cell
        .iter()
        .map(|r| median(&r.seconds().collect::<Vec<f64>>()))
        .collect();
    let middle = median(&medians);
    let distances: Vec<f64> = medians.iter().map(|m| (m - middle).abs()).collect();
    1.4826 * median(&distances) / middle
}

/// The usual number of events in a process's last value, if it costs time.
fn unsettled_events(cell: &[&Record]) -> Option<u64> {
    let mut last: Vec<(u64, u64)> = cell
        .iter()
        .filter_map(|r| Some((*r.events.last()?, *r.values_ns.last()?)))
        .collect();
    last.sort_unstable();
    let (events, ns) = *last.get(last.len() / 2)?;
    (events > ns / NS_PER_EVENT).then_some(events)
}
