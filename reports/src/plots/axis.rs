//! Axes: from values to pixels, with as many tick labels as fit.

use super::canvas::{Anchor, Canvas, Drawn};
use super::text;
use crate::style::{GRID, INK, MUTED};

/// Size of tick labels.
const TICK: f64 = 12.0;

/// A scale between two pixel positions. Vertical ones run from the bottom (larger pixel) up.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    logarithmic: bool,
}

impl Axis {
    /// A logarithmic axis that holds all values and 1, with some room.
    pub fn ratios(values: impl IntoIterator<Item = f64>, from: f64, to: f64) -> Axis {
        let (mut low, mut high) = (1.0f64, 1.0f64);
        for v in values.into_iter().filter(|v| v.is_finite() && *v > 0.0) {
            low = low.min(v);
            high = high.max(v);
        }
        let room = ((high / low).ln() * 0.06).max(0.03);
        Axis {
            low: low.ln() - room,
            high: high.ln() + room,
            from,
            to,
            logarithmic: true,
        }
    }

    /// A logarithmic axis of positive numbers that need not hold 1.
    pub fn logarithmic(low: f64, high: f64, from: f64, to: f64) -> Axis {
        let low = low.max(f64::MIN_POSITIVE);
        let high = if high > low { high } else { low * 2.0 };
        Axis {
            low: low.ln(),
            high: high.ln(),
            from,
            to,
            logarithmic: true,
        }
    }

    /// A linear axis.
    pub fn linear(low: f64, high: f64, from: f64, to: f64) -> Axis {
        let high = if high > low { high } else { low + 1.0 };
        Axis {
            low,
            high,
            from,
            to,
            logarithmic: false,
        }
    }

