//! Alternating slices, judged: the log-ratio of each process, verdicts by question, attribution to families, published claims.
//!
//! Everything is a pure function of what a results folder holds ([`crate::schema`]).
//!
//! - [`compare`] two configurations, kernel by kernel, with the null rows
//! - [`unpaired`] two campaigns that never alternated: the wider interval
//! - [`attribution`] families on and off, exposure, sampled permutations, interactions
//! - [`claims`] a measured effect against a published one
//! - [`levels`] where the variance is: quads or processes
//! - [`rank`] Spearman's correlation; [`multiple`] the false discovery rate
//! - [`table`] rows as text, Markdown, CSV

pub mod attribution;
pub mod claims;
pub mod compare;
pub mod levels;
pub mod multiple;
pub mod rank;
#[cfg(test)]
mod simulation;
pub mod table;
pub mod unpaired;
pub mod words;

use std::collections::BTreeMap;

use crate::load::LoadedCampaign;
use crate::schema::{Pair, PairRecord, State, Warmup};
use crate::stats::median;

/// What was measured of one pair.
#[derive(Debug, Clone)]
pub struct PairData {
    /// The question and its sides.
    pub pair: Pair,
    /// Log-ratio of time, B over A, of each process, by block.
    pub by_block: BTreeMap<u32, f64>,
    /// Median nanoseconds of one call of `run` on the reference.
    pub call_ns_a: f64,
    /// The same of the other side.
    pub call_ns_b: f64,
    /// Processes in which a side did not settle before its slices.
    pub unsettled: usize,
    /// Attempts to specialize in each of the last calls before them, on the busier side; the largest of these processes.
    pub restless: u64,
    /// Processes in which a slice of the reference was shorter than a thousand steps of the clock.
    pub coarse: usize,
    /// Why it is left out, if it is.
    pub excluded: Option<(State, String)>,
}

impl PairData {
    /// The log-ratios in the order of blocks.
    pub fn log_ratios(&self) -> Vec<f64> {
        self.by_block.values().copied().collect()
    }
}

/// The datum of one process: the median over its quads.
pub fn process_log_ratio(record: &PairRecord) -> f64 {
    let quads: Vec<f64> = record.quads.iter().map(|q| q.log_ratio()).collect();
    median(&quads)
}

/// Every pair of a campaign with its processes, in the campaign's order.
pub fn pairs(loaded: &LoadedCampaign) -> Vec<PairData> {
    let resolution = loaded.campaign.machine.timer_resolution_ns.unwrap_or(1);
    loaded
        .campaign
        .pairs
        .iter()
        .map(|pair| {
            let records: Vec<&PairRecord> =
                loaded.pairs.iter().filter(|r| r.pair == pair.id).collect();
            one(pair, &records, resolution)
        })
        .collect()
}

fn one(pair: &Pair, records: &[&PairRecord], resolution: u64) -> PairData {
    let mut data = PairData {
        pair: pair.clone(),
        by_block: BTreeMap::new(),
        call_ns_a: f64::NAN,
        call_ns_b: f64::NAN,
        unsettled: 0,
        restless: 0,
        coarse: 0,
        excluded: None,
    };
    let (mut calls_a, mut calls_b) = (Vec::new(), Vec::new());
    for record in records {
        if record.state != State::Ok {
            let worse = !matches!(data.excluded, Some((State::WrongResult, _)));
            if worse {
                let message = record.message.clone().unwrap_or_default();
                data.excluded = Some((record.state, message));
            }
            continue;
        }
        data.by_block
            .insert(record.block, process_log_ratio(record));
        let settled = record.warmup_a.settled && record.warmup_b.settled;
        data.unsettled += usize::from(!settled);
        if !settled {
            let last = |w: &Warmup| w.events.last().copied().unwrap_or(0);
            let most = last(&record.warmup_a).max(last(&record.warmup_b));
            data.restless = data.restless.max(most);
        }
        let (a, b) = slice_medians(record);
        data.coarse += usize::from(a < 1000.0 * resolution as f64);
        calls_a.push(a / record.units as f64);
        calls_b.push(b / record.units as f64);
    }
    data.call_ns_a = median(&calls_a);
    data.call_ns_b = median(&calls_b);
    data
}

/// Median lengths of the two sides' slices.
fn slice_medians(record: &PairRecord) -> (f64, f64) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for quad in &record.quads {
        let (outer, inner) = match quad.first {
            crate::schema::Which::A => (&mut a, &mut b),
            crate::schema::Which::B => (&mut b, &mut a),
        };
        let ns = quad.times().map(|ns| ns as f64);
        outer.extend([ns[0], ns[3]]);
        inner.extend([ns[1], ns[2]]);
    }
    (median(&a), median(&b))
}
