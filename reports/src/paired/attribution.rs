//! Which part of an effect belongs to what: families (or members, or techniques) taken out of everything, added to nothing, or added in sampled orders;
//! and how much of what runs they touch at all.

use std::collections::BTreeMap;

use super::compare::excluded;
use super::multiple::benjamini_hochberg;
use super::table::Table;
use super::{PairData, pairs, words};
use crate::load::LoadedCampaign;
use crate::schema::{Purpose, State, VmCounts};
use crate::stats::{
    Geomean, Interval, Verdict, geomean_intervals, judge_by, median, order_interval,
};

/// The two ways of asking for one thing's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Taken out of everything.
    Without,
    /// Added to nothing.
    Only,
}

impl Style {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Style::Without => "without",
            Style::Only => "only",
        }
    }
}

/// One kernel's answer to one question.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The kernel.
    pub kernel: String,
    /// The family, member or technique.
    pub what: String,
    /// The question.
    pub style: Style,
    /// Share of executed instructions that are its specialized members, where that is known.
    pub exposure: Option<f64>,
    /// Ratio of time (with the change, against before it), judged over the whole matrix by false discovery rate.
    pub verdict: Verdict,
    /// Processes.
    pub processes: usize,
}

/// One thing over all kernels that exercise it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The family, member or technique.
    pub what: String,
    /// Mean exposure over the kernels that were asked.
    pub exposure: Option<f64>,
    /// Kernels that exercise it.
    pub exercised: usize,
    /// Time without it against time with everything.
    pub without: Option<Geomean>,
    /// Time with it alone against time with nothing.
    pub only: Option<Geomean>,
    /// Mean of what it adds in sampled orders, as log-ratio of time, with its interval over orders.
    pub shapley: Option<(f64, Interval)>,
}

/// What two things do together beyond what each does alone.
#[derive(Debug, Clone)]
pub struct Interaction {
    /// The two.
    pub of: (String, String),
    /// The kernel.
    pub kernel: String,
    /// Log-ratio of time of both, less those of each alone; below 0 they help each other.
    pub log_ratio: f64,
    /// Its interval.
    pub interval: Option<Interval>,
    /// What both together do.
    pub both: f64,
}

/// An ablation, judged.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// Things by falling exposure.
    pub parts: Vec<Part>,
    /// Every measured cell.
    pub cells: Vec<Cell>,
    /// Everything against nothing, over all kernels.
    pub total: Option<Geomean>,
    /// Interactions.
    pub interactions: Vec<Interaction>,
    /// Kernels that were asked.
    pub kernels: usize,
    /// Pairs that are left out, with the reason.
    pub excluded: Vec<(String, State, String)>,
    /// The practical threshold.
    pub delta: f64,
}

/// Share of executed instructions that are the specialized members of a family, or one member (`family.member`).
pub fn exposure(counts: &VmCounts, what: &str) -> f64 {
    let all: u64 = counts.executions.values().sum();
    let (family, member) = match what.split_once('.') {
        Some((family, member)) => (family, Some(member)),
        None => (what, None),
    };
    let Some(f) = counts.families.get(family) else {
        return 0.0;
    };
    let executed: u64 = match member {
        Some(member) => f.members.get(member).copied().unwrap_or(0),
        None => f.members.values().sum(),
    };
    executed as f64 / all.max(1) as f64
}

