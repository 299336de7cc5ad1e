//! Geometric means over a suite, with two intervals: "on these kernels" and "on kernels like these".

use super::order::Interval;

/// The suite's mean log-ratio with both intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geomean {
    /// Mean over kernels of the median log-ratio.
    pub log_ratio: f64,
    /// Only processes resampled: what these kernels would give again.
    pub fixed: Interval,
    /// Kernels resampled too: what other kernels of the kind would give.
    pub sample: Interval,
    /// Kernels in it.
    pub kernels: usize,
}

const RESAMPLES: usize = 10_000;

/// Bootstraps the geometric mean. Each element holds one kernel's log-ratios, by process. Kernels
/// measured in the same blocks keep them together: when all have the same number, one draw of
/// blocks serves all kernels, so that what disturbed a whole block is not counted as averaged out.
pub fn geomean_intervals(kernels: &[Vec<f64>], alpha: f64, seed: u64) -> Option<Geomean> {
    if kernels.is_empty() || kernels.iter().any(Vec::is_empty) {
        return None;
    }
    let mut rng = fastrand::Rng::with_seed(seed);
    let joint = kernels.iter().all(|k| k.len() == kernels[0].len());
    let count = kernels.len();
    let mut medians = vec![0.0; count];
    let mut fixed = Vec::with_capacity(RESAMPLES);
    let mut sample = Vec::with_capacity(RESAMPLES);
    // Each kernel's indices in the order of its values: a resample's median is found by counting along it.
    let orders: Vec<Vec<usize>> = kernels.iter().map(|k| ascending(k)).collect();
    let mut drawn: Vec<u32> = Vec::new();
    for _ in 0..RESAMPLES {
        for (k, values) in kernels.iter().enumerate() {
            if k == 0 || !joint {
                drawn.clear();
                drawn.resize(values.len(), 0);
                for _ in 0..values.len() {
                    drawn[rng.usize(..values.len())] += 1;
                }
            }
            medians[k] = median_of_drawn(values, &orders[k], &drawn);
        }
        fixed.push(medians.iter().sum::<f64>() / count as f64);
        let resampled: f64 = (0..count).map(|_| medians[rng.usize(..count)]).sum();
        sample.push(resampled / count as f64);
    }
    let log_ratio = kernels.iter().map(|k| super::median(k)).sum::<f64>() / count as f64;
    Some(Geomean {
        log_ratio,
        fixed: percentiles(fixed, alpha),
        sample: percentiles(sample, alpha),
        kernels: count,
    })
}

fn ascending(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    order
}

/// Median of a multiset: `drawn` says how often each value is in it, as many times altogether as there are values.
fn median_of_drawn(values: &[f64], order: &[usize], drawn: &[u32]) -> f64 {
    let n = values.len() as u32;
    let (low, high) = ((n - 1) / 2, n / 2);
    let mut seen = 0;
    let mut lower = f64::NAN;
    for &index in order {
        let before = seen;
        seen += drawn[index];
        if before <= low && low < seen {
            lower = values[index];
        }
        if high < seen {
            return (lower + values[index]) / 2.0;
        }
    }
    lower
}

fn percentiles(mut values: Vec<f64>, alpha: f64) -> Interval {
    values.sort_by(f64::total_cmp);
    let last = values.len() - 1;
    let at = |q: f64| values[((q * last as f64).round() as usize).min(last)];
    Interval {
        low: at(alpha / 2.0),
        high: at(1.0 - alpha / 2.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_finds_the_median_of_a_resample() {
        let mut rng = fastrand::Rng::with_seed(9);
        for _ in 0..500 {
            let n = rng.usize(1..12);
            let values: Vec<f64> = (0..n).map(|_| rng.f64()).collect();
            let picks: Vec<usize> = (0..n).map(|_| rng.usize(..n)).collect();
            let mut drawn = vec![0; n];
            picks.iter().for_each(|&i| drawn[i] += 1);
            let sample: Vec<f64> = picks.iter().map(|&i| values[i]).collect();
            let found = median_of_drawn(&values, &ascending(&values), &drawn);
            assert!((found - crate::stats::median(&sample)).abs() < 1e-12);
        }
    }

    #[test]
    fn constant_ratios_have_a_fixed_interval_of_no_width() {
        let kernels = vec![vec![0.1; 10], vec![0.3; 10]];
        let g = geomean_intervals(&kernels, 0.05, 1).expect("two kernels");
        assert!((g.log_ratio - 0.2).abs() < 1e-12);
        assert!(g.fixed.half_width() < 1e-12);
        assert!((g.sample.low - 0.1).abs() < 1e-12 && (g.sample.high - 0.3).abs() < 1e-12);
    }

    #[test]
    fn the_seed_decides() {
        let mut rng = fastrand::Rng::with_seed(9);
        let kernels: Vec<Vec<f64>> = (0..5)
            .map(|_| (0..8).map(|_| rng.f64()).collect())
            .collect();
        let a = geomean_intervals(&kernels, 0.05, 7);
        assert_eq!(a, geomean_intervals(&kernels, 0.05, 7));
        assert_ne!(a, geomean_intervals(&kernels, 0.05, 8));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(geomean_intervals(&[], 0.05, 1), None);
        assert_eq!(geomean_intervals(&[vec![]], 0.05, 1), None);
    }
}
