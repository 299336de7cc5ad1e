//! A measured effect against a published one.

use super::words;
use crate::stats::{Interval, Verdict, VerdictKind, judge};

/// What a source says about side B against side A.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Claimed {
    /// B is so many times as fast as A (below 1: slower).
    Speedup(f64),
    /// B is faster, no number given.
    Faster,
    /// B is slower, no number given.
    Slower,
    /// There is no difference worth mentioning.
    Same,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimVerdict {
    /// As published.
    Reproduced,
    /// Faster where faster was published, but by another amount.
    OtherSize,
    /// The opposite, or no difference where there should be one.
    NotReproduced,
    /// Too much noise to tell.
    NotResolved,
}

impl ClaimVerdict {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            ClaimVerdict::Reproduced => "reproduced",
            ClaimVerdict::OtherSize => "same direction, other size",
            ClaimVerdict::NotReproduced => "not reproduced",
            ClaimVerdict::NotResolved => "not resolved",
        }
    }
}

/// A quarter of an effect more or less is still the same effect: machines differ.
const TOLERANCE: f64 = 0.25;

/// Log-ratios of time that count as the claimed size: within a quarter of the effect, at least the practical threshold.
fn band(speedup: f64, delta: f64) -> Interval {
    let centre = -speedup.ln();
    let half = (TOLERANCE * centre.abs()).max(delta.ln_1p());
    Interval {
        low: centre - half,
        high: centre + half,
    }
}

/// Holds a judged measurement against a claim.
pub fn hold(claimed: Claimed, v: &Verdict, delta: f64) -> ClaimVerdict {
    use ClaimVerdict::{NotReproduced, NotResolved, OtherSize, Reproduced};
    let direction = match claimed {
        Claimed::Same => {
            return match v.kind {
                VerdictKind::Same => Reproduced,
                VerdictKind::NotResolved => NotResolved,
                _ if v.below_threshold => Reproduced,
                _ => NotReproduced,
            };
        }
        Claimed::Speedup(s) if s < 1.0 => VerdictKind::Slower,
        Claimed::Slower => VerdictKind::Slower,
        Claimed::Speedup(_) | Claimed::Faster => VerdictKind::Faster,
    };
    let size = match claimed {
        Claimed::Speedup(s) => Some(band(s, delta)),
        _ => None,
    };
    let overlaps = |size: Interval, i: Interval| i.low <= size.high && size.low <= i.high;
    match v.kind {
        kind if kind == direction => match (size, v.interval) {
            (None, _) => Reproduced,
            (Some(size), Some(i)) if overlaps(size, i) => Reproduced,
            _ => OtherSize,
        },
        VerdictKind::NotResolved => NotResolved,
        // The opposite direction, or the same within the threshold.
        _ => NotReproduced,
    }
}

/// Judges one case by the log-ratios of its processes.
pub fn judge_case(claimed: Claimed, d: &[f64], alpha: f64, delta: f64) -> (Verdict, ClaimVerdict) {
    let verdict = judge(&[d.to_vec()], alpha, delta).remove(0);
    let held = hold(claimed, &verdict, delta);
    (verdict, held)
}

/// The claim in words.
pub fn say(claimed: Claimed) -> String {
    match claimed {
        Claimed::Speedup(s) if s < 1.0 => format!("{}x slower", words::ratio(1.0 / s)),
        Claimed::Speedup(s) => format!("{}x faster", words::ratio(s)),
        Claimed::Faster => "faster".into(),
        Claimed::Slower => "slower".into(),
        Claimed::Same => "no difference".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(speedup: f64, width: f64) -> Vec<f64> {
        (0..20)
            .map(|i| -speedup.ln() + width * (f64::from(i) / 19.0 - 0.5))
            .collect()
    }

    fn held(claimed: Claimed, d: &[f64]) -> ClaimVerdict {
        judge_case(claimed, d, 0.05, 0.01).1
    }

    #[test]
    fn four_outcomes() {
        let claim = Claimed::Speedup(2.02);
        assert_eq!(held(claim, &around(1.9, 0.01)), ClaimVerdict::Reproduced);
        assert_eq!(held(claim, &around(4.0, 0.01)), ClaimVerdict::OtherSize);
        assert_eq!(held(claim, &around(1.1, 0.01)), ClaimVerdict::OtherSize);
        assert_eq!(held(claim, &around(0.8, 0.01)), ClaimVerdict::NotReproduced);
        assert_eq!(
            held(claim, &around(1.0, 0.004)),
            ClaimVerdict::NotReproduced
        );
        assert_eq!(held(claim, &around(1.0, 1.0)), ClaimVerdict::NotResolved);
    }

    #[test]
    fn directions_and_no_difference() {
        assert_eq!(
            held(Claimed::Slower, &around(0.7, 0.01)),
            ClaimVerdict::Reproduced
        );
        assert_eq!(
            held(Claimed::Slower, &around(1.3, 0.01)),
            ClaimVerdict::NotReproduced
        );
        assert_eq!(
            held(Claimed::Same, &around(1.0, 0.004)),
            ClaimVerdict::Reproduced
        );
        assert_eq!(
            held(Claimed::Same, &around(1.2, 0.004)),
            ClaimVerdict::NotReproduced
        );
        assert_eq!(
            held(Claimed::Speedup(0.5), &around(0.5, 0.004)),
            ClaimVerdict::Reproduced
        );
        assert_eq!(say(Claimed::Speedup(0.5)), "2.00x slower");
    }

    #[test]
    fn small_claims_have_the_threshold_as_tolerance() {
        let claim = Claimed::Speedup(1.02);
        assert_eq!(held(claim, &around(1.027, 0.004)), ClaimVerdict::Reproduced);
        assert_eq!(held(claim, &around(1.06, 0.004)), ClaimVerdict::OtherSize);
    }
}
