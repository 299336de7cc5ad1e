//! Spearman's rank correlation: whether two columns order the same rows alike.

use crate::stats::Interval;

/// A rank correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Spearman's coefficient, from -1 to 1.
    pub rho: f64,
    /// How often random orders correlate at least as strongly, with either sign.
    pub p: f64,
    /// Percentile bootstrap over rows, at 95 %.
    pub interval: Interval,
    /// Rows.
    pub n: usize,
}

/// Ranks from 1; equal values share the mean of their ranks.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut i = 0;
    while i < order.len() {
        let mut end = i + 1;
        while end < order.len() && values[order[end]] == values[order[i]] {
            end += 1;
        }
        let mean = (i + 1 + end) as f64 / 2.0;
        for &index in &order[i..end] {
            ranks[index] = mean;
        }
        i = end;
    }
    ranks
}

/// Spearman's coefficient; none for fewer than three rows or a column without order.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    if x.len() != y.len() || x.len() < 3 {
        return None;
    }
    pearson(&ranks(x), &ranks(y))
}

fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xy += (a - mx) * (b - my);
        xx += (a - mx) * (a - mx);
        yy += (b - my) * (b - my);
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx * yy).sqrt())
}

const SHUFFLES: usize = 10_000;

/// Spearman's correlation with a permutation test and a bootstrap interval.
pub fn correlation(x: &[f64], y: &[f64], seed: u64) -> Option<Correlation> {
    let rho = spearman(x, y)?;
    let (rx, mut ry) = (ranks(x), ranks(y));
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut as_strong = 0;
    for _ in 0..SHUFFLES {
        rng.shuffle(&mut ry);
        as_strong += usize::from(pearson(&rx, &ry).is_some_and(|r| r.abs() >= rho.abs() - 1e-12));
    }
    let mut drawn = Vec::with_capacity(SHUFFLES);
    let (mut bx, mut by) = (Vec::new(), Vec::new());
    for _ in 0..SHUFFLES {
        bx.clear();
        by.clear();
        for _ in 0..x.len() {
            let i = rng.usize(..x.len());
            bx.push(x[i]);
            by.push(y[i]);
        }
        drawn.extend(spearman(&bx, &by));
    }
    drawn.sort_by(f64::total_cmp);
    let at = |q: f64| drawn[((drawn.len() - 1) as f64 * q).round() as usize];
    Some(Correlation {
        rho,
        // The order that was seen is one of the possible ones.
        p: (as_strong + 1) as f64 / (SHUFFLES + 1) as f64,
        interval: if drawn.is_empty() {
            Interval {
                low: -1.0,
                high: 1.0,
            }
        } else {
            Interval {
                low: at(0.025),
                high: at(0.975),
            }
        },
        n: x.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Differences of ranks 0, 1, 1, 0, 0: 1 - 6 * 2 / (5 * 24).
        let rho = spearman(&[1.0, 2.0, 3.0, 4.0, 5.0], &[10.0, 30.0, 20.0, 40.0, 50.0]);
        assert!((rho.expect("five rows") - 0.9).abs() < 1e-12);
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), None);
    }

    #[test]
    fn order_is_what_counts() {
        let x: Vec<f64> = (0..12).map(f64::from).collect();
        let y: Vec<f64> = x.iter().map(|v| v.exp()).collect();
        let c = correlation(&x, &y, 1).expect("twelve rows");
        assert!((c.rho - 1.0).abs() < 1e-12 && c.p < 0.001);
        let down: Vec<f64> = x.iter().map(|v| -v).collect();
        assert!((spearman(&x, &down).expect("rows") + 1.0).abs() < 1e-12);
    }

    #[test]
    fn unrelated_columns_are_rarely_called_related() {
        let mut rng = fastrand::Rng::with_seed(2);
        let mut found = 0;
        for round in 0..60 {
            let x: Vec<f64> = (0..10).map(|_| rng.f64()).collect();
            let y: Vec<f64> = (0..10).map(|_| rng.f64()).collect();
            found += usize::from(correlation(&x, &y, round).expect("rows").p < 0.05);
        }
        assert!(found <= 9, "{found} of 60");
    }
}
