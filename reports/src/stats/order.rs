//! Medians, the exact order-statistic interval of a median, and the sign test that agrees with it.

/// A closed interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Half of its width.
    pub fn half_width(&self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Whether it lies inside `-limit ..= limit`.
    pub fn within(&self, limit: f64) -> bool {
        self.low >= -limit && self.high <= limit
    }

    /// Whether a value lies in it.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// The median; NaN of nothing.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    median_of_sorted(&sorted)
}

fn median_of_sorted(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    match n {
        0 => f64::NAN,
        _ if n % 2 == 1 => sorted[n / 2],
        _ => (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0,
    }
}

/// Median absolute deviation, scaled to the standard deviation of a normal distribution.
pub fn robust_sd(values: &[f64]) -> f64 {
    let m = median(values);
    let deviations: Vec<f64> = values.iter().map(|v| (v - m).abs()).collect();
    1.4826 * median(&deviations)
}

/// The order-statistic interval of the median at level `1 - alpha`: exact for independent values of
/// any continuous distribution. None when there are too few values for that level.
pub fn order_interval(values: &[f64], alpha: f64) -> Option<Interval> {
    let n = values.len();
    let rank = lower_rank(n, alpha)?;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some(Interval {
        low: sorted[rank - 1],
        high: sorted[n - rank],
    })
}

/// The largest rank `l` (from 1) with P(Binomial(n, 1/2) < l) <= alpha / 2.
fn lower_rank(n: usize, alpha: f64) -> Option<usize> {
    // Comparing with a hair of slack: 2^-n sums are exact enough, alpha / 2 may not be.
    let limit = alpha / 2.0 * (1.0 + 1e-12);
    let mut term = 0.5f64.powi(i32::try_from(n).ok()?);
    let mut sum = 0.0;
    let mut rank = 0;
    for i in 0..n {
        sum += term;
        if sum > limit {
            break;
        }
        rank = i + 1;
        term *= (n - i) as f64 / (i + 1) as f64;
    }
    (rank > 0).then_some(rank)
}

/// Two-sided sign test of "the median is 0"; values equal to 0 are left out.
pub fn sign_test(values: &[f64]) -> f64 {
    let above = values.iter().filter(|v| **v > 0.0).count();
    let below = values.iter().filter(|v| **v < 0.0).count();
    let n = above + below;
    let Ok(exponent) = i32::try_from(n) else {
        return f64::NAN;
    };
    let mut term = 0.5f64.powi(exponent);
    let mut sum = 0.0;
    for i in 0..=above.min(below) {
        sum += term;
        term *= (n - i) as f64 / (i + 1) as f64;
    }
    (2.0 * sum).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_match_the_published_table() {
        let table = [
            (6, 1),
            (8, 1),
            (10, 2),
            (12, 3),
            (15, 4),
            (20, 6),
            (25, 8),
            (30, 10),
            (40, 14),
        ];
        for (n, rank) in table {
            assert_eq!(lower_rank(n, 0.05), Some(rank), "n = {n}");
        }
        assert_eq!(lower_rank(5, 0.05), None, "five values cannot give 95 %");
        assert_eq!(lower_rank(0, 0.05), None);
    }

    #[test]
    fn interval_takes_the_right_values() {
        let values: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        assert_eq!(
            order_interval(&values, 0.05),
            Some(Interval {
                low: 2.0,
                high: 9.0
            })
        );
        assert_eq!(median(&values), 5.5);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn sign_test_by_hand() {
        assert_eq!(sign_test(&[1.0; 6]), 2.0 / 64.0);
        // 1 of 8 below: 2 * (1 + 8) / 256.
        let mut values = vec![1.0; 7];
        values.push(-1.0);
        assert!((sign_test(&values) - 18.0 / 256.0).abs() < 1e-12);
        assert_eq!(sign_test(&[0.0, 0.0]), 1.0);
        assert_eq!(sign_test(&[-1.0, 1.0]), 1.0);
    }

    #[test]
    fn interval_excludes_zero_exactly_when_the_test_rejects() {
        let mut rng = fastrand::Rng::with_seed(3);
        for _ in 0..2000 {
            let n = rng.usize(6..30);
            let shift = rng.f64() - 0.5;
            let values: Vec<f64> = (0..n).map(|_| rng.f64() - 0.5 + shift).collect();
            let interval = order_interval(&values, 0.05).expect("at least six values");
            assert_eq!(
                !interval.contains(0.0),
                sign_test(&values) <= 0.05 * (1.0 + 1e-12)
            );
        }
    }

    #[test]
    fn robust_sd_of_a_spread() {
        assert!((robust_sd(&[1.0, 2.0, 3.0, 4.0, 5.0]) - 1.4826).abs() < 1e-12);
    }
}
