//! Alternation on a simulated clock: quads of a machine whose speed wanders, drifts and stutters, with known truth. No clock is read.

use super::unpaired::difference_interval;
use super::{attribution, multiple, process_log_ratio};
use crate::schema::{PairRecord, Quad, SCHEMA_VERSION, State, Usage, Warmup, Which};
use crate::stats::{VerdictKind, judge, judge_by, order_interval};

/// A machine's mood: a factor on all times that wanders from slice to slice, and now and then a stretch in which a neighbour takes half of it.
struct Clock {
    rng: fastrand::Rng,
    mood: f64,
    stretch: u32,
}

impl Clock {
    fn new(seed: u64) -> Clock {
        Clock {
            rng: fastrand::Rng::with_seed(seed),
            mood: 0.0,
            stretch: 0,
        }
    }

    fn normal(&mut self) -> f64 {
        let u = 1.0 - self.rng.f64();
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * self.rng.f64()).cos()
    }

    /// Nanoseconds of a slice that takes 5 ms on a calm machine and `log_ratio` longer on side B.
    fn slice(&mut self, log_ratio: f64) -> u64 {
        self.mood = 0.98 * self.mood + 0.01 * self.normal();
        if self.stretch > 0 {
            self.stretch -= 1;
        } else if self.rng.f64() < 0.01 {
            self.stretch = self.rng.u32(2..12);
        }
        let stolen = if self.stretch > 0 {
            self.rng.f64() * 0.7
        } else {
            0.0
        };
        let ln = 5e6f64.ln() + log_ratio + self.mood + stolen + 0.01 * self.normal();
        ln.exp() as u64
    }

    /// One process: layout moves its ratio a little, besides what its slices see.
    fn process(&mut self, block: u32, log_ratio: f64, quads: usize) -> PairRecord {
        let layout = 0.003 * self.normal();
        let quads = (0..quads)
            .map(|_| {
                let a_first = self.rng.bool();
                let mut ns = [0; 4];
                for (i, slot) in ns.iter_mut().enumerate() {
                    let a = (i == 0 || i == 3) == a_first;
                    *slot = self.slice(if a { 0.0 } else { log_ratio + layout });
                }
                Quad {
                    first: if a_first { Which::A } else { Which::B },
                    ns,
                    cpu_ns: None,
                }
            })
            .collect();
        PairRecord {
            schema: SCHEMA_VERSION,
            campaign: "simulated".into(),
            pair: "simulated".into(),
            block,
            order: 0,
            units: 1,
            warmup_a: Warmup::default(),
            warmup_b: Warmup::default(),
            quads,
            checksum_a: None,
            checksum_b: None,
            state: State::Ok,
            message: None,
            usage: Usage::default(),
        }
    }

    fn pair(&mut self, log_ratio: f64, processes: u32, quads: usize) -> Vec<f64> {
        (0..processes)
            .map(|block| process_log_ratio(&self.process(block, log_ratio, quads)))
            .collect()
    }
}

#[test]
fn intervals_cover_the_truth_and_nulls_are_not_called_different() {
    let mut clock = Clock::new(21);
    let (mut covered, mut false_positives) = (0, 0);
    let truth = 1.03f64.ln();
    for _ in 0..1000 {
        let d = clock.pair(truth, 20, 20);
        covered += usize::from(order_interval(&d, 0.05).expect("20").contains(truth));
        let null = clock.pair(0.0, 20, 20);
        let verdict = &judge(&[null], 0.05, 0.01)[0];
        false_positives += usize::from(matches!(
            verdict.kind,
            VerdictKind::Faster | VerdictKind::Slower
        ));
    }
    assert!(covered >= 930, "coverage {covered} of 1000");
    assert!(false_positives <= 60, "{false_positives} of 1000 nulls");
}

#[test]
fn quick_campaigns_keep_the_promise_too() {
    let mut clock = Clock::new(22);
    let mut false_positives = 0;
    for _ in 0..1000 {
        let null = clock.pair(0.0, 7, 10);
        let verdict = &judge(&[null], 0.05, 0.01)[0];
        false_positives += usize::from(matches!(
            verdict.kind,
            VerdictKind::Faster | VerdictKind::Slower
        ));
    }
    assert!(false_positives <= 60, "{false_positives} of 1000 nulls");
}

#[test]
fn a_planted_two_per_cent_is_found() {
    let mut clock = Clock::new(23);
    let mut found = 0;
    for _ in 0..100 {
        let d = clock.pair(1.02f64.ln(), 20, 20);
        found += usize::from(judge(&[d], 0.05, 0.01)[0].kind == VerdictKind::Slower);
    }
    assert!(found >= 97, "{found} of 100");
}

#[test]
fn drift_cancels_inside_a_quad() {
    // Times rise by a per cent with each slice; the ratio does not.
    let quad = |first| Quad {
        first,
        ns: [0, 1, 2, 3].map(|i| (5e6 * 1.01f64.powi(i)) as u64),
        cpu_ns: None,
    };
    assert!(quad(Which::A).log_ratio().abs() < 1e-6);
    assert!(quad(Which::B).log_ratio().abs() < 1e-6);
}

#[test]
fn the_false_discovery_rate_of_a_matrix_holds() {
    let mut rng = fastrand::Rng::with_seed(24);
    let mut share = 0.0;
    for _ in 0..300 {
        // Forty cells, ten of which differ.
        let cells: Vec<Vec<f64>> = (0..40)
            .map(|cell| {
                let truth = if cell < 10 { 0.05 } else { 0.0 };
                (0..20).map(|_| truth + (rng.f64() - 0.5) * 0.06).collect()
            })
            .collect();
        let verdicts = judge_by(&cells, 0.05, 0.01, multiple::benjamini_hochberg);
        let called: Vec<usize> = (0..40)
            .filter(|i| matches!(verdicts[*i].kind, VerdictKind::Faster | VerdictKind::Slower))
            .collect();
        let wrong = called.iter().filter(|i| **i >= 10).count();
        share += wrong as f64 / called.len().max(1) as f64;
    }
    assert!(share / 300.0 <= 0.05 * 1.2, "{}", share / 300.0);
}

#[test]
fn sides_measured_apart_are_covered_as_well() {
    let mut rng = fastrand::Rng::with_seed(25);
    let mut covered = 0;
    for _ in 0..1000 {
        let mut side = |shift: f64| -> Vec<f64> {
            (0..15)
                .map(|_| shift - (1.0 - rng.f64()).ln() * 0.05)
                .collect()
        };
        let (a, b) = (side(0.0), side(0.1));
        covered += usize::from(difference_interval(&a, &b, 0.05).expect("15").contains(0.1));
    }
    assert!(covered >= 950, "{covered} of 1000");
}

#[test]
fn intervals_of_shapley_values_cover_the_truth() {
    let mut rng = fastrand::Rng::with_seed(26);
    let mut covered = 0;
    for _ in 0..1000 {
        // What a family adds depends on which of two others came before.
        let samples: Vec<f64> = (0..16)
            .map(|_| {
                let before = rng.bool();
                (if before { 0.02 } else { 0.06 }) + (rng.f64() - 0.5) * 0.02
            })
            .collect();
        let value = attribution::mean_interval(&samples, 0.05).expect("16");
        covered += usize::from(value.1.contains(0.04));
    }
    assert!(covered >= 930, "{covered} of 1000");
}
