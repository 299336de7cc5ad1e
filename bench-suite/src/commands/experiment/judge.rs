//! What was measured against what was claimed.

use gearbox_reports::LoadedCampaign;
use gearbox_reports::paired::claims::{ClaimVerdict, hold, judge_case, say};
use gearbox_reports::paired::rank::{Correlation, correlation};
use gearbox_reports::paired::{PairData, pairs, words};
use gearbox_reports::schema::{Purpose, State};
use gearbox_reports::stats::{Geomean, Verdict, VerdictKind, geomean_intervals, median};

use super::Row;
use crate::claims::{Claim, Trial};

/// The rows of one claim.
pub fn judge(claim: &Claim, loaded: &LoadedCampaign) -> Vec<Row> {
    let plan = &loaded.campaign.plan;
    let data: Vec<PairData> = pairs(loaded)
        .into_iter()
        .filter(|d| matches!(&d.pair.purpose, Purpose::Claim { claim: c, .. } if *c == claim.name))
        .collect();
    let row =
        |case: &str, on: String, claimed: String, measured: String, verdict: ClaimVerdict| Row {
            claim: claim.name.clone(),
            case: case.to_owned(),
            on,
            claimed,
            measured,
            verdict: verdict.name(),
        };
    match &claim.trial {
        Trial::Programs { cases, .. } => {
            let mut rows = Vec::new();
            for case in cases {
                let own = data.iter().filter(
                    |d| matches!(&d.pair.purpose, Purpose::Claim { case: c, .. } if *c == case.name),
                );
                let claimed = case.claimed.into();
                for d in own {
                    let on = d.pair.a.configuration.clone();
                    if let Some((state, message)) = &d.excluded {
                        let what = match state {
                            State::WrongResult => "wrong result",
                            State::Timeout => "timeout",
                            _ => "failed",
                        };
                        let said = format!("{what}: {message}");
                        rows.push(row(
                            &case.name,
                            on,
                            say(claimed),
                            said,
                            ClaimVerdict::NotResolved,
                        ));
                        continue;
                    }
                    let (verdict, held) =
                        judge_case(claimed, &d.log_ratios(), plan.alpha, plan.delta);
                    let said = words::verdict(&verdict, plan.delta);
                    rows.push(row(&case.name, on, say(claimed), said, held));
                }
            }
            rows
        }
        Trial::Configurations { a, b, claimed } => {
            let ratios = ratios(&data);
            let claimed = (*claimed).into();
            let mut rows: Vec<Row> = usable(&data)
                .map(|d| {
                    let (verdict, held) =
                        judge_case(claimed, &d.log_ratios(), plan.alpha, plan.delta);
                    let said = words::verdict(&verdict, plan.delta);
                    row(
                        &d.pair.a.kernel,
                        format!("{b} vs {a}"),
                        say(claimed),
                        said,
                        held,
                    )
                })
                .collect();
            if let Some(g) = geomean_intervals(&ratios, plan.alpha, plan.seed) {
                let verdict = of_mean(&g, plan.delta);
                let held = hold(claimed, &verdict, plan.delta);
                let said = format!(
                    "{} (as a sample of kernels {})",
                    words::factor(g.log_ratio, Some(g.fixed)),
                    words::factors(g.log_ratio, g.sample)
                );
                let on = format!("{b} vs {a}");
                rows.push(row("geometric mean", on, say(claimed), said, held));
            }
            rows
        }
        Trial::Rank { a, b, published } => {
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            let mut rows = Vec::new();
            for d in usable(&data) {
                let Some(&number) = published.get(&d.pair.a.kernel) else {
                    continue;
                };
                let gain = -median(&d.log_ratios());
                ours.push(gain);
                theirs.push(number);
                let claimed = gearbox_reports::paired::claims::Claimed::Speedup(number);
                let (verdict, held) = judge_case(claimed, &d.log_ratios(), plan.alpha, plan.delta);
                let said = words::verdict(&verdict, plan.delta);
                rows.push(row(
                    &d.pair.a.kernel,
                    format!("{b} vs {a}"),
                    say(claimed),
                    said,
                    held,
                ));
            }
            if let Some(c) = correlation(&ours, &theirs, plan.seed) {
                rows.push(row(
                    "order of the gains",
                    format!("{b} vs {a}"),
                    "same order".into(),
                    coefficient(&c),
                    ordered(&c, 1.0),
                ));
            }
            rows
        }
        Trial::Weight { a, b } => {
            let (mut weights, mut gains) = (Vec::new(), Vec::new());
            let mut rows = Vec::new();
            for d in usable(&data) {
                let Some(executed) = executed(loaded, &d.pair.a.kernel) else {
                    continue;
                };
                let weight = d.call_ns_a / executed as f64;
                let d_ratios = d.log_ratios();
                weights.push(weight);
                gains.push(-median(&d_ratios));
                let claimed = gearbox_reports::paired::claims::Claimed::Faster;
                let (verdict, held) = judge_case(claimed, &d_ratios, plan.alpha, plan.delta);
                let said = format!(
                    "{weight:.1} ns an instruction; {}",
                    words::verdict(&verdict, plan.delta)
                );
                rows.push(row(
                    &d.pair.a.kernel,
                    format!("{b} vs {a}"),
                    say(claimed),
                    said,
                    held,
                ));
            }
            if let Some(c) = correlation(&weights, &gains, plan.seed) {
                rows.push(row(
                    "gain against weight",
                    format!("{b} vs {a}"),
                    "falling".into(),
                    coefficient(&c),
                    ordered(&c, -1.0),
                ));
            }
            rows
        }
        Trial::Value { .. } => Vec::new(),
    }
}

fn usable(data: &[PairData]) -> impl Iterator<Item = &PairData> {
    data.iter()
        .filter(|d| d.excluded.is_none() && !d.by_block.is_empty())
}

fn ratios(data: &[PairData]) -> Vec<Vec<f64>> {
    usable(data).map(PairData::log_ratios).collect()
}

/// Instructions that one call executes, by whatever configuration was counted.
fn executed(loaded: &LoadedCampaign, kernel: &str) -> Option<u64> {
    let counted = loaded.counts.iter().find(|c| c.kernel == kernel)?;
    let all = counted.vm.as_ref()?.executions.values().sum();
    (all > 0).then_some(all)
}

/// A geometric mean as a verdict: its bootstrap interval decides.
fn of_mean(g: &Geomean, delta: f64) -> Verdict {
    let limit = delta.ln_1p();
    let kind = if g.fixed.high < 0.0 {
        VerdictKind::Faster
    } else if g.fixed.low > 0.0 {
        VerdictKind::Slower
    } else if g.fixed.within(limit) {
        VerdictKind::Same
    } else {
        VerdictKind::NotResolved
    };
    Verdict {
        kind,
        log_ratio: g.log_ratio,
        interval: Some(g.fixed),
        p: f64::NAN,
        adjusted_p: f64::NAN,
        below_threshold: g.fixed.within(limit),
        needed: None,
    }
}

fn coefficient(c: &Correlation) -> String {
    format!(
        "Spearman's ρ = {:+.2} [{:+.2}, {:+.2}], p = {:.4}, {} kernels",
        c.rho, c.interval.low, c.interval.high, c.p, c.n
    )
}

/// Whether a correlation has the claimed sign.
fn ordered(c: &Correlation, sign: f64) -> ClaimVerdict {
    if c.p >= 0.05 {
        ClaimVerdict::NotResolved
    } else if c.rho * sign > 0.0 {
        ClaimVerdict::Reproduced
    } else {
        ClaimVerdict::NotReproduced
    }
}
