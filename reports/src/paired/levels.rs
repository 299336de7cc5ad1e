//! Where the variance is (Kalibera and Jones): between the quads of a process or between processes, and what that says about how often to repeat which.

use crate::schema::PairRecord;

/// The split of a pair's variance by level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// Variance of log-ratios between quads of one process.
    pub quads: f64,
    /// Variance that processes add to it; not below 0.
    pub processes: f64,
    /// Quads in a process (the least of all).
    pub quads_per_process: usize,
    /// Processes.
    pub count: usize,
    /// Seconds that one quad takes.
    pub quad_cost: f64,
    /// Seconds that a process takes besides its quads: start and warm-up.
    pub process_cost: f64,
}

/// Splits the variance; none for fewer than two processes of two quads.
pub fn levels<'a>(records: impl IntoIterator<Item = &'a PairRecord>) -> Option<Levels> {
    let mut groups = Vec::new();
    let (mut in_quads, mut total) = (0.0, 0.0);
    for record in records {
        groups.push(record.quads.iter().map(|q| q.log_ratio()).collect());
        let slices: u64 = record.quads.iter().flat_map(|q| q.ns).sum();
        in_quads += slices as f64 * 1e-9;
        total += record.usage.wall_ns as f64 * 1e-9;
    }
    let quads: usize = groups.iter().map(Vec::len).sum();
    let mut split = split(&groups)?;
    split.quad_cost = in_quads / quads as f64;
    split.process_cost = ((total - in_quads) / groups.len() as f64).max(0.0);
    Some(split)
}

fn split(groups: &[Vec<f64>]) -> Option<Levels> {
    let r = groups.iter().map(Vec::len).min().unwrap_or(0);
    if groups.len() < 2 || r < 2 {
        return None;
    }
    let within = groups.iter().map(|g| variance(g)).sum::<f64>() / groups.len() as f64;
    let means: Vec<f64> = groups
        .iter()
        .map(|g| g.iter().sum::<f64>() / g.len() as f64)
        .collect();
    // The means' variance holds a share of what varies within.
    let between = variance(&means) - within / r as f64;
    Some(Levels {
        quads: within,
        processes: between.max(0.0),
        quads_per_process: r,
        count: groups.len(),
        quad_cost: f64::NAN,
        process_cost: f64::NAN,
    })
}

fn variance(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0)
}

/// More quads than this are not advised: a process that runs for long is one layout for long.
const MOST_QUADS: f64 = 200.0;

impl Levels {
    /// How many quads in a process buy the most certainty for the time: the square root of (cost of a process / cost of a quad) times (variance of quads /
    /// variance of processes).
    pub fn best_quads(&self) -> u32 {
        let ratio = (self.process_cost / self.quad_cost) * (self.quads / self.processes);
        // Processes that add no variance: only their cost speaks.
        let best = ratio.sqrt().ceil();
        if best.is_finite() {
            best.clamp(3.0, MOST_QUADS) as u32
        } else {
            MOST_QUADS as u32
        }
    }

    /// Standard deviation of a process's datum with so many quads. A median's is √(π/2) times that of a mean of normal values.
    pub fn process_sd(&self, quads: u32) -> f64 {
        let inner = std::f64::consts::FRAC_PI_2 * self.quads / f64::from(quads.max(1));
        (self.processes + inner).sqrt()
    }

    /// Seconds of so many processes of so many quads.
    pub fn seconds(&self, processes: u64, quads: u32) -> f64 {
        processes as f64 * (self.process_cost + f64::from(quads) * self.quad_cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(rng: &mut fastrand::Rng) -> f64 {
        let u = 1.0 - rng.f64();
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * rng.f64()).cos()
    }

    #[test]
    fn known_variances_are_found() {
        let mut rng = fastrand::Rng::with_seed(3);
        let groups: Vec<Vec<f64>> = (0..400)
            .map(|_| {
                let process = 0.02 * normal(&mut rng);
                (0..20).map(|_| process + 0.05 * normal(&mut rng)).collect()
            })
            .collect();
        let l = split(&groups).expect("enough");
        assert!((l.quads.sqrt() - 0.05).abs() < 0.002, "{l:?}");
        assert!((l.processes.sqrt() - 0.02).abs() < 0.002, "{l:?}");
    }

    #[test]
    fn advice_follows_cost_and_variance() {
        let l = Levels {
            quads: 0.04,
            processes: 0.01,
            quads_per_process: 20,
            count: 10,
            quad_cost: 0.02,
            process_cost: 0.18,
        };
        assert_eq!(l.best_quads(), 6, "sqrt(9 * 4)");
        let none = Levels {
            processes: 0.0,
            ..l
        };
        assert_eq!(none.best_quads(), 200);
        assert!(l.process_sd(40) < l.process_sd(10));
        assert!((l.seconds(10, 6) - 3.0).abs() < 1e-12);
        assert!(split(&[vec![1.0, 2.0]]).is_none());
    }
}
