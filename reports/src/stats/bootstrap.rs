//! Geometric means over a suite, with two intervals: "on these kernels" and "on kernels like these".

use super::order::{Interval, median_of_sorted};

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
    let mut picks: Vec<usize> = Vec::new();
    let mut drawn: Vec<f64> = Vec::new();
    for _ in 0..RESAMPLES {
        for (k, values) in kernels.iter().enumerate() {
            if k == 0 || !joint {
                picks.clear();
                picks.extend((0..values.len()).map(|_| rng.usize(..values.len())));
            }
            drawn.clear();
            drawn.extend(picks.iter().map(|&i| values[i]));
            drawn.sort_by(f64::total_cmp);
            medians[k] = median_of_sorted(&drawn);
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
