//! How numbers are written for people: times, ratios, percentages, sizes.

/// Seconds with three significant digits and a unit.
pub fn seconds(s: f64) -> String {
    let (value, unit) = if s >= 1.0 {
        (s, "s")
    } else if s >= 1e-3 {
        (s * 1e3, "ms")
    } else if s >= 1e-6 {
        (s * 1e6, "µs")
    } else {
        (s * 1e9, "ns")
    };
    format!("{} {unit}", significant(value))
}

/// A ratio: two decimals, more digits when it is small.
pub fn ratio(r: f64) -> String {
    if !r.is_finite() {
        "–".into()
    } else if r >= 100.0 {
        format!("{r:.0}x")
    } else if r >= 10.0 {
        format!("{r:.1}x")
    } else if r >= 0.1 {
        format!("{r:.2}x")
    } else {
        format!("{r:.3}x")
    }
}

/// An interval of ratios, without the unit.
pub fn ratio_interval(low: f64, high: f64) -> String {
    let trim = |r| ratio(r).trim_end_matches('x').to_string();
    format!("[{}, {}]", trim(low), trim(high))
}

/// A log-ratio as a signed percentage.
pub fn percent(log_ratio: f64) -> String {
    let p = log_ratio.exp_m1() * 100.0;
    if p.abs() >= 99.5 {
        format!("{p:+.0} %")
    } else {
        format!("{p:+.1} %")
    }
}

/// A probability.
pub fn p_value(p: f64) -> String {
    if p < 0.0001 {
        format!("{p:.0e}")
    } else {
        format!("{p:.4}")
    }
}

/// A share as a percentage with three digits at most.
pub fn share(s: f64) -> String {
    match s * 100.0 {
        p if p >= 99.95 => "100 %".into(),
        p if p >= 10.0 => format!("{p:.1} %"),
        p if p > 0.0 && p < 0.005 => "<0.01 %".into(),
        p => format!("{p:.2} %"),
    }
}

/// A whole number in groups of three digits, apart by narrow spaces.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

/// Bytes in binary units.
pub fn bytes(b: u64) -> String {
    let b = b as f64;
    if b >= 1024.0 * 1024.0 * 1024.0 {
        format!("{} GiB", significant(b / (1024.0 * 1024.0 * 1024.0)))
    } else if b >= 1024.0 * 1024.0 {
        format!("{} MiB", significant(b / (1024.0 * 1024.0)))
    } else {
        format!("{} KiB", significant(b / 1024.0))
    }
}

/// A duration for progress and plans: `3 min 20 s`.
pub fn duration(s: f64) -> String {
    let whole = s.max(0.0).round() as u64;
    match (whole / 3600, whole / 60 % 60, whole % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, m, s) => format!("{m} min {s} s"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

fn significant(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Text as HTML or SVG content and attribute values.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits_and_a_fitting_unit() {
        assert_eq!(seconds(1.2345), "1.23 s");
        assert_eq!(seconds(0.0456), "45.6 ms");
        assert_eq!(seconds(0.000_789), "789 µs");
        assert_eq!(seconds(4.2e-8), "42.0 ns");
    }

    #[test]
    fn ratios_and_durations() {
        assert_eq!(ratio(0.0456), "0.046x");
        assert_eq!(ratio(1.0), "1.00x");
        assert_eq!(ratio_interval(12.34, 123.4), "[12.3, 123]");
        assert_eq!(percent(0.0), "+0.0 %");
        assert_eq!(duration(199.6), "3 min 20 s");
        assert_eq!(escape("<a & 'b'>"), "&lt;a &amp; &#39;b&#39;&gt;");
    }
}
