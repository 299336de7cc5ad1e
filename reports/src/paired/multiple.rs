//! Many tests at once, where a share of false findings is accepted: ablation matrices.

/// Benjamini and Hochberg's step-up correction (false discovery rate); the results are in the order of the input.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[b].total_cmp(&p[a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut ceiling = 1.0f64;
    for (i, &index) in order.iter().enumerate() {
        let rank = p.len() - i;
        ceiling = ceiling.min(p[index] * p.len() as f64 / rank as f64);
        adjusted[index] = ceiling;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let adjusted = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005]);
        let expected = [0.02, 0.04, 0.04, 0.02];
        for (a, e) in adjusted.iter().zip(expected) {
            assert!((a - e).abs() < 1e-12, "{adjusted:?}");
        }
        assert_eq!(benjamini_hochberg(&[0.9, 0.8]), [0.9, 0.9]);
        assert!(benjamini_hochberg(&[]).is_empty());
    }

    #[test]
    fn never_stricter_than_holm() {
        let mut rng = fastrand::Rng::with_seed(4);
        for _ in 0..200 {
            let p: Vec<f64> = (0..10).map(|_| rng.f64()).collect();
            let holm = crate::stats::holm(&p);
            for (b, h) in benjamini_hochberg(&p).iter().zip(holm) {
                assert!(*b <= h + 1e-12);
            }
        }
    }
}
