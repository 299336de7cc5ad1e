//! What a reader should know before believing the numbers.

use super::{Analysis, Cell};
use crate::load::LoadedCampaign;
use crate::schema::{Campaign, Effort, Phase, Record, Role, State};
use crate::stats::median;

pub(super) fn warnings(analysis: &Analysis, loaded: &LoadedCampaign) -> Vec<String> {
    let campaign = &analysis.campaign;
    let Campaign {
        machine,
        build,
        plan,
        ..
    } = campaign;
    let mut out = Vec::new();
    if plan.effort == Effort::Quick {
        out.push(
            "Quick campaign: few processes of the small sizes; its verdicts are provisional."
                .into(),
        );
    }
    if let Some(emulator) = &machine.emulated {
        out.push(format!(
            "Emulated by {emulator}: times say nothing about {}; results and counts do.",
            machine.arch
        ));
    }
    out.extend(alternating(loaded));
    // The build matters only where it was measured.
    let ours = campaign
        .configurations
        .iter()
        .any(|c| c.role == Role::Strategy);
    if ours && build.debug_assertions {
        out.push("Debug build: times say nothing about the release build.".into());
    }
    if ours && build.dirty == Some(true) {
        out.push("The binary was built from a tree with uncommitted changes.".into());
    }
    for (kernel, configuration, state, _) in analysis.excluded() {
        let what = match state {
            State::WrongResult => "gave a wrong result",
            State::Timeout => "ran into the time limit",
            _ => "failed",
        };
        out.push(format!(
            "{} {what} on {} and is left out there.",
            configuration.id, kernel.name
        ));
    }
    // A campaign of alternating pairs has no processes of single cells.
    let single =
        loaded.records.iter().any(|r| r.phase == Phase::Measure) || loaded.pairs.is_empty();
    let missing = analysis
        .columns()
        .flat_map(|c| analysis.campaign.kernels.iter().map(move |k| (k, c)))
        .filter(|(k, c)| *analysis.cell(&k.name, &c.id) == Cell::Missing)
        .count();
    if missing > 0 && single {
        out.push(format!(
            "{missing} cells have no values: the campaign was not finished."
        ));
    }
    if loaded.torn_line {
        out.push("The journal's last line was unfinished and is left out.".into());
    }
    if let Some(load) = machine.load.filter(|l| *l > 0.5) {
        out.push(format!(
            "The machine was not idle: load {load:.1} before the start."
        ));
    }
    match &machine.governor {
        Some(governor) if governor != "performance" => {
            out.push(format!(
                "The frequency governor is `{governor}`, not `performance`."
            ));
        }
        _ => {}
    }
    if machine.aslr == Some(0) {
        out.push("Address-space randomisation is off: one memory layout only.".into());
    }
    if machine.hypervisor == Some(true) {
        out.push("Virtual machine: neighbours may disturb.".into());
    }
    out.extend(preempted(loaded));
    out.extend(still_warming(analysis, loaded));
    out.extend(crate::quality::warnings(loaded));
    if let Some(g) = analysis.null.as_ref().and_then(|n| n.geomean) {
        let half = g.fixed.half_width();
        if !g.fixed.contains(0.0) {
            out.push(
                "The null comparison excludes 0: differences of its size are not findings here."
                    .into(),
            );
        } else if half > plan.delta.ln_1p() {
            out.push(format!(
                "The noise floor (±{:.1} %) is above the threshold of {:.0} %.",
                half * 100.0,
                plan.delta * 100.0
            ));
        }
    }
    out
}

/// What went wrong while alternating.
fn alternating(loaded: &LoadedCampaign) -> Vec<String> {
    let mut out = Vec::new();
    let all = loaded.pairs.len();
    let failed = loaded.pairs.iter().filter(|p| p.state != State::Ok).count();
    if failed > 0 {
        out.push(format!(
            "{failed} of {all} alternating processes did not end well and are left out."
        ));
    }
    let good = loaded.pairs.iter().filter(|p| p.state == State::Ok);
    let unsettled = good
        .filter(|p| !(p.warmup_a.settled && p.warmup_b.settled))
        .count();
    if unsettled > 0 {
        out.push(format!(
            "{unsettled} of {all} alternating processes never became steady before their slices."
        ));
    }
    out
}

/// Processes that lost the CPU more than once in 10 ms.
fn preempted(loaded: &LoadedCampaign) -> Option<String> {
    let measured: Vec<&Record> = loaded
        .records
        .iter()
        .filter(|r| r.phase == Phase::Measure && r.state == State::Ok)
        .collect();
    let often = measured
        .iter()
        .filter(|r| r.involuntary_switches as f64 > (r.wall_ns as f64 * 1e-7).max(1.0))
        .count();
    (often * 20 > measured.len()).then(|| {
        format!(
            "{often} of {} processes were preempted more than once in 10 ms.",
            measured.len()
        )
    })
}

/// Configurations whose values still fall inside a process: they were measured while warming up.
fn still_warming(analysis: &Analysis, loaded: &LoadedCampaign) -> Vec<String> {
    let mut out = Vec::new();
    for configuration in analysis.columns() {
        let mut falling = Vec::new();
        for kernel in &analysis.campaign.kernels {
            let ratios: Vec<f64> = loaded
                .records
                .iter()
                .filter(|r| r.phase == Phase::Measure && r.state == State::Ok)
                .filter(|r| r.configuration == configuration.id && r.kernel == kernel.name)
                .filter_map(|r| match r.values_ns.as_slice() {
                    [first, .., last] => Some(*last as f64 / *first as f64),
                    _ => None,
                })
                .collect();
            if ratios.len() >= 3 && median(&ratios) < 0.9 {
                falling.push(kernel.name.as_str());
            }
        }
        if !falling.is_empty() {
            out.push(format!(
                "{} was still warming up on {}: its last values are over 10 % below its first ones.",
                configuration.id,
                falling.join(", ")
            ));
        }
    }
    out
}