/// Judges an ablation. `asked`: what it was to be about; without it, whatever was measured or reached.
pub fn attribution(loaded: &LoadedCampaign, asked: Option<&[String]>) -> Attribution {
    let plan = &loaded.campaign.plan;
    let data = pairs(loaded);
    let counts: BTreeMap<&str, &VmCounts> = loaded
        .counts
        .iter()
        .filter(|c| c.configuration == loaded.campaign.baseline && c.state == State::Ok)
        .filter_map(|c| Some((c.kernel.as_str(), c.vm.as_ref()?)))
        .collect();
    let cells = cells(&data, &counts, plan.alpha, plan.delta);
    let names = asked.map_or_else(|| reached(&cells, &counts), <[String]>::to_vec);
    let kernels: Vec<&str> = loaded
        .campaign
        .kernels
        .iter()
        .map(|k| k.name.as_str())
        .collect();
    let mut parts: Vec<Part> = names
        .into_iter()
        .map(|what| {
            let of = |style| {
                let ratios: Vec<Vec<f64>> = data
                    .iter()
                    .filter(|d| question(&d.pair.purpose) == Some((style, what.as_str())))
                    .filter(|d| usable(d))
                    .map(PairData::log_ratios)
                    .collect();
                geomean_intervals(&ratios, plan.alpha, plan.seed)
            };
            let exposures: Vec<f64> = kernels
                .iter()
                .filter_map(|k| Some(exposure(counts.get(k)?, &what)))
                .collect();
            let measured = |style| {
                cells
                    .iter()
                    .filter(|c| c.what == what && c.style == style)
                    .count()
            };
            Part {
                exposure: (!exposures.is_empty() && is_family(&what, &counts))
                    .then(|| exposures.iter().sum::<f64>() / exposures.len() as f64),
                exercised: measured(Style::Without).max(measured(Style::Only)),
                without: of(Style::Without),
                only: of(Style::Only),
                shapley: shapley(&data, &what, &kernels, plan.alpha),
                what,
            }
        })
        .collect();
    parts.sort_by(|x, y| {
        let key = |p: &Part| p.exposure.unwrap_or(2.0);
        key(y).total_cmp(&key(x))
    });
    let everything: Vec<Vec<f64>> = data
        .iter()
        .filter(|d| d.pair.purpose == Purpose::Compare && usable(d))
        .map(PairData::log_ratios)
        .collect();
    Attribution {
        parts,
        total: geomean_intervals(&everything, plan.alpha, plan.seed),
        interactions: interactions(&data, plan.alpha),
        kernels: kernels.len(),
        excluded: excluded(&data),
        delta: plan.delta,
        cells,
    }
}

/// Techniques such as the dispatch shape have no exposure: every instruction has them.
fn is_family(what: &str, counts: &BTreeMap<&str, &VmCounts>) -> bool {
    what.contains('.') || what != DISPATCH || counts.values().any(|c| c.families.contains_key(what))
}

/// Name of the dispatch shape as a thing that is switched.
pub const DISPATCH: &str = "dispatch";

fn usable(d: &PairData) -> bool {
    d.excluded.is_none() && !d.by_block.is_empty()
}

fn question(purpose: &Purpose) -> Option<(Style, &str)> {
    match purpose {
        Purpose::LeaveOneOut { what } => Some((Style::Without, what)),
        Purpose::AddOneIn { what } => Some((Style::Only, what)),
        _ => None,
    }
}

fn cells(
    data: &[PairData],
    counts: &BTreeMap<&str, &VmCounts>,
    alpha: f64,
    delta: f64,
) -> Vec<Cell> {
    let chosen: Vec<(&PairData, Style, &str)> = data
        .iter()
        .filter(|d| usable(d))
        .filter_map(|d| {
            let (style, what) = question(&d.pair.purpose)?;
            Some((d, style, what))
        })
        .collect();
    let ratios: Vec<Vec<f64>> = chosen.iter().map(|(d, ..)| d.log_ratios()).collect();
    judge_by(&ratios, alpha, delta, benjamini_hochberg)
        .into_iter()
        .zip(chosen)
        .map(|(verdict, (d, style, what))| Cell {
            kernel: d.pair.a.kernel.clone(),
            what: what.to_owned(),
            style,
            exposure: counts
                .get(d.pair.a.kernel.as_str())
                .filter(|_| is_family(what, counts))
                .map(|c| exposure(c, what)),
            verdict,
            processes: d.by_block.len(),
        })
        .collect()
}

