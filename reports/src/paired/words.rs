//! How a paired result is said: one phrase for each of the four verdicts, with its interval.

use crate::stats::{Interval, Verdict, VerdictKind};

/// A ratio with three decimals where two would hide what alternation can resolve.
pub fn ratio(r: f64) -> String {
    if (0.9..1.1).contains(&r) {
        format!("{r:.3}")
    } else if r < 10.0 {
        format!("{r:.2}")
    } else {
        format!("{r:.1}")
    }
}

/// `[1.92, 1.97]` of speed-ups, from an interval of log-ratios of time.
pub fn speedups(i: Interval) -> String {
    format!("[{}, {}]", ratio((-i.high).exp()), ratio((-i.low).exp()))
}

/// An interval in the direction of the ratio that it belongs to.
pub fn factors(log_ratio: f64, i: Interval) -> String {
    if log_ratio <= 0.0 {
        speedups(i)
    } else {
        format!("[{}, {}]", ratio(i.low.exp()), ratio(i.high.exp()))
    }
}

/// `1.52x faster [1.50, 1.54]`, `1.10x slower [1.08, 1.12]`.
pub fn factor(log_ratio: f64, interval: Option<Interval>) -> String {
    let (word, r) = if log_ratio <= 0.0 {
        ("faster", (-log_ratio).exp())
    } else {
        ("slower", log_ratio.exp())
    };
    let shown = interval.map(|i| factors(log_ratio, i));
    match shown {
        Some(interval) => format!("{}x {word} {interval}", ratio(r)),
        None => format!("{}x {word}", ratio(r)),
    }
}

/// `+2.1 %`: how much longer the other side takes, with a digit more than times of processes deserve.
pub fn percent(log_ratio: f64) -> String {
    let p = log_ratio.exp_m1() * 100.0;
    if p.abs() >= 99.5 {
        format!("{p:+.0} %")
    } else if p.abs() >= 9.95 {
        format!("{p:+.1} %")
    } else {
        format!("{p:+.2} %")
    }
}

/// `[-0.4 %, +0.3 %]` of an interval of log-ratios of time.
pub fn percents(i: Interval) -> String {
    format!("[{}, {}]", percent(i.low), percent(i.high))
}

/// The whole phrase.
pub fn verdict(v: &Verdict, delta: f64) -> String {
    let threshold = format!("{} %", trimmed(delta * 100.0));
    match v.kind {
        VerdictKind::Faster | VerdictKind::Slower => {
            let mut text = factor(v.log_ratio, v.interval);
            if v.below_threshold {
                text.push_str(&format!(" (below {threshold})"));
            }
            text
        }
        VerdictKind::Same => {
            let interval = v.interval.map(percents).unwrap_or_default();
            format!("same within {threshold} {interval}")
        }
        VerdictKind::NotResolved => {
            let interval = v.interval.map_or_else(
                || {
                    format!(
                        "{} (too few processes for an interval)",
                        percent(v.log_ratio)
                    )
                },
                percents,
            );
            let needed = v.needed.map_or_else(String::new, |n| {
                format!("; about {n} processes would resolve {threshold}")
            });
            format!("not resolved: {interval}{needed}")
        }
    }
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::judge;

    #[test]
    fn phrases() {
        let phrase = |d: Vec<f64>| verdict(&judge(&[d], 0.05, 0.01)[0], 0.01);
        assert_eq!(
            phrase(vec![-(2.0f64.ln()); 20]),
            "2.00x faster [2.00, 2.00]"
        );
        assert_eq!(
            phrase(vec![1.05f64.ln(); 20]),
            "1.050x slower [1.050, 1.050]"
        );
        assert_eq!(
            phrase(vec![1.004f64.ln(); 20]),
            "1.004x slower [1.004, 1.004] (below 1 %)"
        );
        let around: Vec<f64> = (0..20).map(|i| 0.0001 * f64::from(i - 10)).collect();
        assert!(phrase(around).starts_with("same within 1 % [-0.0"));
        let far: Vec<f64> = (0..20).map(|i| 0.02 * f64::from(i - 10)).collect();
        let text = phrase(far);
        assert!(
            text.starts_with("not resolved: [") && text.ends_with("processes would resolve 1 %"),
            "{text}"
        );
    }
}
