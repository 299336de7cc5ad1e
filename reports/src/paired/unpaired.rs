//! Two sides that were measured apart (two campaigns): nothing cancels what disturbed one of them, so the interval is wider, and both campaigns' times of
//! day are in it only as far as their processes show it.

use crate::stats::{
    Interval, Verdict, VerdictKind, holm, median, order_interval, processes_needed, robust_sd,
};

/// Interval of the difference of two medians at level `1 - alpha`: the two order-statistic intervals at half the error each, combined. Never too narrow,
/// whatever the distributions; none when there are too few values.
pub fn difference_interval(a: &[f64], b: &[f64], alpha: f64) -> Option<Interval> {
    let a = order_interval(a, alpha / 2.0)?;
    let b = order_interval(b, alpha / 2.0)?;
    Some(Interval {
        low: b.low - a.high,
        high: b.high - a.low,
    })
}

/// The smallest error level at which the interval excludes 0; 1 if none does.
fn p_value(a: &[f64], b: &[f64]) -> f64 {
    let excludes = |alpha: f64| difference_interval(a, b, alpha).is_some_and(|i| !i.contains(0.0));
    if !excludes(1.0) {
        return 1.0;
    }
    // Intervals shrink as the level falls, so what excludes 0 once does so from there on.
    let (mut no, mut yes) = (-40.0f64, 0.0f64);
    if excludes(no.exp()) {
        return no.exp();
    }
    for _ in 0..60 {
        let middle = (no + yes) / 2.0;
        if excludes(middle.exp()) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes.exp()
}

/// Judges kernels whose sides were measured apart; each element holds the logarithms of one kernel's times, by process, of the reference and of the other.
pub fn judge_unpaired(kernels: &[(Vec<f64>, Vec<f64>)], alpha: f64, delta: f64) -> Vec<Verdict> {
    let limit = delta.ln_1p();
    let p: Vec<f64> = kernels.iter().map(|(a, b)| p_value(a, b)).collect();
    let adjusted = holm(&p);
    kernels
        .iter()
        .enumerate()
        .map(|(i, (a, b))| {
            let log_ratio = median(b) - median(a);
            let interval = difference_interval(a, b, alpha);
            let same = difference_interval(a, b, 2.0 * alpha).is_some_and(|i| i.within(limit));
            let kind = match log_ratio {
                r if adjusted[i] < alpha && r < 0.0 => VerdictKind::Faster,
                r if adjusted[i] < alpha && r > 0.0 => VerdictKind::Slower,
                _ if same => VerdictKind::Same,
                _ => VerdictKind::NotResolved,
            };
            let spread = robust_sd(a).hypot(robust_sd(b));
            let more = a.len().min(b.len()) as u64 + 1;
            Verdict {
                kind,
                log_ratio,
                interval,
                p: p[i],
                adjusted_p: adjusted[i],
                below_threshold: matches!(kind, VerdictKind::Faster | VerdictKind::Slower)
                    && interval.is_some_and(|i| i.within(limit)),
                needed: (kind == VerdictKind::NotResolved)
                    .then(|| processes_needed(spread, delta).max(more)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(centre: f64, width: f64, n: usize) -> Vec<f64> {
        (0..n)
            .map(|i| centre + width * (i as f64 / (n - 1) as f64 - 0.5))
            .collect()
    }

    #[test]
    fn four_words() {
        let word = |b: Vec<f64>| judge_unpaired(&[(spread(0.0, 0.01, 20), b)], 0.05, 0.01)[0].kind;
        assert_eq!(word(spread(-0.1, 0.01, 20)), VerdictKind::Faster);
        assert_eq!(word(spread(0.1, 0.01, 20)), VerdictKind::Slower);
        assert_eq!(word(spread(0.0, 0.01, 20)), VerdictKind::Same);
        assert_eq!(word(spread(0.0, 0.5, 20)), VerdictKind::NotResolved);
        assert_eq!(word(vec![0.1; 3]), VerdictKind::NotResolved, "too few");
    }

    #[test]
    fn the_test_agrees_with_the_interval() {
        let mut rng = fastrand::Rng::with_seed(8);
        for _ in 0..300 {
            let shift = rng.f64() - 0.5;
            let a: Vec<f64> = (0..15).map(|_| rng.f64()).collect();
            let b: Vec<f64> = (0..12).map(|_| rng.f64() + shift).collect();
            let excluded = !difference_interval(&a, &b, 0.05)
                .expect("enough values")
                .contains(0.0);
            assert_eq!(excluded, p_value(&a, &b) <= 0.05 + 1e-9);
        }
    }

    #[test]
    fn wider_than_the_paired_interval() {
        let mut rng = fastrand::Rng::with_seed(9);
        // Each block has its own disturbance, which pairing takes out.
        let blocks: Vec<(f64, f64)> = (0..20)
            .map(|_| {
                let common = rng.f64() * 0.3;
                (common + rng.f64() * 0.01, common + rng.f64() * 0.01)
            })
            .collect();
        let d: Vec<f64> = blocks.iter().map(|(a, b)| b - a).collect();
        let (a, b): (Vec<f64>, Vec<f64>) = blocks.into_iter().unzip();
        let paired = order_interval(&d, 0.05).expect("20 values");
        let apart = difference_interval(&a, &b, 0.05).expect("20 values");
        assert!(apart.half_width() > 3.0 * paired.half_width());
    }
}
