//! What alternating slices say: comparisons, the null, families taken away and added, permutations.

use std::collections::BTreeMap;

use super::{Comparison, KernelResult, Method};
use crate::load::LoadedCampaign;
use crate::schema::{Campaign, Pair, Purpose, State};
use crate::stats::{Geomean, Interval, Verdict, VerdictKind, median};

/// A kernel and its log-ratios, by process.
type Ratios = (String, Vec<f64>);

/// All that a campaign's pairs showed.
#[derive(Debug, Clone, Default)]
pub struct Alternation {
    /// Pairs of configurations.
    pub comparisons: Vec<Comparison>,
    /// A configuration against itself.
    pub null: Option<Comparison>,
    /// One entry for each family, member or technique that was switched.
    pub ablated: Vec<Ablated>,
    /// Sampled orders of switching everything on, one after the other.
    pub permutations: Vec<Vec<Step>>,
}

/// What one family, member or technique buys.
#[derive(Debug, Clone)]
pub struct Ablated {
    /// Its name.
    pub what: String,
    /// Time when it alone is taken away, over time with everything.
    pub without: Option<Comparison>,
    /// Time when it alone is added, over time with nothing.
    pub alone: Option<Comparison>,
}

/// One step of a permutation.
#[derive(Debug, Clone)]
pub struct Step {
    /// What was added.
    pub what: String,
    /// What that did.
    pub effect: Comparison,
}

impl Alternation {
    pub(super) fn new(loaded: &LoadedCampaign) -> Alternation {
        let campaign = &loaded.campaign;
        // Kernels are gathered by question and sides, in the order of the campaign's pairs.
        let mut questions: Vec<(&Pair, Vec<Ratios>)> = Vec::new();
        for pair in campaign.pairs.iter().filter(|p| p.a.kernel == p.b.kernel) {
            let ratios = log_ratios(loaded, &pair.id);
            if ratios.is_empty() {
                continue;
            }
            let kernel = (pair.a.kernel.clone(), ratios);
            let same = |p: &Pair| {
                p.purpose == pair.purpose
                    && p.a.configuration == pair.a.configuration
                    && p.b.configuration == pair.b.configuration
            };
            match questions.iter_mut().find(|(p, _)| same(p)) {
                Some((_, kernels)) => kernels.push(kernel),
                None => questions.push((pair, vec![kernel])),
            }
        }
        let mut out = Alternation::default();
        let mut permutations: BTreeMap<u32, BTreeMap<u32, Step>> = BTreeMap::new();
        for (pair, kernels) in questions {
            let result = judged(pair, kernels, campaign);
            match &pair.purpose {
                Purpose::Null => out.null = Some(result),
                Purpose::Compare => out.comparisons.push(result),
                Purpose::LeaveOneOut { what } => out.entry(what).without = Some(result),
                Purpose::AddOneIn { what } => out.entry(what).alone = Some(result),
                Purpose::Permutation {
                    permutation,
                    step,
                    what,
                } => {
                    let effect = Step {
                        what: what.clone(),
                        effect: result,
                    };
                    permutations
                        .entry(*permutation)
                        .or_default()
                        .insert(*step, effect);
                }
                Purpose::Interaction { .. } | Purpose::Claim { .. } => {}
            }
        }
        out.permutations = permutations
            .into_values()
            .map(|p| p.into_values().collect())
            .collect();
        out
    }

    fn entry(&mut self, what: &str) -> &mut Ablated {
        let index = match self.ablated.iter().position(|a| a.what == what) {
            Some(index) => index,
            None => {
                self.ablated.push(Ablated {
                    what: what.into(),
                    without: None,
                    alone: None,
                });
                self.ablated.len() - 1
            }
        };
        &mut self.ablated[index]
    }

    /// A configuration against another: as measured, turned round, or by way of a third one.
    pub fn against(&self, reference: &str, configuration: &str) -> Option<Comparison> {
        let measured = |a: &str, b: &str| -> Option<Comparison> {
            let direct = |c: &&Comparison| c.reference == a && c.configuration == b;
            let round = |c: &&Comparison| c.reference == b && c.configuration == a;
            let turned = || self.comparisons.iter().find(round).map(turned);
            self.comparisons
                .iter()
                .find(direct)
                .cloned()
                .or_else(turned)
        };
        measured(reference, configuration).or_else(|| {
            self.comparisons.iter().find_map(|c| {
                let (first, second) = (
                    measured(reference, &c.reference)?,
                    measured(&c.reference, configuration)?,
                );
                Some(joined(&first, &second))
            })
        })
    }

