//! Two configurations, kernel by kernel: alternated in one campaign, or stored in two.

use std::collections::BTreeMap;

use serde::Serialize;

use super::unpaired::judge_unpaired;
use super::{PairData, pairs, words};
use crate::analysis::{Analysis, Cell};
use crate::load::LoadedCampaign;
use crate::paired::table::Table;
use crate::schema::{Purpose, State};
use crate::stats::{Geomean, Verdict, VerdictKind, geomean_intervals, judge};

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The kernel.
    pub kernel: String,
    /// Ratio of time, interval, test.
    pub verdict: Verdict,
    /// Processes in it (of the smaller side, where sides were measured apart).
    pub processes: usize,
    /// Processes that did not become steady before they were measured.
    pub unsettled: usize,
}

/// One configuration against another.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The reference.
    pub a: String,
    /// The other.
    pub b: String,
    /// Whether the sides took turns; if not, intervals are the wider ones.
    pub paired: bool,
    /// Kernel by kernel, in the campaign's order.
    pub rows: Vec<Row>,
    /// Over these kernels; none where the sides were measured apart or nothing was measured.
    pub geomean: Option<Geomean>,
}

/// Everything that `compare` prints.
#[derive(Debug, Clone)]
pub struct View {
    /// One for each pair of configurations.
    pub tables: Vec<Comparison>,
    /// References against themselves: by configuration.
    pub nulls: Vec<Comparison>,
    /// Pairs that are left out, with the reason.
    pub excluded: Vec<(String, State, String)>,
    /// What a reader should know before believing the numbers.
    pub warnings: Vec<String>,
    /// The practical threshold.
    pub delta: f64,
    /// The error level.
    pub alpha: f64,
    /// What was done, in one line.
    pub title: String,
}

/// Judges the comparisons of a campaign of alternating pairs.
pub fn view(loaded: &LoadedCampaign) -> View {
    let plan = &loaded.campaign.plan;
    let data = pairs(loaded);
    let group = |purpose: &Purpose| -> Vec<Comparison> {
        let mut groups: Vec<((String, String), Vec<&PairData>)> = Vec::new();
        for d in data.iter().filter(|d| d.pair.purpose == *purpose) {
            let key = (
                d.pair.a.configuration.clone(),
                d.pair.b.configuration.clone(),
            );
            match groups.iter_mut().find(|(k, _)| *k == key) {
                Some((_, members)) => members.push(d),
                None => groups.push((key, vec![d])),
            }
        }
        groups
            .into_iter()
            .map(|((a, b), members)| table(a, b, &members, plan.alpha, plan.delta, plan.seed))
            .collect()
    };
    let mut view = View {
        tables: group(&Purpose::Compare),
        nulls: group(&Purpose::Null),
        excluded: excluded(&data),
        warnings: Vec::new(),
        delta: plan.delta,
        alpha: plan.alpha,
        title: format!(
            "alternate · {} processes × {} quads · seed {}",
            plan.processes, plan.values, plan.seed
        ),
    };
    view.warnings = warnings(&view, &data, loaded);
    view
}

/// Pairs that went wrong.
pub fn excluded(data: &[PairData]) -> Vec<(String, State, String)> {
    data.iter()
        .filter_map(|d| {
            let (state, message) = d.excluded.as_ref()?;
            Some((d.pair.id.clone(), *state, message.clone()))
        })
        .collect()
}

fn table(
    a: String,
    b: String,
    data: &[&PairData],
    alpha: f64,
    delta: f64,
    seed: u64,
) -> Comparison {
    let usable: Vec<&&PairData> = data
        .iter()
        .filter(|d| d.excluded.is_none() && !d.by_block.is_empty())
        .collect();
    let ratios: Vec<Vec<f64>> = usable.iter().map(|d| d.log_ratios()).collect();
    let rows = judge(&ratios, alpha, delta)
        .into_iter()
        .zip(&usable)
        .map(|(verdict, d)| Row {
            kernel: d.pair.a.kernel.clone(),
            verdict,
            processes: d.by_block.len(),
            unsettled: d.unsettled,
        })
        .collect();
    Comparison {
        a,
        b,
        paired: true,
        rows,
        geomean: geomean_intervals(&ratios, alpha, seed),
    }
}