/// What was measured, and every family that some kernel reached.
fn reached(cells: &[Cell], counts: &BTreeMap<&str, &VmCounts>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let measured = cells.iter().map(|c| c.what.clone());
    let families = counts.values().flat_map(|c| c.families.keys().cloned());
    for name in measured.chain(families) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The mean contribution of one thing over sampled orders: in each order the mean over kernels, 0 where it is not exercised.
fn shapley(data: &[PairData], what: &str, kernels: &[&str], alpha: f64) -> Option<(f64, Interval)> {
    let mut orders: BTreeMap<u32, f64> = BTreeMap::new();
    let mut seen = false;
    for d in data {
        let Purpose::Permutation {
            permutation,
            what: added,
            ..
        } = &d.pair.purpose
        else {
            continue;
        };
        let sum = orders.entry(*permutation).or_default();
        if added == what && usable(d) {
            seen = true;
            *sum += median(&d.log_ratios());
        }
    }
    if !seen {
        return None;
    }
    let samples: Vec<f64> = orders
        .values()
        .map(|sum| sum / kernels.len().max(1) as f64)
        .collect();
    mean_interval(&samples, alpha)
}

/// The mean and its interval by Student's t; none for fewer than two samples.
pub fn mean_interval(samples: &[f64], alpha: f64) -> Option<(f64, Interval)> {
    let n = samples.len();
    if n < 2 {
        return None;
    }
    let mean = samples.iter().sum::<f64>() / n as f64;
    let squares: f64 = samples.iter().map(|s| (s - mean) * (s - mean)).sum();
    let error = (squares / (n - 1) as f64 / n as f64).sqrt();
    let half = student_quantile(1.0 - alpha / 2.0, n - 1) * error;
    Some((
        mean,
        Interval {
            low: mean - half,
            high: mean + half,
        },
    ))
}

/// Quantile of Student's t for p above one half. With x = √ν·tan θ the density is cos^(ν-1) θ, which is integrated numerically.
fn student_quantile(p: f64, degrees: usize) -> f64 {
    let power = degrees as i32 - 1;
    let integral = |to: f64| {
        const STEPS: usize = 400;
        let h = to / STEPS as f64;
        let f = |i: usize| (h * i as f64).cos().powi(power);
        let inner: f64 = (1..STEPS)
            .map(|i| if i % 2 == 1 { 4.0 } else { 2.0 } * f(i))
            .sum();
        (f(0) + inner + f(STEPS)) * h / 3.0
    };
    let half = integral(std::f64::consts::FRAC_PI_2);
    let (mut low, mut high) = (0.0, std::f64::consts::FRAC_PI_2);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if 0.5 + 0.5 * integral(middle) / half < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    (degrees as f64).sqrt() * low.tan()
}

fn interactions(data: &[PairData], alpha: f64) -> Vec<Interaction> {
    type Steps<'a> = BTreeMap<usize, Vec<&'a PairData>>;
    let mut groups: BTreeMap<(String, String, String), Steps> = BTreeMap::new();
    for d in data.iter().filter(|d| usable(d)) {
        if let Purpose::Interaction { of, what } = &d.pair.purpose {
            let key = (of.0.clone(), of.1.clone(), d.pair.a.kernel.clone());
            groups
                .entry(key)
                .or_default()
                .entry(what.len())
                .or_default()
                .push(d);
        }
    }
    let mut out = Vec::new();
    for ((first, second, kernel), steps) in groups {
        let (Some([x, y]), Some([both])) = (
            steps.get(&1).map(Vec::as_slice),
            steps.get(&2).map(Vec::as_slice),
        ) else {
            continue;
        };
        // All three ran in each block, close together.
        let d: Vec<f64> = both
            .by_block
            .iter()
            .filter_map(|(block, d)| Some(d - x.by_block.get(block)? - y.by_block.get(block)?))
            .collect();
        out.push(Interaction {
            of: (first, second),
            kernel,
            log_ratio: median(&d),
            interval: order_interval(&d, alpha),
            both: median(&both.log_ratios()),
        });
    }
    out
}

/// Things over all kernels, as a table of phrases.
pub fn part_table(a: &Attribution) -> Table {
    let shapley = a.parts.iter().any(|p| p.shapley.is_some());
    let mut head = vec![
        "what",
        " exposure",
        " kernels",
        "without it, from all",
        "only it, from none",
    ];
    if shapley {
        head.push("Shapley");
    }
    let mut out = Table::new(&head);
    let phrase = |g: Option<Geomean>| match g {
        Some(g) => words::factor(g.log_ratio, Some(g.fixed)),
        None => "–".into(),
    };
    for p in &a.parts {
        let mut row = vec![
            p.what.clone(),
            p.exposure
                .map_or("–".into(), |e| format!("{:.2} %", e * 100.0)),
            format!("{} of {}", p.exercised, a.kernels),
        ];
        if p.exercised == 0 && p.shapley.is_none() {
            row.extend(["not exercised".to_owned(), "not exercised".to_owned()]);
        } else {
            row.extend([phrase(p.without), phrase(p.only)]);
        }
        if shapley {
            row.push(p.shapley.map_or("–".into(), |(value, interval)| {
                words::factor(value, Some(interval))
            }));
        }
        out.rows.push(row);
    }
    out
}

/// Every measured cell, as a table of phrases.
pub fn cell_table(a: &Attribution) -> Table {
    let mut out = Table::new(&[
        "what",
        "question",
        "kernel",
        " exposure",
        "result",
        " processes",
    ]);
    for c in &a.cells {
        out.row([
            c.what.clone(),
            c.style.name().to_owned(),
            c.kernel.clone(),
            c.exposure
                .map_or("–".into(), |e| format!("{:.2} %", e * 100.0)),
            words::verdict(&c.verdict, a.delta),
            c.processes.to_string(),
        ]);
    }
    out
}

/// Interactions, as a table of phrases.
pub fn interaction_table(a: &Attribution) -> Table {
    let mut out = Table::new(&[
        "pair",
        "kernel",
        "both, from none",
        "beyond the sum of each",
    ]);
    for i in &a.interactions {
        out.row([
            format!("{} × {}", i.of.0, i.of.1),
            i.kernel.clone(),
            words::factor(i.both, None),
            words::factor(i.log_ratio, i.interval),
        ]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::FamilyCounts;

    #[test]
    fn exposure_is_a_share_of_everything() {
        let mut counts = VmCounts {
            executions: BTreeMap::from([
                ("LOAD_ATTR_SLOT".to_owned(), 30),
                ("LOAD_FAST".to_owned(), 70),
            ]),
            ..VmCounts::default()
        };
        counts.families.insert(
            "load_attr".into(),
            FamilyCounts {
                members: BTreeMap::from([("slot".to_owned(), 30)]),
                ..FamilyCounts::default()
            },
        );
        assert_eq!(exposure(&counts, "load_attr"), 0.3);
        assert_eq!(exposure(&counts, "load_attr.slot"), 0.3);
        assert_eq!(exposure(&counts, "load_attr.module"), 0.0);
        assert_eq!(exposure(&counts, "call"), 0.0);
    }

    #[test]
    fn student_quantiles_match_the_published_table() {
        for (degrees, expected) in [(1, 12.706), (2, 4.303), (4, 2.776), (9, 2.262), (30, 2.042)] {
            let t = student_quantile(0.975, degrees);
            assert!((t - expected).abs() < 0.002, "{degrees}: {t}");
        }
        let (mean, interval) = mean_interval(&[1.0, 2.0, 3.0], 0.05).expect("three");
        assert_eq!(mean, 2.0);
        assert!((interval.high - (2.0 + 4.303 / 3.0f64.sqrt())).abs() < 0.002);
        assert!(mean_interval(&[1.0], 0.05).is_none());
    }
}