    /// The time that each step saves on average over all permutations (Shapley's value), as a log-ratio.
    pub fn shares(&self) -> BTreeMap<&str, f64> {
        let mut sums: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for step in self.permutations.iter().flatten() {
            if let Some(g) = step.effect.geomean {
                sums.entry(&step.what).or_default().push(g.log_ratio);
            }
        }
        sums.into_iter()
            .map(|(what, v)| (what, v.iter().sum::<f64>() / v.len() as f64))
            .collect()
    }
}

/// D of each process of a pair: the median of its quads' log-ratios.
fn log_ratios(loaded: &LoadedCampaign, pair: &str) -> Vec<f64> {
    let records = loaded
        .pairs
        .iter()
        .filter(|r| r.pair == pair && r.state == State::Ok);
    records
        .map(|r| median(&r.quads.iter().map(|q| q.log_ratio()).collect::<Vec<_>>()))
        .collect()
}

fn judged(pair: &Pair, kernels: Vec<Ratios>, campaign: &Campaign) -> Comparison {
    let (names, ratios): (Vec<String>, Vec<Vec<f64>>) = kernels.into_iter().unzip();
    let (b, a) = (&pair.b.configuration, &pair.a.configuration);
    Comparison::judged(b, a, Method::Alternation, names, &ratios, campaign)
}

fn negative(i: Interval) -> Interval {
    Interval {
        low: -i.high,
        high: -i.low,
    }
}

fn plus(a: Interval, b: Interval) -> Interval {
    Interval {
        low: a.low + b.low,
        high: a.high + b.high,
    }
}

/// The same measurement seen from the other side.
fn turned(c: &Comparison) -> Comparison {
    let kernels = c.kernels.iter().map(|k| KernelResult {
        verdict: Verdict {
            kind: match k.verdict.kind {
                VerdictKind::Faster => VerdictKind::Slower,
                VerdictKind::Slower => VerdictKind::Faster,
                same => same,
            },
            log_ratio: -k.verdict.log_ratio,
            interval: k.verdict.interval.map(negative),
            ..k.verdict.clone()
        },
        ..k.clone()
    });
    Comparison {
        configuration: c.reference.clone(),
        reference: c.configuration.clone(),
        method: c.method,
        kernels: kernels.collect(),
        geomean: c.geomean.map(|g| Geomean {
            log_ratio: -g.log_ratio,
            fixed: negative(g.fixed),
            sample: negative(g.sample),
            ..g
        }),
    }
}

/// Two measurements in a row. Ends of intervals are added, which is wider than what an own measurement would give,
/// and a verdict needs both: it never claims more than was measured.
fn joined(first: &Comparison, second: &Comparison) -> Comparison {
    let mut kernels = Vec::new();
    for a in &first.kernels {
        let Some(b) = second.kernel(&a.kernel) else {
            continue;
        };
        let interval = a
            .verdict
            .interval
            .zip(b.verdict.interval)
            .map(|(x, y)| plus(x, y));
        let log_ratio = a.verdict.log_ratio + b.verdict.log_ratio;
        let adjusted_p = (a.verdict.adjusted_p + b.verdict.adjusted_p).min(1.0);
        let kind = match interval {
            Some(i) if i.high < 0.0 => VerdictKind::Faster,
            Some(i) if i.low > 0.0 => VerdictKind::Slower,
            _ => VerdictKind::NotResolved,
        };
        kernels.push(KernelResult {
            kernel: a.kernel.clone(),
            verdict: Verdict {
                kind,
                log_ratio,
                interval,
                p: (a.verdict.p + b.verdict.p).min(1.0),
                adjusted_p,
                below_threshold: false,
                needed: None,
            },
            processes: a.processes.min(b.processes),
        });
    }
    let geomean = first
        .geomean
        .zip(second.geomean)
        .filter(|(a, b)| a.kernels == b.kernels);
    Comparison {
        configuration: second.configuration.clone(),
        reference: first.reference.clone(),
        method: Method::Indirect,
        kernels,
        geomean: geomean.map(|(a, b)| Geomean {
            log_ratio: a.log_ratio + b.log_ratio,
            fixed: plus(a.fixed, b.fixed),
            sample: plus(a.sample, b.sample),
            kernels: a.kernels,
        }),
    }
}
