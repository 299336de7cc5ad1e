//! Simulated campaigns with known truth: the error rates that the statistics promise, without clocks.

use super::*;

/// A standard normal value (Box-Muller).
fn normal(rng: &mut fastrand::Rng) -> f64 {
    let u = 1.0 - rng.f64();
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * rng.f64()).cos()
}

/// Log-ratio noise of a shared machine: a fifth of the processes is eight times noisier.
fn noisy(rng: &mut fastrand::Rng, sd: f64) -> f64 {
    let factor = if rng.f64() < 0.2 { 8.0 } else { 1.0 };
    normal(rng) * sd * factor
}

fn skewed(rng: &mut fastrand::Rng, sd: f64) -> f64 {
    // Exponential with its median moved to 0.
    sd * (-(1.0 - rng.f64()).ln() - std::f64::consts::LN_2)
}

#[test]
fn intervals_cover_the_truth() {
    let mut rng = fastrand::Rng::with_seed(11);
    type Noise = fn(&mut fastrand::Rng, f64) -> f64;
    let kinds: [(&str, Noise); 3] = [
        ("normal", |r, s| normal(r) * s),
        ("noisy", noisy),
        ("skewed", skewed),
    ];
    for (name, noise) in kinds {
        for n in [7, 10, 20] {
            let mut covered = 0;
            for _ in 0..3000 {
                let d: Vec<f64> = (0..n).map(|_| 0.05 + noise(&mut rng, 0.03)).collect();
                covered += usize::from(order_interval(&d, 0.05).expect("enough").contains(0.05));
            }
            let share = covered as f64 / 3000.0;
            assert!(share >= 0.94, "{name}, n = {n}: {share}");
        }
    }
}

#[test]
fn nulls_are_rarely_called_different() {
    let mut rng = fastrand::Rng::with_seed(12);
    let mut families_with_a_false_verdict = 0;
    for _ in 0..1000 {
        let kernels: Vec<Vec<f64>> = (0..15)
            .map(|_| (0..20).map(|_| noisy(&mut rng, 0.02)).collect())
            .collect();
        let wrong = judge(&kernels, 0.05, 0.01)
            .iter()
            .any(|v| matches!(v.kind, VerdictKind::Faster | VerdictKind::Slower));
        families_with_a_false_verdict += usize::from(wrong);
    }
    assert!(
        families_with_a_false_verdict <= 60,
        "{families_with_a_false_verdict} of 1000"
    );
}

#[test]
fn a_planted_difference_is_found() {
    let mut rng = fastrand::Rng::with_seed(13);
    let mut found = 0;
    for _ in 0..500 {
        let d: Vec<f64> = (0..20)
            .map(|_| -(1.02f64.ln()) + normal(&mut rng) * 0.01)
            .collect();
        found += usize::from(judge(&[d], 0.05, 0.01)[0].kind == VerdictKind::Faster);
    }
    assert!(found >= 490, "{found} of 500");
}

#[test]
fn the_same_is_called_the_same() {
    let mut rng = fastrand::Rng::with_seed(14);
    let (mut same, mut wrong) = (0, 0);
    for _ in 0..500 {
        let d: Vec<f64> = (0..20).map(|_| normal(&mut rng) * 0.008).collect();
        same += usize::from(judge(&[d], 0.05, 0.01)[0].kind == VerdictKind::Same);
        // The truth lies on the limit: "same" would be an error in at most 5 %.
        let d: Vec<f64> = (0..20)
            .map(|_| 1.01f64.ln() + normal(&mut rng) * 0.01)
            .collect();
        wrong += usize::from(judge(&[d], 0.05, 0.01)[0].kind == VerdictKind::Same);
    }
    assert!(same >= 430, "{same} of 500");
    assert!(wrong <= 32, "{wrong} of 500");
}

#[test]
fn geomean_interval_covers_the_truth() {
    let mut rng = fastrand::Rng::with_seed(15);
    let mut covered = 0;
    for round in 0..60 {
        let kernels: Vec<Vec<f64>> = (0..6)
            .map(|k| {
                (0..12)
                    .map(|_| 0.1 * f64::from(k) + noisy(&mut rng, 0.02))
                    .collect()
            })
            .collect();
        let g = geomean_intervals(&kernels, 0.05, round).expect("six kernels");
        covered += usize::from(g.fixed.contains(0.25));
        assert!(g.sample.low <= g.fixed.low && g.sample.high >= g.fixed.high);
    }
    assert!(covered >= 52, "{covered} of 60");
}