fn warnings(view: &View, data: &[PairData], loaded: &LoadedCampaign) -> Vec<String> {
    let mut out = Vec::new();
    let campaign = &loaded.campaign;
    if campaign.build.debug_assertions {
        out.push("debug build: times say nothing about the release build".into());
    }
    if campaign.plan.effort == crate::schema::Effort::Quick {
        out.push("quick: few processes; verdicts are provisional".into());
    }
    let limit = view.delta.ln_1p();
    for null in &view.nulls {
        for row in &null.rows {
            let Some(interval) = row.verdict.interval else {
                continue;
            };
            if !interval.contains(0.0) {
                out.push(format!(
                    "the null row of {} on {} excludes no difference: do not trust differences of that size",
                    null.a, row.kernel
                ));
            } else if interval.half_width() > limit {
                out.push(format!(
                    "noise: the null row of {} on {} is ±{} wide",
                    null.a,
                    row.kernel,
                    words::percent(interval.half_width()).trim_start_matches('+')
                ));
            }
        }
    }
    for d in data {
        if d.unsettled > 0 {
            let attempts = match d.restless {
                0 => String::new(),
                n => format!(" (about {n} attempts to specialize in each call)"),
            };
            out.push(format!(
                "no steady state before the slices{attempts} in {} of {} processes: {}",
                d.unsettled,
                d.by_block.len(),
                d.pair.id
            ));
        }
        if d.coarse > 0 {
            out.push(format!(
                "slices shorter than a thousand steps of the clock: {}",
                d.pair.id
            ));
        }
    }
    out
}

/// Compares what two campaigns of processes measured: configurations that both have, on kernels that both have in the same version and size.
pub fn stored(old: &LoadedCampaign, new: &LoadedCampaign) -> Result<View, String> {
    let (a, b) = (Analysis::new(old, None)?, Analysis::new(new, None)?);
    let plan = &a.campaign.plan;
    let mut tables = Vec::new();
    for configuration in a.columns() {
        if b.campaign.configuration(&configuration.id).is_none() {
            continue;
        }
        let mut names = Vec::new();
        let mut times = Vec::new();
        for kernel in &a.campaign.kernels {
            let same = |k: &&crate::schema::Kernel| {
                k.name == kernel.name && k.n == kernel.n && k.sha256 == kernel.sha256
            };
            if !b.campaign.kernels.iter().any(|k| same(&k)) {
                continue;
            }
            let (Cell::Measured(x), Cell::Measured(y)) = (
                a.cell(&kernel.name, &configuration.id),
                b.cell(&kernel.name, &configuration.id),
            ) else {
                continue;
            };
            let logs = |m: &BTreeMap<u32, f64>| m.values().map(|t| t.ln()).collect::<Vec<f64>>();
            names.push(kernel.name.clone());
            times.push((logs(&x.by_block), logs(&y.by_block)));
        }
        let rows: Vec<Row> = judge_unpaired(&times, plan.alpha, plan.delta)
            .into_iter()
            .zip(names)
            .zip(&times)
            .map(|((verdict, kernel), (x, y))| Row {
                kernel,
                verdict,
                processes: x.len().min(y.len()),
                unsettled: 0,
            })
            .collect();
        if !rows.is_empty() {
            tables.push(Comparison {
                a: format!("{} in {}", configuration.id, old.folder.display()),
                b: format!("{} in {}", configuration.id, new.folder.display()),
                paired: false,
                geomean: unpaired_geomean(&times, plan.alpha, plan.seed),
                rows,
            });
        }
    }
    if tables.is_empty() {
        return Err(
            "the two campaigns have no kernel in common that a common configuration measured"
                .into(),
        );
    }
    let mut warnings = vec![
        "the sides were measured apart: intervals are wider, and a machine that changed between the campaigns is not told from a program that did"
            .into(),
    ];
    let (m, n) = (&a.campaign.machine, &b.campaign.machine);
    if m.cpu != n.cpu || m.hostname != n.hostname {
        warnings.push(format!(
            "different machines: {} ({}) and {} ({})",
            m.hostname, m.cpu, n.hostname, n.cpu
        ));
    }
    Ok(View {
        tables,
        nulls: Vec::new(),
        excluded: Vec::new(),
        warnings,
        delta: plan.delta,
        alpha: plan.alpha,
        title: "stored results, unpaired".into(),
    })
}

