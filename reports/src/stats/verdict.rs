//! From an interval and a test to one of four words, so that "no difference was seen" never stands
//! for both "they are the same" and "we cannot tell".

use super::order::{Interval, median, order_interval, robust_sd, sign_test};

/// The four words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// Takes less time than the baseline, adjusted p below alpha.
    Faster,
    /// Takes more time than the baseline, adjusted p below alpha.
    Slower,
    /// The 90 % interval lies inside the practical threshold.
    Same,
    /// Neither.
    NotResolved,
}

impl VerdictKind {
    /// Its name in tables and files.
    pub fn name(self) -> &'static str {
        match self {
            VerdictKind::Faster => "faster",
            VerdictKind::Slower => "slower",
            VerdictKind::Same => "same",
            VerdictKind::NotResolved => "not resolved",
        }
    }
}

/// A judged comparison of one kernel.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The word.
    pub kind: VerdictKind,
    /// Median log-ratio of time, configuration over baseline.
    pub log_ratio: f64,
    /// Its interval at level 1 - alpha, if there are enough processes.
    pub interval: Option<Interval>,
    /// p of the sign test.
    pub p: f64,
    /// The same after Holm's correction over the kernels of the comparison.
    pub adjusted_p: f64,
    /// Significant, but the whole interval lies inside the practical threshold.
    pub below_threshold: bool,
    /// How many processes would resolve the threshold, when this many did not.
    pub needed: Option<u64>,
}

/// Holm's step-down correction; the results are in the order of the input.
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut adjusted = vec![1.0; p.len()];
    let mut floor = 0.0f64;
    for (i, &index) in order.iter().enumerate() {
        floor = floor.max((p[index] * (p.len() - i) as f64).min(1.0));
        adjusted[index] = floor;
    }
    adjusted
}

/// Judges all kernels of one comparison; each element holds one kernel's log-ratios by process.
pub fn judge(kernels: &[Vec<f64>], alpha: f64, delta: f64) -> Vec<Verdict> {
    judge_by(kernels, alpha, delta, holm)
}

/// As [`judge`], with another correction for the number of tests.
pub fn judge_by(
    kernels: &[Vec<f64>],
    alpha: f64,
    delta: f64,
    adjust: fn(&[f64]) -> Vec<f64>,
) -> Vec<Verdict> {
    let limit = delta.ln_1p();
    let p: Vec<f64> = kernels.iter().map(|d| sign_test(d)).collect();
    let adjusted = adjust(&p);
    kernels
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let log_ratio = median(d);
            let interval = order_interval(d, alpha);
            // Two one-sided tests at alpha are the interval at 1 - 2 alpha.
            let same = order_interval(d, 2.0 * alpha).is_some_and(|i| i.within(limit));
            let kind = if adjusted[i] < alpha && log_ratio != 0.0 {
                if log_ratio < 0.0 {
                    VerdictKind::Faster
                } else {
                    VerdictKind::Slower
                }
            } else if same {
                VerdictKind::Same
            } else {
                VerdictKind::NotResolved
            };
            let needed = (kind == VerdictKind::NotResolved)
                .then(|| processes_needed(robust_sd(d), delta))
                .map(|n| {
                    n.max(d.len() as u64 + 1)
                        .max(least_processes(kernels.len(), alpha))
                });
            Verdict {
                kind,
                log_ratio,
                interval,
                p: p[i],
                adjusted_p: adjusted[i],
                below_threshold: matches!(kind, VerdictKind::Faster | VerdictKind::Slower)
                    && interval.is_some_and(|i| i.within(limit)),
                needed,
            }
        })
        .collect()
}

/// The least number of processes with which Holm's correction over this many kernels can still give
/// a verdict: with fewer, even processes that all agree are not enough.
pub fn least_processes(kernels: usize, alpha: f64) -> u64 {
    let mut n = 1;
    while 2.0 * 0.5f64.powi(n) * kernels.max(1) as f64 >= alpha && n < 1000 {
        n += 1;
    }
    n as u64
}

/// Processes that resolve a difference of `delta` with power 0.8 at 5 %, given the spread between processes.
pub fn processes_needed(sd: f64, delta: f64) -> u64 {
    let ratio = (1.96 + 0.84) * sd / delta.ln_1p();
    (std::f64::consts::FRAC_PI_2 * ratio * ratio)
        .ceil()
        .max(6.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holm_by_hand() {
        let adjusted = holm(&[0.01, 0.04, 0.03]);
        let expected = [0.03, 0.06, 0.06];
        for (a, e) in adjusted.iter().zip(expected) {
            assert!((a - e).abs() < 1e-12, "{adjusted:?}");
        }
        assert_eq!(holm(&[0.6, 0.9]), [1.0, 1.0]);
        assert!(holm(&[]).is_empty());
    }

    fn spread(centre: f64, width: f64, n: usize) -> Vec<f64> {
        (0..n)
            .map(|i| centre + width * (i as f64 / (n - 1) as f64 - 0.5))
            .collect()
    }

    #[test]
    fn four_words() {
        let word = |d: Vec<f64>| judge(&[d], 0.05, 0.01)[0].kind;
        assert_eq!(word(spread(-0.2, 0.05, 20)), VerdictKind::Faster);
        assert_eq!(word(spread(0.2, 0.05, 20)), VerdictKind::Slower);
        assert_eq!(word(spread(0.0, 0.01, 20)), VerdictKind::Same);
        assert_eq!(word(spread(0.0, 0.5, 20)), VerdictKind::NotResolved);
        assert_eq!(
            word(vec![-0.2; 5]),
            VerdictKind::NotResolved,
            "five processes never suffice"
        );
    }

    #[test]
    fn small_but_sure_is_marked() {
        let verdict = &judge(&[spread(0.004, 0.002, 20)], 0.05, 0.01)[0];
        assert_eq!(verdict.kind, VerdictKind::Slower);
        assert!(verdict.below_threshold);
        assert!(verdict.needed.is_none());
    }

    #[test]
    fn unresolved_says_what_it_would_take() {
        let verdict = &judge(&[spread(0.0, 0.4, 20)], 0.05, 0.01)[0];
        let needed = verdict.needed.expect("not resolved");
        assert_eq!(
            needed,
            processes_needed(robust_sd(&spread(0.0, 0.4, 20)), 0.01)
        );
        assert!(needed > 1000, "{needed}");
        assert!(processes_needed(0.0, 0.01) >= 6);
    }

    #[test]
    fn more_kernels_make_it_harder() {
        // p = 2/128 each: below 5 % alone, not among ten.
        let one = judge(&[vec![-0.1; 7]], 0.05, 0.01);
        assert_eq!(one[0].kind, VerdictKind::Faster);
        let ten = judge(&vec![vec![-0.1; 7]; 10], 0.05, 0.01);
        assert!(ten.iter().all(|v| v.kind == VerdictKind::NotResolved));
        assert_eq!(
            (least_processes(1, 0.05), least_processes(10, 0.05)),
            (6, 9)
        );
        let nine = judge(&vec![vec![-0.1; 9]; 10], 0.05, 0.01);
        assert!(nine.iter().all(|v| v.kind == VerdictKind::Faster));
    }
}