    /// Pixel of a value; values beyond the ends stay at them.
    pub fn at(&self, value: f64) -> f64 {
        let v = if self.logarithmic { value.ln() } else { value };
        let share = ((v - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }

    /// Round values, as many as leave `gap` pixels between labels.
    fn ticks(&self, label: &dyn Fn(f64) -> String, vertical: bool) -> Vec<f64> {
        let candidates = if self.logarithmic {
            self.logarithmic_ticks()
        } else {
            self.linear_ticks()
        };
        let room = |v: f64| {
            if vertical {
                TICK * 1.3
            } else {
                text::width(&label(v), TICK)
            }
        };
        let fits = |ticks: &[f64]| {
            ticks.windows(2).all(|w| {
                // Round numbers on a linear axis are easier to read when they are few.
                let apart = if self.logarithmic { 8.0 } else { 22.0 };
                let need = (room(w[0]) + room(w[1])) / 2.0 + apart;
                (self.at(w[1]) - self.at(w[0])).abs() >= need
            })
        };
        // Ticks must not leave half of the axis to itself either.
        let (low, high) = (self.from.min(self.to), self.from.max(self.to));
        let even = |ticks: &[f64]| {
            let mut places: Vec<f64> = ticks
                .iter()
                .map(|t| self.at(*t))
                .chain([low, high])
                .collect();
            places.sort_by(f64::total_cmp);
            places
                .windows(2)
                .all(|w| w[1] - w[0] <= 0.45 * (high - low))
        };
        let chosen = candidates.iter().find(|ticks| fits(ticks) && even(ticks));
        let chosen = chosen.or_else(|| candidates.iter().find(|ticks| fits(ticks)));
        chosen.or(candidates.last()).cloned().unwrap_or_default()
    }

    fn logarithmic_ticks(&self) -> Vec<Vec<f64>> {
        const STEPS: [&[f64]; 8] = [
            &[1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 9.5, 9.6, 9.7, 9.8, 9.9],
            &[1.0, 1.02, 1.05, 1.1, 8.0, 9.0, 9.5, 9.8],
            &[1.0, 1.1, 1.2, 1.3, 1.5, 1.7, 2.0, 5.0, 6.0, 7.0, 8.0, 9.0],
            &[1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 5.0, 6.0, 7.0, 8.0],
            &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
            &[1.0, 2.0, 5.0],
            &[1.0, 3.0],
            &[1.0],
        ];
        let inside = |v: &f64| v.ln() >= self.low - 1e-9 && v.ln() <= self.high + 1e-9;
        let all = |steps: &[f64]| -> Vec<f64> {
            let decades = (-15..16).flat_map(|e| steps.iter().map(move |s| s * 10f64.powi(e)));
            decades.filter(inside).collect()
        };
        let mut out: Vec<Vec<f64>> = STEPS.iter().map(|s| all(s)).collect();
        // Over many decades: every second one, every third one.
        let decades = all(&[1.0]);
        out.extend((2..5).map(|n| decades.iter().copied().step_by(n).collect()));
        out.retain(|ticks| ticks.len() >= 2);
        out
    }

    fn linear_ticks(&self) -> Vec<Vec<f64>> {
        let exponent = (self.high - self.low).log10().floor() as i32;
        let mut out = Vec::new();
        for e in exponent - 1..=exponent {
            for step in [1.0, 2.0, 5.0] {
                let step = step * 10f64.powi(e);
                let first = (self.low / step - 1e-9).ceil() as i64;
                let last = (self.high / step + 1e-9).floor() as i64;
                if last - first < 40 {
                    out.push((first..=last).map(|i| i as f64 * step).collect());
                }
            }
        }
        out
    }

    /// A horizontal axis at the bottom: grid, tick labels, caption.
    pub fn horizontal(
        &self,
        canvas: &Canvas<'_>,
        (top, bottom): (f64, f64),
        label: &dyn Fn(f64) -> String,
        caption: &str,
    ) -> Drawn {
        for tick in self.ticks(label, false) {
            let x = self.at(tick);
            canvas.line((x, top), (x, bottom), GRID, 1)?;
            let words = label(tick);
            let half = text::width(&words, TICK) / 2.0 + 2.0;
            let x = x.min(canvas.width() - half).max(half);
            canvas.text((x, bottom + 13.0), &words, TICK, Anchor::Middle, MUTED)?;
        }
        self.caption(canvas, bottom, caption)
    }

    /// The caption alone, below where tick labels go.
    pub fn caption(&self, canvas: &Canvas<'_>, bottom: f64, caption: &str) -> Drawn {
        canvas.caption(((self.from + self.to) / 2.0, bottom + 32.0), caption)
    }

    /// Height that a caption takes below an axis, tick labels included.
    pub fn foot(width: f64, caption: &str) -> f64 {
        26.0 + 16.0 * text::lines(caption, TICK, width - 12.0).len() as f64
    }

    /// A vertical axis at the left: grid and tick labels.
    pub fn vertical(
        &self,
        canvas: &Canvas<'_>,
        (left, right): (f64, f64),
        label: &dyn Fn(f64) -> String,
    ) -> Drawn {
        for tick in self.ticks(label, true) {
            let y = self.at(tick);
            canvas.line((left, y), (right, y), GRID, 1)?;
            canvas.text((left - 6.0, y), &label(tick), TICK, Anchor::End, MUTED)?;
        }
        Ok(())
    }

    /// The line that stands for "no difference" on a horizontal axis.
    pub fn unity(&self, canvas: &Canvas<'_>, top: f64, bottom: f64) -> Drawn {
        let x = self.at(if self.logarithmic { 1.0 } else { 0.0 });
        canvas.line((x, top), (x, bottom), INK, 1)
    }
}

/// A tick without needless digits.
pub fn plain(v: f64) -> String {
    let rounded = (v * 1e6).round() / 1e6;
    format!("{rounded}")
}

/// A share as a percentage.
pub fn percent(v: f64) -> String {
    format!("{} %", plain(v * 100.0))
}

/// A large number with a suffix.
pub fn short(v: f64) -> String {
    let (v, suffix) = match v.abs() {
        a if a >= 1e9 => (v / 1e9, " G"),
        a if a >= 1e6 => (v / 1e6, " M"),
        a if a >= 1e3 => (v / 1e3, " k"),
        _ => (v, ""),
    };
    let digits = if v.abs() >= 100.0 {
        1.0
    } else if v.abs() >= 10.0 {
        10.0
    } else {
        100.0
    };
    format!("{}{suffix}", (v * digits).round() / digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tick_labels_never_touch() {
        let mut rng = fastrand::Rng::with_seed(5);
        for _ in 0..500 {
            let (low, span) = (rng.f64() * 10.0 + 1e-3, rng.f64() * 8.0);
            let to = 60.0 + rng.f64() * 800.0;
            for axis in [
                Axis::ratios([low, low * span.exp()], 0.0, to),
                Axis::linear(low, low * span.exp(), 0.0, to),
            ] {
                let ticks = axis.ticks(&plain, false);
                for w in ticks.windows(2) {
                    let need = text::width(&plain(w[0]), TICK) / 2.0;
                    assert!(
                        axis.at(w[1]) - axis.at(w[0]) > need || ticks.len() == 2,
                        "{ticks:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn ratios_hold_one_and_clamp() {
        let axis = Axis::ratios([2.0, 4.0], 100.0, 200.0);
        assert!(axis.at(1.0) > 100.0 && axis.at(4.0) < 200.0);
        assert_eq!(axis.at(1e9), 200.0);
        assert_eq!(Axis::linear(0.0, 10.0, 200.0, 100.0).at(5.0), 150.0);
        assert_eq!(
            (short(1_250_000.0), percent(0.125)),
            ("1.25 M".into(), "12.5 %".into())
        );
    }
}