/// The geometric mean of sides that were measured apart: each side's processes are drawn on their own.
fn unpaired_geomean(times: &[(Vec<f64>, Vec<f64>)], alpha: f64, seed: u64) -> Option<Geomean> {
    if times.is_empty() {
        return None;
    }
    let a: Vec<Vec<f64>> = times.iter().map(|(x, _)| x.clone()).collect();
    let b: Vec<Vec<f64>> = times.iter().map(|(_, y)| y.clone()).collect();
    let (a, b) = (
        geomean_intervals(&a, alpha / 2.0, seed)?,
        geomean_intervals(&b, alpha / 2.0, seed ^ 1)?,
    );
    let apart = |x: crate::stats::Interval, y: crate::stats::Interval| crate::stats::Interval {
        low: y.low - x.high,
        high: y.high - x.low,
    };
    // Kernels are drawn for each side alone, too: that of a ratio would be narrower, so it is left at the ratio's own.
    let ratios: Vec<Vec<f64>> = times
        .iter()
        .map(|(x, y)| vec![crate::stats::median(y) - crate::stats::median(x)])
        .collect();
    let kernels = geomean_intervals(&ratios, alpha, seed)?.sample;
    let fixed = apart(a.fixed, b.fixed);
    Some(Geomean {
        log_ratio: b.log_ratio - a.log_ratio,
        fixed,
        sample: crate::stats::Interval {
            low: kernels.low.min(fixed.low),
            high: kernels.high.max(fixed.high),
        },
        kernels: times.len(),
    })
}

/// Kernels (or the geometric mean) that are slower by more than `percent`, judged by their intervals.
pub fn regressions(view: &View, percent: f64) -> Vec<String> {
    let limit = (percent / 100.0).ln_1p();
    let mut found = Vec::new();
    for table in &view.tables {
        for row in &table.rows {
            let worse = row.verdict.kind == VerdictKind::Slower
                && row.verdict.interval.is_some_and(|i| i.low > limit);
            if worse {
                found.push(format!(
                    "{}: {} {}",
                    row.kernel,
                    table.b,
                    words::factor(row.verdict.log_ratio, row.verdict.interval)
                ));
            }
        }
        if let Some(g) = table.geomean.filter(|g| g.fixed.low > limit) {
            found.push(format!(
                "geometric mean: {} {}",
                table.b,
                words::factor(g.log_ratio, Some(g.fixed))
            ));
        }
    }
    found
}

/// The rows as a table of phrases.
pub fn phrases(view: &View) -> Table {
    let mut out = Table::new(&["kernel", "comparison", "result", " processes"]);
    for table in &view.tables {
        let comparison = format!("{} vs {}", table.b, table.a);
        for row in &table.rows {
            out.row([
                row.kernel.clone(),
                comparison.clone(),
                words::verdict(&row.verdict, view.delta),
                row.processes.to_string(),
            ]);
        }
        if let Some(g) = table.geomean {
            out.row([
                "geometric mean".into(),
                comparison.clone(),
                format!(
                    "{} (as a sample of kernels {})",
                    words::factor(g.log_ratio, Some(g.fixed)),
                    words::factors(g.log_ratio, g.sample)
                ),
                match g.kernels {
                    1 => "1 kernel".into(),
                    n => format!("{n} kernels"),
                },
            ]);
        }
    }
    for table in &view.nulls {
        for row in &table.rows {
            out.row([
                row.kernel.clone(),
                format!("{} against itself", table.a),
                format!(
                    "{} {}",
                    words::percent(row.verdict.log_ratio),
                    row.verdict
                        .interval
                        .map(words::percents)
                        .unwrap_or_default()
                ),
                row.processes.to_string(),
            ]);
        }
    }
    out
}

/// A row as numbers: what CSV and JSON hold.
#[derive(Debug, Clone, Serialize)]
pub struct Numbers {
    /// `compare` or `null`.
    pub question: &'static str,
    /// The kernel, or `geometric mean`.
    pub kernel: String,
    /// The reference.
    pub a: String,
    /// The other side.
    pub b: String,
    /// Whether the sides took turns.
    pub paired: bool,
    /// Median ratio of time, B over A.
    pub time_ratio: f64,
    /// Its interval.
    pub low: Option<f64>,
    /// Its interval.
    pub high: Option<f64>,
    /// p of the test.
    pub p: Option<f64>,
    /// p after the correction for the number of kernels.
    pub adjusted_p: Option<f64>,
    /// The word; none for means.
    pub verdict: Option<&'static str>,
    /// Processes; kernels for means.
    pub n: usize,
    /// Processes that would resolve the threshold.
    pub needed: Option<u64>,
}

/// All rows as numbers.
pub fn numbers(view: &View) -> Vec<Numbers> {
    let mut out = Vec::new();
    for (question, tables) in [("compare", &view.tables), ("null", &view.nulls)] {
        for table in tables {
            let blank = |kernel: &str| Numbers {
                question,
                kernel: kernel.to_owned(),
                a: table.a.clone(),
                b: table.b.clone(),
                paired: table.paired,
                time_ratio: f64::NAN,
                low: None,
                high: None,
                p: None,
                adjusted_p: None,
                verdict: None,
                n: 0,
                needed: None,
            };
            for row in &table.rows {
                let v = &row.verdict;
                out.push(Numbers {
                    time_ratio: v.log_ratio.exp(),
                    low: v.interval.map(|i| i.low.exp()),
                    high: v.interval.map(|i| i.high.exp()),
                    p: Some(v.p),
                    adjusted_p: Some(v.adjusted_p),
                    verdict: Some(v.kind.name()),
                    n: row.processes,
                    needed: v.needed,
                    ..blank(&row.kernel)
                });
            }
            if let (Some(g), "compare") = (table.geomean, question) {
                out.push(Numbers {
                    time_ratio: g.log_ratio.exp(),
                    low: Some(g.fixed.low.exp()),
                    high: Some(g.fixed.high.exp()),
                    n: g.kernels,
                    ..blank("geometric mean")
                });
            }
        }
    }
    out
}

/// Numbers as a table, for CSV.
pub fn number_table(numbers: &[Numbers]) -> Table {
    let mut out = Table::new(&[
        "question",
        "kernel",
        "a",
        "b",
        "paired",
        "time_ratio",
        "low",
        "high",
        "p",
        "adjusted_p",
        "verdict",
        "n",
        "needed",
    ]);
    let f = |v: Option<f64>| v.map_or(String::new(), |v| format!("{v:.6}"));
    for n in numbers {
        out.row([
            n.question.to_owned(),
            n.kernel.clone(),
            n.a.clone(),
            n.b.clone(),
            n.paired.to_string(),
            format!("{:.6}", n.time_ratio),
            f(n.low),
            f(n.high),
            f(n.p),
            f(n.adjusted_p),
            n.verdict.unwrap_or_default().to_owned(),
            n.n.to_string(),
            n.needed.map_or(String::new(), |n| n.to_string()),
        ]);
    }
    out
}
